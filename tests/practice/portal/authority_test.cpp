#include "app/crypto/certificate.h"
#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
namespace crypto = certdesk::crypto;
namespace fs = std::filesystem;

namespace {
std::string verify(const Bench& bench, const fs::path& certificate) {
  return run("openssl",
             {"verify", "-CAfile", (bench.folder() / "ca.pem").string(), "-CRLfile",
              (bench.folder() / "crl.pem").string(), "-crl_check_all", "-x509_strict", certificate.string()});
}
} // namespace

TEST_CASE(
    "The openssl program verifies every seeded certificate, and the list of revoked ones says which are not good") {
  const Bench bench;
  int checked = 0;
  for (const auto& each : bench.visitor().get("/api/v1/certificates").json().value(QLatin1String("items")).toArray()) {
    const auto row = each.toObject();
    const auto state = row.value(QLatin1String("state")).toString().toStdString();
    for (const auto* purpose : {"signing_certificate", "encryption_certificate"}) {
      const auto der = *certdesk::fromBase64(row.value(QLatin1String(purpose)).toString().toStdString());
      const auto certificate = crypto::Certificate::fromDer(der);
      REQUIRE(certificate);
      CHECK(crypto::checkUsage(*certificate, purpose[0] == 's' ? crypto::Usage::Signing : crypto::Usage::Encryption));
      CHECK(certificate->commonName() == row.value(QLatin1String("subject")).toString().toStdString());
      writeFile(bench.folder() / "one.der", der);
      run("openssl", {"x509", "-inform", "DER", "-in", (bench.folder() / "one.der").string(), "-out",
                      (bench.folder() / "one.pem").string()});
      const bool good = verify(bench, bench.folder() / "one.pem").find("OK") != std::string::npos;
      const bool revoked = purpose[0] == 's' && (state == "frozen" || state == "superseded");
      CHECK(good == (!revoked && state != "expired"));
      ++checked;
    }
  }
  CHECK(checked == 10);
}

TEST_CASE("The lists are served, and the same as the files") {
  const Bench bench;
  const auto issuing = bench.browser().send("GET", "/crl/issuing.crl");
  CHECK(issuing.fields.at("content-type") == "application/pkix-crl");
  CHECK(issuing.body == readText(bench.folder() / "crl.der"));
  CHECK(bench.browser().send("GET", "/crl/root.crl").status == 200);
  CHECK(bench.browser().send("GET", "/crl/../portal.db").status == 404);
}

TEST_CASE("A list is renewed before it ends, also when nothing is revoked") {
  Bench bench;
  const auto first = bench.browser().send("GET", "/crl/issuing.crl").body;
  CHECK(bench.browser().send("GET", "/crl/issuing.crl").body == first);
  bench.pass(std::chrono::hours(25));
  CHECK(bench.browser().send("GET", "/crl/issuing.crl").body != first);
}

TEST_CASE("Nothing secret lies in the folder in the clear, but the code in the mail box") {
  Bench bench;
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT个人证书"));
  visitor.fillIn();
  CHECK(visitor.write("POST", "/answer", R"({"answer":"a wrong answer"})").code() == "answer_wrong");
  visitor.submit();
  const auto code = bench.environment().authorisationCode(visitor.id());
  visitor.openDownload(code);
  const auto key = HandKey::ec();
  const auto transport = HandKey::rsa();
  REQUIRE(visitor.enrol(code, requestBy(key, {})).status == 200);
  REQUIRE(visitor.serverKey(code, requestBy(key, {"hand-0001", &transport})).status == 200);
  visitor.look();
  REQUIRE(visitor.confirm(key, visitor.statement("hand-0001")).status == 200);
  const auto console = bench.environment().consoleUrl();

  const std::vector<std::string> secrets{certdesk::practice::practised::password,
                                         "xiongmao",
                                         "a wrong answer",
                                         visitor.accessToken(),
                                         visitor.refreshToken(),
                                         console.substr(console.find("token=") + 6),
                                         "PRIVATE KEY"};
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(bench.folder())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const auto content = readText(entry.path());
    for (const auto& secret : secrets) {
      INFO(entry.path().string() + ": " + secret);
      CHECK(content.find(secret) == std::string::npos);
    }
    const auto name = entry.path().filename().string();
    if (name.rfind("portal.db", 0) != 0) CHECK(content.find(code) == std::string::npos);
  }
  CHECK(files > 10);
  const auto tables = dump(bench.folder());
  std::size_t found = 0;
  for (auto at = tables.find(code); at != std::string::npos; at = tables.find(code, at + 1)) {
    const auto line = tables.rfind("INSERT INTO", at);
    CHECK(tables.compare(line, 16, "INSERT INTO mail") == 0);
    ++found;
  }
  CHECK(found > 0);
}

TEST_CASE("Only its owner can read what is in the folder") {
  const Bench bench;
  const auto others = fs::perms::group_all | fs::perms::others_all;
  CHECK((fs::status(bench.folder()).permissions() & others) == fs::perms::none);
  for (const auto* name : {onServer() ? "database" : "portal.db", "keys/ca.key", "keys/kmc.key", "keys/portal.key"})
    CHECK((fs::status(bench.folder() / name).permissions() & others) == fs::perms::none);
}

TEST_CASE("The lost UKEY holds what was lost: its keys sign and decrypt, by another maker's tool") {
  Bench bench;
  const auto& drawer = bench.environment().drawer();
  const auto lost = bench.ukeys().lost;
  CHECK_FALSE(drawer.find(lost)->settings.inserted);
  REQUIRE(drawer.insert(lost));
  const auto tool = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--login", "--pin", certdesk::practice::practised::lostPin});
    return pkcs11Tool(bench, "Old UKEY (lost)", arguments);
  };
  const auto objects = tool({"--list-objects"});
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (auto at = objects.find(what); at != std::string::npos; at = objects.find(what, at + 1))
      ++found;
    return found;
  };
  CHECK(count("Private Key Object") == 6);
  CHECK(count("Public Key Object") == 6);
  CHECK(count("Certificate Object") == 6);

  const auto file = [&](const char* name) { return (bench.folder() / name).string(); };
  const auto id = [&] { // of the certificate in the file
    const auto der = readText(file("cert.der"));
    const auto certificate = crypto::Certificate::fromDer(certdesk::viewOf(der));
    REQUIRE(certificate);
    return certdesk::hex(certificate->publicKey().identifier());
  };
  tool({"--read-object", "--type", "cert", "--label", "encryption", "-o", file("cert.der")});
  run("openssl", {"x509", "-inform", "DER", "-in", file("cert.der"), "-pubkey", "-noout", "-out", file("key.pem")});
  writeFile(file("plain"), certdesk::viewOf(std::string("old secret")));
  run("openssl",
      {"pkeyutl", "-encrypt", "-pubin", "-inkey", file("key.pem"), "-in", file("plain"), "-out", file("sealed")});
  tool({"--decrypt", "-m", "RSA-PKCS", "--id", id(), "-i", file("sealed"), "-o", file("opened")});
  CHECK(readText(file("opened")) == "old secret");

  tool({"--read-object", "--type", "cert", "--label", "signing", "-o", file("cert.der")});
  run("openssl", {"x509", "-inform", "DER", "-in", file("cert.der"), "-pubkey", "-noout", "-out", file("key.pem")});
  tool({"--sign", "-m", "SHA256-RSA-PKCS", "--id", id(), "-i", file("plain"), "-o", file("signature")});
  CHECK(run("openssl", {"dgst", "-sha256", "-verify", file("key.pem"), "-signature", file("signature"),
                        file("plain")}) == "Verified OK\n");
}

TEST_CASE("The key package is what its format says, by the openssl program") {
  Bench bench;
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT个人证书"));
  visitor.fillIn();
  visitor.submit();
  const auto code = bench.environment().authorisationCode(visitor.id());
  visitor.openDownload(code);
  const auto key = HandKey::ec();
  const auto transport = HandKey::rsa();
  REQUIRE(visitor.enrol(code, requestBy(key, {})).status == 200);
  const auto delivered = partsOf(visitor.serverKey(code, requestBy(key, {"hand-0001", &transport, "SHA256"})));
  const auto file = [&](const char* name) { return (bench.folder() / name).string(); };
  writeFile(file("package.der"), delivered.keyPackage);
  run("openssl", {"cms", "-verify", "-inform", "DER", "-binary", "-in", file("package.der"), "-CAfile", file("ca.pem"),
                  "-purpose", "any", "-out", file("content.der")});
  const auto content = run("openssl", {"asn1parse", "-inform", "DER", "-in", file("content.der")});
  for (const auto* part : {"UTF8STRING        :hand-0001", "id-ecPublicKey", "rsaEncryption", "pkcs7-envelopedData",
                           "rsaesOaep", "sha256", "mgf1", "id-aes256-wrap-pad"}) {
    INFO(part);
    CHECK(content.find(part) != std::string::npos);
  }
  CHECK(content.find(visitor.id()) != std::string::npos);
  const auto all = run("openssl", {"cms", "-cmsout", "-print", "-inform", "DER", "-in", file("package.der")});
  CHECK(all.find("2.25.45159099787062064206030363977126177388.4") != std::string::npos);
  run("openssl", {"cms", "-verify", "-inform", "DER", "-binary", "-in", file("package.der"), "-CAfile", file("ca.pem"),
                  "-purpose", "any", "-out", file("content.der"), "-signer", file("signer.pem")});
  CHECK(run("openssl", {"x509", "-in", file("signer.pem"), "-noout", "-ext", "extendedKeyUsage"})
            .find("2.25.45159099787062064206030363977126177388.3") != std::string::npos);
}
