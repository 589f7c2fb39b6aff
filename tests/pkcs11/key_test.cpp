#include "pkcs11/key_generation.h"
#include "pkcs11/signature.h"
#include "tests/pkcs11/openssl.h"
#include "tests/pkcs11/world.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::must, tests::octetsOf, tests::sha256, tests::verifies, tests::World;

namespace {

const Bytes id = {0xC3, 0x01, 0x00, 0xFF};

KeyPairRequest signingKey() { return {"~pending:测试:sign", id, KeyUse::Signing, true}; }

bool flag(const Object& object, CK_ATTRIBUTE_TYPE type) { return must(object.boolean(type)); }

void checkSigningPair(const KeyPair& pair) {
  for (const Object& half : {pair.publicKey, pair.privateKey}) {
    CHECK(must(half.text(CKA_LABEL)) == "~pending:测试:sign");
    CHECK(must(half.bytes(CKA_ID)) == id);
    CHECK(flag(half, CKA_TOKEN));
    CHECK(flag(half, CKA_LOCAL));
  }
  CHECK_FALSE(flag(pair.publicKey, CKA_PRIVATE));
  CHECK(flag(pair.publicKey, CKA_VERIFY));
  CHECK_FALSE(flag(pair.publicKey, CKA_ENCRYPT));
  CHECK_FALSE(flag(pair.publicKey, CKA_WRAP));
  CHECK(flag(pair.privateKey, CKA_PRIVATE));
  CHECK(flag(pair.privateKey, CKA_SENSITIVE));
  CHECK_FALSE(flag(pair.privateKey, CKA_EXTRACTABLE));
  CHECK(flag(pair.privateKey, CKA_SIGN));
  CHECK_FALSE(flag(pair.privateKey, CKA_DECRYPT));
  CHECK_FALSE(flag(pair.privateKey, CKA_UNWRAP));
  CHECK_FALSE(flag(pair.privateKey, CKA_DERIVE));
  const auto origin = must(originOf(pair.privateKey));
  CHECK(origin.generatedHere);
  CHECK(origin.alwaysSensitive);
  CHECK(origin.neverExtractable);
}

} // namespace

TEST_CASE("each kind of key is generated with its label and id, sensitive and for signing only") {
  World world;
  for (const KeyKind kind : {KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::EcP256, KeyKind::EcP384}) {
    INFO(bitsOf(kind));
    CHECK(offersGeneration(world.mechanisms(), kind));
    const auto pair = generateKeyPair(world.session, kind, signingKey());
    REQUIRE(pair);
    checkSigningPair(*pair);
    const auto value = publicKeyOf(pair->publicKey);
    REQUIRE(value);
    CHECK(kindOf(*value) == kind);
    const CK_ATTRIBUTE_TYPE secret = isRsa(kind) ? CKA_PRIVATE_EXPONENT : CKA_VALUE;
    CHECK(pair->privateKey.bytes(secret).error().code == CKR_ATTRIBUTE_SENSITIVE);
  }
}

TEST_CASE("an RSA private key tells its public half, an EC one does not") {
  World world;
  const auto rsa = must(generateKeyPair(world.session, KeyKind::Rsa2048, signingKey()));
  CHECK(must(publicKeyOf(rsa.privateKey)) == must(publicKeyOf(rsa.publicKey)));
  const auto ec = must(generateKeyPair(world.session, KeyKind::EcP256, signingKey()));
  CHECK(meansNoSuchValue(publicKeyOf(ec.privateKey).error().code));
}

TEST_CASE("a key that is no key pair has no public key value") {
  World world;
  Template values;
  values.number(CKA_CLASS, CKO_DATA).boolean(CKA_TOKEN, false);
  CHECK_FALSE(publicKeyOf(must(createObject(world.session, values))));
}

TEST_CASE("a transport key unwraps and does nothing else, and goes with its session") {
  World world;
  const KeyPairRequest request{"transport", id, KeyUse::Transport, true};
  {
    const Session session = must(Session::open(world.module, world.slot, Access::ReadWrite));
    const auto pair = must(generateKeyPair(session, KeyKind::Rsa2048, request));
    CHECK_FALSE(flag(pair.privateKey, CKA_TOKEN));
    CHECK_FALSE(flag(pair.publicKey, CKA_TOKEN));
    CHECK(flag(pair.privateKey, CKA_UNWRAP));
    CHECK_FALSE(flag(pair.privateKey, CKA_DECRYPT));
    CHECK_FALSE(flag(pair.privateKey, CKA_SIGN));
    CHECK(flag(pair.privateKey, CKA_SENSITIVE));
    CHECK_FALSE(flag(pair.privateKey, CKA_EXTRACTABLE));
    const Bytes hash(32);
    CHECK_FALSE(sign(session, pair.privateKey, SignaturePlan::RsaDigestInfo, hash));
    const Bytes ciphertext = tests::encrypt(must(publicKeyOf(pair.publicKey)), RsaPadding::Pkcs1, hash);
    CHECK_FALSE(decrypt(session, pair.privateKey, RsaPadding::Pkcs1, ciphertext));
    CHECK(must(session.find({})).size() == 2);
  }
  CHECK(must(world.session.find({})).empty());
}

TEST_CASE("a transport key is RSA") {
  World world;
  const KeyPairRequest request{"transport", id, KeyUse::Transport, false};
  CHECK(generateKeyPair(world.session, KeyKind::EcP256, request).error().code == CKR_ARGUMENTS_BAD);
}

TEST_CASE("signatures by every plan that the token offers verify with OpenSSL") {
  World world;
  const Bytes message = {'t', 'o', ' ', 's', 'i', 'g', 'n'};
  const Bytes other = {'o', 't', 'h', 'e', 'r'};
  struct Way {
    KeyKind kind;
    SignaturePlan plan;
  };
  for (const Way& way :
       {Way{KeyKind::Rsa2048, SignaturePlan::RsaHashOnToken}, Way{KeyKind::Rsa2048, SignaturePlan::RsaDigestInfo},
        Way{KeyKind::Rsa3072, SignaturePlan::RsaDigestInfo}, Way{KeyKind::EcP256, SignaturePlan::EcDigest},
        Way{KeyKind::EcP384, SignaturePlan::EcDigest}}) {
    INFO(bitsOf(way.kind) << " by plan " << static_cast<int>(way.plan));
    const auto pair = must(generateKeyPair(world.session, way.kind, signingKey()));
    const auto value = must(publicKeyOf(pair.publicKey));
    const Bytes input = hashesOnToken(way.plan) ? message : sha256(message);
    const auto signature = sign(world.session, pair.privateKey, way.plan, input);
    REQUIRE(signature);
    CHECK(verifies(value, message, *signature));
    CHECK_FALSE(verifies(value, other, *signature));
  }
}

TEST_CASE("SoftHSM hashes for RSA and not for EC, so the plans follow") {
  World world;
  const Mechanisms mechanisms = world.mechanisms();
  CHECK(must(signaturePlan(mechanisms, KeyKind::Rsa3072)) == SignaturePlan::RsaHashOnToken);
  CHECK(must(signaturePlan(mechanisms, KeyKind::EcP256)) == SignaturePlan::EcDigest);
  const auto pair = must(generateKeyPair(world.session, KeyKind::EcP256, signingKey()));
  const Bytes message = {1};
  const auto refused = sign(world.session, pair.privateKey, SignaturePlan::EcHashOnToken, message);
  CHECK(meansNotOffered(refused.error().code));
  // The refusal leaves no operation behind.
  CHECK(sign(world.session, pair.privateKey, SignaturePlan::EcDigest, sha256(message)));
}

TEST_CASE("a module's claims decide the plan") {
  const auto claims = [](CK_MECHANISM_TYPE type, CK_FLAGS flags) { return Mechanisms({{type, 0, 0, flags}}); };
  CHECK(must(signaturePlan(claims(CKM_RSA_PKCS, CKF_SIGN), true)) == SignaturePlan::RsaDigestInfo);
  CHECK(must(signaturePlan(claims(CKM_ECDSA_SHA256, CKF_SIGN), false)) == SignaturePlan::EcHashOnToken);
  CHECK(signaturePlan(claims(CKM_RSA_PKCS, CKF_VERIFY), true).error().code == CKR_MECHANISM_INVALID);
  CHECK(signaturePlan(claims(CKM_RSA_PKCS, CKF_SIGN), false).error().code == CKR_MECHANISM_INVALID);
}

TEST_CASE("key sizes are judged in bits, and not where they may be octets") {
  const auto offers = [](CK_MECHANISM_TYPE type, CK_ULONG minimum, CK_ULONG maximum, KeyKind kind) {
    return offersGeneration(Mechanisms({{type, minimum, maximum, CKF_GENERATE_KEY_PAIR}}), kind);
  };
  CHECK(offers(CKM_RSA_PKCS_KEY_PAIR_GEN, 1024, 2048, KeyKind::Rsa2048));
  CHECK_FALSE(offers(CKM_RSA_PKCS_KEY_PAIR_GEN, 1024, 2048, KeyKind::Rsa3072));
  CHECK_FALSE(offers(CKM_RSA_PKCS_KEY_PAIR_GEN, 3072, 4096, KeyKind::Rsa2048));
  CHECK(offers(CKM_RSA_PKCS_KEY_PAIR_GEN, 128, 256, KeyKind::Rsa2048)); // octets
  CHECK(offers(CKM_RSA_PKCS_KEY_PAIR_GEN, 0, 0, KeyKind::Rsa3072));     // not told
  CHECK_FALSE(offers(CKM_EC_KEY_PAIR_GEN, 112, 256, KeyKind::EcP384));
  CHECK(offers(CKM_EC_KEY_PAIR_GEN, 20, 66, KeyKind::EcP384)); // octets
  CHECK_FALSE(offersGeneration(Mechanisms({{CKM_EC_KEY_PAIR_GEN, 0, 0, CKF_SIGN}}), KeyKind::EcP256));
}

TEST_CASE("a plan is given what it signs: a hash of 32 octets, or a message within bounds") {
  World world;
  const auto pair = must(generateKeyPair(world.session, KeyKind::EcP256, signingKey()));
  const auto calls = world.module.calls();
  const auto code = [&](SignaturePlan plan, std::size_t size) {
    return sign(world.session, pair.privateKey, plan, Bytes(size)).error().code;
  };
  CHECK(code(SignaturePlan::EcDigest, 31) == CKR_DATA_LEN_RANGE);
  CHECK(code(SignaturePlan::EcDigest, 0) == CKR_DATA_LEN_RANGE);
  CHECK(code(SignaturePlan::RsaDigestInfo, 33) == CKR_DATA_LEN_RANGE);
  CHECK(code(SignaturePlan::RsaHashOnToken, 1024 * 1024 + 1) == CKR_DATA_LEN_RANGE);
  CHECK(world.module.calls() == calls);
}
