#include "tests/crypto/golden.h"

#include "app/core/text.h"
#include "tests/support/little_ca.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;
using crypto::Certificate;
using crypto::Usage;

TEST_CASE("a certificate tells its parts") {
  const auto person = certificate("signing-p256");
  const auto issuer = certificate("issuing");
  CHECK(person.commonName() == "示例单位（演练）");
  CHECK(person.issuerName() == "CertDesk Test CA");
  CHECK(person.issuerDer() == issuer.subjectDer());
  CHECK(person.subjectDer() != issuer.subjectDer());
  CHECK(rfc3339(person.notBefore()) == "2025-01-01T00:00:00Z");
  CHECK(rfc3339(person.notAfter()) == "2035-01-01T00:00:00Z");
  CHECK(rfc3339(issuer.notAfter()) == "2050-01-01T00:00:00Z"); // GeneralizedTime from 2050 on
  CHECK(person.publicKey() == publicKey("p256"));
  CHECK(person.der() == golden("signing-p256.cer"));
  CHECK(person.serialHex().size() == 32);
  CHECK(person.serialDer().front() == 0x02);
  CHECK(hex(person.serialDer()) == "0210" + person.serialHex());
  CHECK(hex(person.sha256()) == hex(golden("signing-p256.sha256")));
}

TEST_CASE("the last of several common names is shown, without what could forge a line or turn the writing") {
  CHECK(certificate("hostile-name").commonName() == "Exampleforged line gnp.exe");
}

TEST_CASE("a certificate's names steer nothing") {
  const LittleCa ca("CA\u202e\u009b1m");
  const auto issued =
      ca.issue("a\u009bb\u202ec\u200fd\u2028e\u0085f\ufeffg", portal::Purpose::Signing, now() + std::chrono::hours(1));
  const auto read = Certificate::fromDer(issued.certificate);
  REQUIRE(read);
  CHECK(read->commonName() == "abcdefg");
  CHECK(read->issuerName() == "CA1m");
}

TEST_CASE("what is no certificate, or has more behind it, is refused: C-01") {
  auto der = golden("signing-p256.cer");
  CHECK(codeOf(Certificate::fromDer(der)) == "-");
  der.push_back(0);
  CHECK(codeOf(Certificate::fromDer(der)) == "C-01");
  CHECK(codeOf(Certificate::fromDer({})) == "C-01");
  CHECK(codeOf(Certificate::fromDer(golden("package.p7"))) == "C-01");
  CHECK(codeOf(Certificate::fromDer(golden("refused-rsa1024.cer"))) == "C-01");
  CHECK(codeOf(Certificate::fromDer(golden("refused-large.cer"))) == "C-01");
}

TEST_CASE("a certificate for another key is C-02") {
  CHECK(codeOf(checkPublicKey(certificate("signing-p256"), publicKey("p256"))) == "-");
  CHECK(codeOf(checkPublicKey(certificate("signing-p384"), publicKey("p256"))) == "C-02");
}

TEST_CASE("a certificate chains to anchors that policy gives, the issuing CA alone or with its root") {
  const auto person = certificate("signing-rsa2048");
  CHECK(codeOf(checkChain(person, anchors())) == "-");
  CHECK(codeOf(checkChain(person, {golden("issuing.cer")})) == "-");
  CHECK(codeOf(checkChain(certificate("issuing"), {golden("root.cer")})) == "-");
  CHECK(codeOf(checkChain(person, {golden("other-root.cer"), Bytes{1, 2, 3}, golden("issuing.cer")})) == "-");
}

TEST_CASE("time is judged at the certificate's own beginning, whatever this PC's clock says") {
  CHECK(codeOf(checkChain(certificate("expired"), anchors())) == "-");
  CHECK(codeOf(checkChain(certificate("before-the-ca"), anchors())) == "C-03");
}

TEST_CASE("a certificate that does not chain to the anchors is C-03") {
  const auto person = certificate("signing-rsa2048");
  CHECK(codeOf(checkChain(person, {})) == "C-03");
  CHECK(codeOf(checkChain(person, {golden("root.cer")})) == "C-03"); // a CA in between that policy does not name
  CHECK(codeOf(checkChain(person, {golden("other-root.cer")})) == "C-03");
  CHECK(codeOf(checkChain(certificate("other-chain"), anchors())) == "C-03");
  CHECK(codeOf(checkChain(certificate("by-impostor"), anchors())) == "C-03"); // the right name, another key
  auto widened = anchors();
  widened.push_back(golden("signing-p256.cer"));
  CHECK(codeOf(checkChain(certificate("below-a-person"), widened)) == "C-03"); // not issued by a CA
  CHECK(codeOf(checkChain(certificate("issuing"), anchors())) == "C-03");      // an anchor itself
  CHECK(codeOf(checkChain(certificate("unknown-critical"), anchors())) == "C-03");
}

TEST_CASE("key usage is the one for its place, else C-04") {
  const auto check = [](const char* name, Usage usage) { return codeOf(checkUsage(certificate(name), usage)); };
  for (const char* name : {"signing-rsa2048", "signing-rsa3072", "signing-p256", "signing-p384"}) {
    CHECK(check(name, Usage::Signing) == "-");
    CHECK(check(name, Usage::Encryption) == "C-04");
    CHECK(check(name, Usage::KeyManagement) == "C-04");
  }
  for (const char* name : {"encryption-rsa", "encryption-ec"}) {
    CHECK(check(name, Usage::Encryption) == "-");
    CHECK(check(name, Usage::Signing) == "C-04");
  }
  CHECK(check("kmc", Usage::KeyManagement) == "-");
  CHECK(check("kmc-no-usage", Usage::KeyManagement) == "C-04");
  CHECK(check("kmc-no-signature", Usage::KeyManagement) == "C-04");
  CHECK(check("both-usages", Usage::Signing) == "C-04");
  CHECK(check("both-usages", Usage::Encryption) == "C-04");
  CHECK(check("no-usage", Usage::Signing) == "C-04");
  CHECK(check("no-usage", Usage::Encryption) == "C-04");
  CHECK(check("rsa-agreement", Usage::Encryption) == "C-04");
}
