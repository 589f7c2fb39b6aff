#include "app/crypto/certificate.h"
#include "tests/token/service.h"

using namespace tests;
using token::KeyKind;

TEST_CASE("A new set is made, written, proved and confirmed") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::EcP256, KeyKind::EcP384);
  World world;
  Service service(world.serial, kind);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  ok(service.finish(world.tokens));
  service.checkFinished(world.tokens);
  ok(world.tokens.end(world.serial, {}));
  CHECK(ok(world.tokens.inventory({})).tokens.front().certificates.size() == 2);
}

TEST_CASE("An archived encryption pair is written beside the current one") {
  World world;
  Service service(world.serial, KeyKind::EcP256, true);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  ok(service.finish(world.tokens));
  service.checkFinished(world.tokens);
}

TEST_CASE("Every act may be repeated and changes nothing then") {
  World world;
  Service service(world.serial, KeyKind::EcP256);
  auto& tokens = world.tokens;
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto key = service.signingKey(tokens);
  CHECK(service.signingKey(tokens) == key);
  (void)service.authority().signingCertificate(key);
  for (int i = 0; i < 2; ++i)
    ok(service.install(tokens, {}, service.pair().certificate));
  CHECK(ok(tokens.contents(world.serial, {})).keys.size() == 2);
  for (int i = 0; i < 2; ++i)
    ok(tokens.writeCertificates(service.installation(), service.authority().anchors(), {}));
  CHECK(ok(tokens.contents(world.serial, {})).certificates.size() == 2);
  for (int i = 0; i < 2; ++i)
    ok(tokens.promote(service.installation(), "name", {}));
  ok(tokens.writeCertificates(service.installation(), service.authority().anchors(), {}));
  ok(tokens.prove(service.installation(), {}));
  CHECK(ok(tokens.contents(world.serial, {})).certificates.size() == 2);
}

TEST_CASE("The earlier certificate of a key that was kept is told from the current one by its label") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  ok(service.finish(tokens));
  auto renewed = service.installation();
  const auto earlier = std::exchange(renewed.encryptionCertificates.front(),
                                     service.authority().certificate(service.pair().publicKey, "critical,keyAgreement"));
  ok(tokens.writeCertificates(renewed, service.authority().anchors(), {}));
  const auto labelOf = [&](const Bytes& certificate) -> std::string {
    for (const auto& held : ok(tokens.contents(world.serial, {})).certificates)
      if (held.certificate == certificate) return held.label;
    return {};
  };
  for (int i = 0; i < 2; ++i)
    ok(tokens.promote(renewed, "name", {}));
  CHECK(labelOf(renewed.signingCertificate) == "name");
  CHECK(labelOf(renewed.encryptionCertificates.front()) == "name (enc)");
  const auto end = ok(certdesk::crypto::Certificate::fromDer(earlier)).notAfter();
  CHECK(labelOf(earlier) == "name (enc, until " + certdesk::rfc3339(end).substr(0, 10) + ")");
  // A recovery writes both: the current one is first.
  renewed.encryptionCertificates.push_back(earlier);
  ok(tokens.promote(renewed, "name", {}));
  CHECK(labelOf(renewed.encryptionCertificates.front()) == "name (enc)");
  CHECK(labelOf(earlier) == "name (enc, until " + certdesk::rfc3339(end).substr(0, 10) + ")");
  for (const auto& key : ok(tokens.contents(world.serial, {})).keys)
    if (key.publicKey == service.pair().publicKey) CHECK(key.label == "name (enc)");
}

TEST_CASE("A trial leaves nothing on the UKEY") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::EcP256, KeyKind::EcP384);
  World world;
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  const auto trial = ok(world.tokens.tryOut(world.serial, {"1", kind, kind}, {}));
  CHECK(trial.oaep == token::OaepHash::Sha1); // SoftHSM does no other
  CHECK(ok(world.tokens.contents(world.serial, {})).keys.empty());
}

TEST_CASE("A signing key that an application left is removed, and no other: an encryption key never is") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto key = service.signingKey(tokens);
  (void)service.authority().signingCertificate(key);
  ok(service.install(tokens, {}, service.pair().certificate));
  ok(tokens.writeCertificates(service.installation(), service.authority().anchors(), {}));
  const auto other = ok(tokens.generateSigningKey(world.serial, "2024061500000000001", KeyKind::EcP256, {}, {}));
  ok(tokens.removePending(world.serial, service.application(), {}));
  const auto contents = ok(tokens.contents(world.serial, {}));
  REQUIRE(contents.certificates.size() == 1);
  CHECK(contents.certificates.front().certificate == service.pair().certificate);
  REQUIRE(contents.keys.size() == 2);
  for (const auto& left : contents.keys)
    CHECK((left.publicKey == other || left.publicKey == service.pair().publicKey));
}

TEST_CASE("A key package that is not what was asked for is refused, and nothing is left") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  const auto other = service.authority().makePair(KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto& right = service.pair().certificate;
  CHECK(codeOf(service.install(tokens, {"", "", nullptr, false, true, false}, right)) == ErrorCode::PackageMalformed);
  CHECK(codeOf(service.install(tokens, {"", "", nullptr, true, false, false}, right)) == ErrorCode::PackageSignature);
  CHECK(codeOf(service.install(tokens, {"20240615000000000018", "", nullptr, false, false, false}, right)) ==
        ErrorCode::PackageOtherUkey);
  CHECK(codeOf(service.install(tokens, {"", "another", nullptr, false, false, false}, right)) ==
        ErrorCode::PackageOtherUkey);
  CHECK(codeOf(service.install(tokens, {"", "", &other, false, false, false}, right)) == ErrorCode::PackageOtherKey);
  CHECK(codeOf(service.install(tokens, {}, Bytes{1, 2, 3})) == ErrorCode::CertificateMalformed);
  const auto signs = service.authority().certificate(service.pair().publicKey, "critical,digitalSignature");
  CHECK(codeOf(service.install(tokens, {}, signs)) == ErrorCode::CertificatePurpose);
  const Authority stranger;
  CHECK(codeOf(service.install(tokens, {}, stranger.certificate(service.pair().publicKey, "critical,keyAgreement"))) ==
        ErrorCode::CertificateChain);
  CHECK(ok(tokens.contents(world.serial, {})).keys.size() == 1); // the signing key
}

TEST_CASE("A key that does not decrypt as its certificate says does not stay on the UKEY") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto installed = service.install(tokens, {"", "", nullptr, false, false, true}, service.pair().certificate);
  CHECK(codeOf(installed) == ErrorCode::UkeyProofFailed);
  CHECK(ok(tokens.contents(world.serial, {})).keys.size() == 1); // the signing key
  ok(service.install(tokens, {}, service.pair().certificate));
}

TEST_CASE("A key package is good for one transport key alone") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto key = service.signingKey(tokens);
  const auto request = [&] {
    return ok(tokens.transportRequest(world.serial, service.application(), key, token::OaepHash::Sha1, {}));
  };
  const auto package = service.authority().keyPackage(service.application(), service.pair(), request(), {});
  (void)request();
  const auto install = [&] {
    return tokens.installEncryptionKey(world.serial, service.application(), key, package, service.pair().certificate,
                                       service.authority().anchors(), {});
  };
  CHECK(codeOf(install()) == ErrorCode::PackageOtherUkey);
  ok(tokens.end(world.serial, {}));
  ok(tokens.begin(world.serial, pin(), false, {}));
  CHECK(codeOf(install()) == ErrorCode::UkeyKeyGone);
}

TEST_CASE("Certificates are written beside their keys alone, after they were checked") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto key = service.signingKey(tokens);
  const auto certificate = service.authority().signingCertificate(key);
  const auto write = [&](token::Installation installation) {
    return tokens.writeCertificates(installation, service.authority().anchors(), {});
  };
  CHECK(codeOf(write(service.installation())) == ErrorCode::UkeyKeyGone); // the encryption key is not there yet
  ok(service.install(tokens, {}, service.pair().certificate));
  auto swapped = service.installation();
  std::swap(swapped.signingCertificate, swapped.encryptionCertificates.front());
  CHECK(codeOf(write(swapped)) == ErrorCode::CertificatePurpose);
  auto foreign = service.installation();
  const Authority stranger;
  foreign.signingCertificate = stranger.certificate(key, "critical,digitalSignature");
  CHECK(codeOf(write(foreign)) == ErrorCode::CertificateChain);
  CHECK(codeOf(tokens.prove(service.installation(), {})) == ErrorCode::UkeyWriteMismatch);
  ok(write(service.installation()));
  ok(tokens.prove(service.installation(), {}));
}

TEST_CASE("A key that is not on the UKEY signs nothing") {
  World world;
  auto& tokens = world.tokens;
  Service service(world.serial, KeyKind::EcP256);
  ok(tokens.begin(world.serial, pin(), false, {}));
  const auto& stranger = service.pair().publicKey;
  CHECK(codeOf(tokens.signingRequest(world.serial, "1", stranger, {})) == ErrorCode::UkeyKeyGone);
  CHECK(codeOf(tokens.signingRequest(world.serial, "1", Bytes{1}, {})) == ErrorCode::CertificateMalformed);
  ok(service.install(tokens, {}, service.pair().certificate));
  CHECK(codeOf(tokens.signingRequest(world.serial, "1", stranger, {})) == ErrorCode::UkeyKeyGone); // it only decrypts
}
