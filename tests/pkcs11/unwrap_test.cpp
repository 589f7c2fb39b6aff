#include "pkcs11/key_generation.h"
#include "pkcs11/unwrap.h"
#include "tests/pkcs11/openssl.h"
#include "tests/pkcs11/world.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::must, tests::World;

namespace {

const Bytes aesKey(32, 0x5A);
const Bytes secret = {'a', ' ', 's', 'e', 'c', 'r', 'e', 't'};

PrivateKeyRequest requestFor(KeyKind kind) { return {kind, "~pending:测试:enc", {0xE1, 0x02}, true}; }

// A session with a transport key, and what its owner would be sent.
struct Recovery : World {
  KeyPair transport = must(generateKeyPair(session, KeyKind::Rsa2048, {"transport", {}, KeyUse::Transport, false}));

  [[nodiscard]] Bytes toTransport(RsaPadding padding, ByteView plain) const {
    return tests::encrypt(must(publicKeyOf(transport.publicKey)), padding, plain);
  }
  [[nodiscard]] WrappedKey wrapped(ByteView privateKeyInfo) const {
    return {OaepHash::Sha1, toTransport(RsaPadding::OaepSha1, aesKey), tests::wrapWithPadding(aesKey, privateKeyInfo)};
  }
  [[nodiscard]] std::size_t objects() const { return must(session.find({})).size(); }
};

bool flag(const Object& object, CK_ATTRIBUTE_TYPE type) { return must(object.boolean(type)); }

void checkUnwrapped(const Object& key, bool rsa) {
  CHECK(must(key.text(CKA_LABEL)) == "~pending:测试:enc");
  CHECK(must(key.bytes(CKA_ID)) == Bytes{0xE1, 0x02});
  CHECK(flag(key, CKA_TOKEN));
  CHECK(flag(key, CKA_PRIVATE));
  CHECK(flag(key, CKA_SENSITIVE));
  CHECK_FALSE(flag(key, CKA_EXTRACTABLE));
  CHECK_FALSE(flag(key, CKA_SIGN));
  CHECK(flag(key, CKA_DECRYPT) == rsa);
  CHECK(flag(key, CKA_UNWRAP) == rsa);
  CHECK(flag(key, CKA_DERIVE) == !rsa);
  CHECK(key.bytes(rsa ? CKA_PRIVATE_EXPONENT : CKA_VALUE).error().code == CKR_ATTRIBUTE_SENSITIVE);
  CHECK_FALSE(key.set(Template().boolean(CKA_EXTRACTABLE, true)));
  const auto origin = must(originOf(key));
  CHECK_FALSE(origin.generatedHere);
  CHECK_FALSE(origin.neverExtractable);
}

} // namespace

TEST_CASE("an RSA key is unwrapped in two steps, and decrypts what was encrypted to it outside") {
  Recovery world;
  for (const KeyKind kind : {KeyKind::Rsa2048, KeyKind::Rsa3072}) {
    const auto outside = tests::makeKey(kind);
    const auto value = tests::valueOf(outside.get());
    const auto key = unwrapKey(world.session, world.mechanisms(), world.transport.privateKey,
                               world.wrapped(tests::pkcs8(outside.get())), requestFor(kind));
    REQUIRE(key);
    checkUnwrapped(*key, true);
    CHECK(must(publicKeyOf(*key)) == value);
    for (const RsaPadding padding : {RsaPadding::Pkcs1, RsaPadding::OaepSha1}) {
      CHECK(must(decrypt(world.session, *key, padding, tests::encrypt(value, padding, secret))) == secret);
    }
  }
  CHECK(world.objects() == 4); // the transport pair and the two keys: no AES key is left
}

TEST_CASE("an EC key is unwrapped in two steps, and agrees with one outside") {
  Recovery world;
  for (const KeyKind kind : {KeyKind::EcP256, KeyKind::EcP384}) {
    const auto outside = tests::makeKey(kind), peer = tests::makeKey(kind);
    const auto key = unwrapKey(world.session, world.mechanisms(), world.transport.privateKey,
                               world.wrapped(tests::pkcs8(outside.get())), requestFor(kind));
    REQUIRE(key);
    checkUnwrapped(*key, false);
    const auto peerPoint = std::get<EcPublicKey>(tests::valueOf(peer.get())).point;
    const auto expected = tests::sharedSecret(peer.get(), tests::valueOf(outside.get()));
    CHECK(must(agree(world.session, *key, peerPoint, bitsOf(kind) / 8)) == expected);
  }
  CHECK(world.objects() == 4); // neither AES keys nor shared secrets are left
}

TEST_CASE("agreeing with nonsense is refused and leaves nothing behind") {
  Recovery world;
  const auto outside = tests::makeKey(KeyKind::EcP256);
  const auto key = must(unwrapKey(world.session, world.mechanisms(), world.transport.privateKey,
                                  world.wrapped(tests::pkcs8(outside.get())), requestFor(KeyKind::EcP256)));
  CHECK_FALSE(agree(world.session, key, Bytes{4, 1, 2, 3}, 32));
  CHECK_FALSE(agree(world.session, key, {}, 32));
  CHECK(world.objects() == 3);
}

TEST_CASE("SoftHSM refuses OAEP with SHA-256 cleanly, and SHA-1 works afterwards in the same session") {
  Recovery world;
  const auto refused = unwrapAesKey(world.session, world.transport.privateKey, OaepHash::Sha256,
                                    world.toTransport(RsaPadding::OaepSha256, aesKey));
  REQUIRE_FALSE(refused);
  CHECK(meansNotOffered(refused.error().code));
  const auto key = unwrapAesKey(world.session, world.transport.privateKey, OaepHash::Sha1,
                                world.toTransport(RsaPadding::OaepSha1, aesKey));
  REQUIRE(key);
  CHECK(flag(*key, CKA_UNWRAP));
  CHECK(flag(*key, CKA_SENSITIVE));
  for (const CK_ATTRIBUTE_TYPE type : {CKA_TOKEN, CKA_EXTRACTABLE, CKA_WRAP, CKA_ENCRYPT, CKA_DECRYPT}) {
    CHECK_FALSE(flag(*key, type));
  }
}

TEST_CASE("junk is not unwrapped and leaves no object behind") {
  Recovery world;
  const auto outside = tests::makeKey(KeyKind::EcP256);
  const WrappedKey good = world.wrapped(tests::pkcs8(outside.get()));
  const auto refused = [&](const WrappedKey& wrapped) {
    return !unwrapKey(world.session, world.mechanisms(), world.transport.privateKey, wrapped,
                      requestFor(KeyKind::EcP256));
  };
  WrappedKey junkKey = good, junkAes = good, none;
  junkKey.privateKey[5] ^= 1;
  junkAes.aesKey[5] ^= 1;
  CHECK(refused(junkKey));
  CHECK(refused(junkAes));
  CHECK(refused(none));
  CHECK(refused(world.wrapped(Bytes(100, 7)))); // well wrapped, but no PrivateKeyInfo
  CHECK(world.objects() == 2);
  CHECK_FALSE(refused(good));
}

TEST_CASE("a trial's key is a session object") {
  Recovery world;
  const auto outside = tests::makeKey(KeyKind::EcP256);
  PrivateKeyRequest trial = requestFor(KeyKind::EcP256);
  trial.token = false;
  const auto key = must(unwrapKey(world.session, world.mechanisms(), world.transport.privateKey,
                                  world.wrapped(tests::pkcs8(outside.get())), trial));
  CHECK_FALSE(flag(key, CKA_TOKEN));
}

TEST_CASE("what a module claims to unwrap with is tried in order, and nothing where it claims no way") {
  World world;
  const Mechanism oaep{CKM_RSA_PKCS_OAEP, 0, 0, CKF_UNWRAP}, kwp{aesKeyWrapKwp, 0, 0, CKF_UNWRAP},
      pad{aesKeyWrapPad, 0, 0, CKF_UNWRAP}, onlyWraps{aesKeyWrapPad, 0, 0, CKF_WRAP};
  CHECK(keyWraps(Mechanisms({oaep, pad, kwp})) == std::vector{KeyWrap::Kwp, KeyWrap::Pad});
  CHECK(keyWraps(Mechanisms({oaep, onlyWraps})).empty());
  CHECK(offersRsaAesKeyWrap(Mechanisms({{CKM_RSA_AES_KEY_WRAP, 0, 0, CKF_UNWRAP}})));
  const Object nothing(world.session, 1);
  const auto calls = world.module.calls();
  for (const Mechanisms& claims : {Mechanisms(), Mechanisms({pad}), Mechanisms({oaep, onlyWraps})}) {
    const auto key = unwrapKey(world.session, claims, nothing, {}, requestFor(KeyKind::Rsa2048));
    CHECK(key.error().code == CKR_MECHANISM_INVALID);
  }
  CHECK(world.module.calls() == calls);
}

TEST_CASE("where a claimed way is refused the next one is tried") {
  Recovery world;
  const auto outside = tests::makeKey(KeyKind::EcP256);
  // SoftHSM knows neither of the first two, so both claims are hollow.
  const Mechanisms boastful({{CKM_RSA_AES_KEY_WRAP, 0, 0, CKF_UNWRAP},
                             {CKM_RSA_PKCS_OAEP, 0, 0, CKF_UNWRAP},
                             {aesKeyWrapKwp, 0, 0, CKF_UNWRAP},
                             {aesKeyWrapPad, 0, 0, CKF_UNWRAP}});
  int unwraps = 0;
  world.module.observe([&](const CallRecord& call) { unwraps += std::string(call.function) == "C_UnwrapKey"; });
  CHECK(unwrapKey(world.session, boastful, world.transport.privateKey, world.wrapped(tests::pkcs8(outside.get())),
                  requestFor(KeyKind::EcP256)));
  world.module.observe({});
  CHECK(unwraps == 4); // both in one, the AES key, Kwp, Pad
  CHECK(world.objects() == 3);
}

TEST_CASE("a ciphertext is bounded before it reaches the token") {
  World world;
  const Object nothing(world.session, 1);
  const auto calls = world.module.calls();
  CHECK(decrypt(world.session, nothing, RsaPadding::Pkcs1, {}).error().code == CKR_ENCRYPTED_DATA_LEN_RANGE);
  CHECK(decrypt(world.session, nothing, RsaPadding::Pkcs1, Bytes(4096)).error().code == CKR_ENCRYPTED_DATA_LEN_RANGE);
  CHECK(world.module.calls() == calls);
}
