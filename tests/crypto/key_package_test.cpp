#include "app/crypto/key_package.h"
#include "tests/crypto/golden.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;
using crypto::openKeyPackage;

namespace {

crypto::KeyPackage package() {
  const auto opened = openKeyPackage(golden("package.p7"), anchors());
  REQUIRE(opened);
  return *opened;
}

crypto::KeyPackageTarget target() {
  return {"20261123000541121943", "4F2A90317", publicKey("transport"), publicKey("p256")};
}

// The first place in the octets where the text stands; the file is changed there.
Bytes tampered(Bytes der, const std::string& text, std::uint8_t by) {
  const auto found = std::search(der.begin(), der.end(), text.begin(), text.end());
  REQUIRE(found != der.end());
  *found ^= by;
  return der;
}

} // namespace

TEST_CASE("a package that the KMC signed is opened, RSA under SHA-1 and EC under SHA-256") {
  const auto rsa = package();
  CHECK(rsa.application == "20261123000541121943");
  CHECK(rsa.ukeySerial == "4F2A90317");
  CHECK(rsa.encryptionKey == publicKey("enc-rsa"));
  CHECK(rsa.transportKey == publicKey("transport"));
  CHECK(rsa.signingKey == publicKey("p256"));
  CHECK(rsa.oaep == crypto::OaepHash::Sha1);
  CHECK(rsa.wrappedAesKey.size() == 256);
  CHECK(rsa.wrappedPrivateKey.size() % 8 == 0);
  CHECK(rsa.wrappedPrivateKey.size() > 1000);

  const auto ec = openKeyPackage(golden("package-ec.p7"), anchors());
  REQUIRE(ec);
  CHECK(ec->encryptionKey == publicKey("enc-ec"));
  CHECK(ec->transportKey == publicKey("transport3072"));
  CHECK(ec->signingKey == publicKey("rsa3072"));
  CHECK(ec->oaep == crypto::OaepHash::Sha256);
  CHECK(ec->wrappedAesKey.size() == 384);
}

TEST_CASE("a package that is right but for one thing inside or outside is C-05") {
  int tried = 0;
  for (const auto& file : allGolden()) {
    const auto name = file.filename().string();
    if (name.rfind("malformed-", 0) != 0) continue;
    INFO(name);
    CHECK(codeOf(openKeyPackage(golden(name), anchors())) == "C-05");
    ++tried;
  }
  CHECK(tried == 21);

  auto trailing = golden("package.p7");
  trailing.push_back(0);
  CHECK(codeOf(openKeyPackage(trailing, anchors())) == "C-05");
  CHECK(codeOf(openKeyPackage(Bytes(70'000, 0x30), anchors())) == "C-05");
  CHECK(codeOf(openKeyPackage({}, anchors())) == "C-05");
  CHECK(codeOf(openKeyPackage(golden("signing-p256.cer"), anchors())) == "C-05");
}

TEST_CASE("a package that the KMC did not sign is C-06") {
  const auto right = golden("package.p7");
  CHECK(codeOf(openKeyPackage(right, {golden("other-root.cer")})) == "C-06");
  CHECK(codeOf(openKeyPackage(right, {})) == "C-06");
  CHECK(codeOf(openKeyPackage(tampered(right, "20261123", 1), anchors())) == "C-06");
  CHECK(codeOf(openKeyPackage(tampered(right, "4F2A90317", 1), anchors())) == "C-06");
  auto signature = right;
  signature.back() ^= 1;
  CHECK(codeOf(openKeyPackage(signature, anchors())) == "C-06");
  for (const char* name : {"no-certificate", "other-chain", "no-usage", "no-signature"}) {
    INFO(name);
    CHECK(codeOf(openKeyPackage(golden("unsigned-" + std::string(name) + ".p7"), anchors())) == "C-06");
  }
}

TEST_CASE("a package for another application, UKEY, transport or signing key is C-07") {
  CHECK(codeOf(checkTarget(package(), target())) == "-");
  auto other = target();
  other.application = "20261123000541121944";
  CHECK(codeOf(checkTarget(package(), other)) == "C-07");
  other = target();
  other.ukeySerial = "4F2A90318";
  CHECK(codeOf(checkTarget(package(), other)) == "C-07");
  other = target();
  other.transportKey = publicKey("rsa2048");
  CHECK(codeOf(checkTarget(package(), other)) == "C-07");
  other = target();
  other.signingKey = publicKey("p384");
  CHECK(codeOf(checkTarget(package(), other)) == "C-07");
}

TEST_CASE("a package whose pair is not the certificate's is C-08") {
  CHECK(codeOf(checkCertificate(package(), certificate("encryption-rsa"))) == "-");
  CHECK(codeOf(checkCertificate(package(), certificate("encryption-ec"))) == "C-08");
}
