#include "app/crypto/certificate.h"
#include "tests/token/other_program.h"
#include "tests/token/service.h"

using namespace tests;
using token::KeyKind;

namespace {

// A UKEY with a confirmed set, as another vendor's program would have made it.
class Renewed {
public:
  explicit Renewed(KeyKind wanted) : kind(wanted), service(world.serial, wanted, true) {
    ok(world.tokens.begin(world.serial, pin(), false, {}));
    ok(service.finish(world.tokens));
    before = service.installation();
    signing = publicKeyOf(before.signingCertificate);
    encryption = publicKeyOf(before.encryptionCertificates.front());
    archived = publicKeyOf(before.encryptionCertificates.back());
    ok(world.tokens.end(world.serial, {}));
  }

  static Bytes publicKeyOf(const Bytes& certificate) {
    return ok(certdesk::crypto::Certificate::fromDer(certificate)).publicKey().spki();
  }
  // All of that label under one CKA_ID.
  void move(OtherProgram& other, const std::string& label, const Bytes& id) const {
    const auto objects = must(other.session->find(pkcs11::Template().text(CKA_LABEL, label)));
    REQUIRE(objects.size() == 3);
    for (const auto& object : objects)
      must(object.set(pkcs11::Template().bytes(CKA_ID, id)));
  }
  // A new signing key and both certificates; the encryption key is the one that is there, or the archived one stands for
  // one that came anew.
  token::Installation renew(bool kept = true) {
    auto& tokens = world.tokens;
    ok(tokens.begin(world.serial, pin(), false, {}));
    const auto key = ok(tokens.generateSigningKey(world.serial, "20240615000000000018", kind, {}, {}));
    const auto& authority = service.authority();
    const auto use = kind == KeyKind::EcP256 ? "critical,keyAgreement" : "critical,keyEncipherment";
    token::Installation fresh{"20240615000000000018", world.serial, authority.certificate(key, "critical,digitalSignature"),
                              {authority.certificate(kept ? encryption : archived, use)}};
    ok(tokens.writeCertificates(fresh, authority.anchors(), {}));
    return fresh;
  }
  certdesk::Outcome removeOld(const token::Installation& fresh) {
    return world.tokens.removeOldSigning(fresh, before.signingCertificate, {});
  }
  [[nodiscard]] token::Contents contents() { return ok(world.tokens.contents(world.serial, {})); }
  [[nodiscard]] bool holds(const Bytes& certificate) {
    const auto all = contents().certificates;
    return std::any_of(all.begin(), all.end(), [&](const auto& held) { return held.certificate == certificate; });
  }

  World world;
  KeyKind kind;
  Service service;
  token::Installation before;
  Bytes signing, encryption, archived;
};

constexpr const char* signingLabel = "王 小明"; // as Service names them
constexpr const char* encryptionLabel = "王 小明 (enc)";

} // namespace

TEST_CASE("The old signing set goes when the new one is whole, and nothing else does") {
  Renewed ukey(GENERATE(KeyKind::Rsa2048, KeyKind::EcP256));
  const auto fresh = ukey.renew();
  auto torn = fresh;
  torn.signingCertificate = ukey.service.authority().certificate(ukey.encryption, "critical,digitalSignature");
  CHECK(codeOf(ukey.removeOld(torn)) == ErrorCode::UkeyKeyGone);
  CHECK(ukey.contents().keys.size() == 4);
  ok(ukey.removeOld(fresh));
  ok(ukey.removeOld(fresh)); // again: nothing is left of it
  const auto left = ukey.contents();
  REQUIRE(left.keys.size() == 3);
  for (const auto& key : left.keys)
    CHECK(key.publicKey != ukey.signing);
  CHECK_FALSE(ukey.holds(ukey.before.signingCertificate));
  CHECK(ukey.holds(ukey.before.encryptionCertificates.front()));
  ok(ukey.world.tokens.prove(fresh, {}));
}

// As applets with containers keep them: both pairs under one CKA_ID. EC private keys do not tell which they are.
TEST_CASE("An encryption key under the CKA_ID of the old signing key stays") {
  Renewed ukey(KeyKind::EcP256);
  const bool withPublic = GENERATE(false, true);
  const bool ofSigning = GENERATE(false, true); // the CKA_ID that both have
  {
    OtherProgram other(ukey.world.serial);
    const auto id = ofSigning ? must(other.one(CKO_PRIVATE_KEY, signingLabel).bytes(CKA_ID)) : Bytes{'c', '1'};
    ukey.move(other, signingLabel, id);
    ukey.move(other, encryptionLabel, id);
    if (!withPublic) must(other.one(CKO_PUBLIC_KEY, encryptionLabel).destroy());
  }
  auto fresh = ukey.renew(GENERATE(false, true));
  ok(ukey.removeOld(fresh));
  CHECK(ukey.contents().keys.size() == 3);
  CHECK_FALSE(ukey.holds(ukey.before.signingCertificate));
  fresh.encryptionCertificates = ukey.before.encryptionCertificates;
  ok(ukey.world.tokens.prove(fresh, {})); // they open what was encrypted for them
}

TEST_CASE("A key that was kept stays where its certificate is, and the new one comes beside them") {
  Renewed ukey(GENERATE(KeyKind::Rsa2048, KeyKind::EcP256));
  const Bytes id{'v', 'e', 'n', 'd', 'o', 'r'};
  {
    OtherProgram other(ukey.world.serial);
    ukey.move(other, encryptionLabel, id);
  }
  const auto fresh = ukey.renew();
  ok(ukey.world.tokens.promote(fresh, "name", {}));
  int beside = 0;
  const auto contents = ukey.contents();
  for (const auto& key : contents.keys)
    if (key.publicKey == ukey.encryption) CHECK(key.id == id);
  for (const auto& held : contents.certificates)
    if (Renewed::publicKeyOf(held.certificate) == ukey.encryption) beside += held.id == id ? 1 : 0;
  CHECK(beside == 2);
  ok(ukey.removeOld(fresh));
  ok(ukey.world.tokens.prove(fresh, {}));
}
