#include "app/crypto/certificate.h"
#include "app/crypto/key_package.h"
#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practice = certdesk::practice;
namespace crypto = certdesk::crypto;

namespace {

const std::string ukey = "hand-0001";

struct Kind {
  const char* state;
  const char* templateName;
  const char* algorithm;
};
const Kind rsa{"valid", "ZJT单位证书", "rsa-2048"};
const Kind p256{"valid", "ZJT个人证书", "ec-p256"};
const Kind p384{"frozen", "ZJT单位证书", "ec-p384"};

HandKey keyFor(const Kind& kind) {
  const std::string algorithm = kind.algorithm;
  if (algorithm == "rsa-2048") return HandKey::rsa();
  return HandKey::ec(algorithm == "ec-p256" ? "P-256" : "P-384");
}

// An application whose download is open.
struct Open {
  explicit Open(const Kind& kind = p256, practice::Settings settings = Bench::prompt(),
                const std::string& reason = "lost")
      : bench(std::move(settings)), visitor(bench.visitor()), key(keyFor(kind)) {
    visitor.start(visitor.certificateId(kind.state, kind.templateName));
    CHECK(visitor.text("key_algorithm") == kind.algorithm);
    visitor.fillIn(reason);
    visitor.submit();
    code = bench.environment().authorisationCode(visitor.id());
    visitor.openDownload(code);
  }
  Answer enrol(const HandKey& by, const std::string& serial = ukey) const {
    return visitor.enrol(code, requestBy(by, {serial}));
  }
  Answer fetch(const HandKey& by, const HandKey& transport, const char* hash = "SHA1",
               const char* label = "enc") const {
    return visitor.serverKey(code, requestBy(by, {ukey, &transport, hash}), label);
  }
  std::vector<Bytes> anchors() const {
    std::vector<Bytes> found;
    auto pem = readText(bench.folder() / "ca.pem");
    for (auto at = pem.find("-----BEGIN"); at != std::string::npos; at = pem.find("-----BEGIN", at + 1)) {
      const auto from = pem.find('\n', at);
      found.push_back(*certdesk::fromBase64(pem.substr(from, pem.find("-----END", at) - from)));
    }
    return found;
  }
  QJsonArray issued() {
    visitor.look();
    return visitor.application().value(QLatin1String("issued")).toArray();
  }
  std::string revocationOf(const Bytes& certificate) const {
    const auto parsed = crypto::Certificate::fromDer(certificate);
    REQUIRE(parsed);
    auto text = run("openssl", {"crl", "-in", (bench.folder() / "crl.pem").string(), "-noout", "-text"});
    auto serial = parsed->serialHex();
    for (auto& c : serial)
      c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const auto at = text.find("Serial Number: " + serial);
    if (at == std::string::npos) return {};
    const auto reason = text.find("Reason Code:", at);
    const auto from = text.find_first_not_of(" \n", reason + 12);
    return text.substr(from, text.find('\n', from) - from);
  }

  Bench bench;
  Visitor visitor;
  HandKey key;
  std::string code;
};

// What is in a file that was encrypted to a recovered key.
std::string opened(const Open& with, const Bytes& pkcs8, const std::filesystem::path& file) {
  const auto key = with.bench.folder() / "recovered.der";
  writeFile(key, pkcs8);
  return run("openssl",
             {"cms", "-decrypt", "-inform", "DER", "-in", file.string(), "-inkey", key.string(), "-keyform", "DER"});
}

} // namespace

TEST_CASE("A whole recovery by hand: the new signing pair, the old encryption pair, and old files still open") {
  const auto kind = GENERATE(rsa, p256, p384);
  Open with(kind);
  const auto& old = with.visitor.application();
  const auto oldNotAfter = old.value(QLatin1String("old_not_after")).toString().toStdString();

  const auto enrolled = with.enrol(with.key);
  INFO(enrolled.body);
  REQUIRE(enrolled.status == 200);
  CHECK(enrolled.fields.at("content-type") == "application/pkcs7-mime; smime-type=certs-only");
  const auto signing = crypto::Certificate::fromDer(onlyCertificate(enrolled.body));
  REQUIRE(signing);
  CHECK(signing->publicKey().spki() == with.key.spki());
  CHECK(certdesk::rfc3339(signing->notAfter()) == oldNotAfter);
  CHECK(crypto::checkUsage(*signing, crypto::Usage::Signing));
  CHECK_FALSE(crypto::checkUsage(*signing, crypto::Usage::Encryption));
  CHECK(crypto::checkChain(*signing, with.anchors()));
  CHECK(with.issued().size() == 1);
  CHECK(with.visitor.text("ukey_serial") == ukey);

  const auto transport = HandKey::rsa();
  const char* const hash = GENERATE("SHA1", "SHA256");
  const auto delivered = partsOf(with.fetch(with.key, transport, hash));
  const auto encryption = crypto::Certificate::fromDer(delivered.certificate);
  REQUIRE(encryption);
  CHECK(crypto::checkUsage(*encryption, crypto::Usage::Encryption));
  CHECK_FALSE(crypto::checkUsage(*encryption, crypto::Usage::Signing));
  CHECK(crypto::checkChain(*encryption, with.anchors()));
  const auto package = crypto::openKeyPackage(delivered.keyPackage, with.anchors());
  REQUIRE(package);
  CHECK(crypto::checkTarget(*package, {with.visitor.id(), ukey, *crypto::PublicKey::fromSpki(transport.spki()),
                                       *crypto::PublicKey::fromSpki(with.key.spki())}));
  CHECK(crypto::checkCertificate(*package, *encryption));
  const auto pkcs8 = unwrapped(transport.decryptOaep(hash, package->wrappedAesKey), package->wrappedPrivateKey);
  CHECK(spkiOfPrivate(pkcs8) == encryption->publicKey().spki());

  if (std::string(kind.algorithm) == "rsa-2048") { // what was encrypted to the lost UKEY
    const auto plain = opened(with, pkcs8, with.bench.environment().sampleFile());
    CHECK(plain == readText(with.bench.environment().sampleTextFile()));
    CHECK_FALSE(plain.empty());
  }

  CHECK(with.issued().size() == 2);
  const auto certificateId = with.visitor.text("certificate_id");
  const auto confirmed = with.visitor.confirm(with.key, with.visitor.statement(ukey));
  INFO(confirmed.body);
  REQUIRE(confirmed.status == 200);
  CHECK(with.visitor.text("stage") == "completed");
  CHECK(with.visitor.application().value(QLatin1String("confirmed")).toBool());
  QJsonObject fresh;
  QJsonObject former;
  for (const auto& each : with.visitor.get("/api/v1/certificates").json().value(QLatin1String("items")).toArray()) {
    const auto row = each.toObject();
    if (row.value(QLatin1String("business")).toString() == QStringLiteral("恢复")) fresh = row;
    if (row.value(QLatin1String("id")).toString().toStdString() == certificateId) former = row;
  }
  CHECK(former.value(QLatin1String("state")).toString() == QLatin1String("superseded"));
  CHECK(fresh.value(QLatin1String("state")).toString() == QLatin1String("valid"));
  CHECK(fresh.value(QLatin1String("ukey_serial")).toString().toStdString() == ukey);
  CHECK(fresh.value(QLatin1String("encryption_certificate")) == former.value(QLatin1String("encryption_certificate")));
  CHECK(fresh.value(QLatin1String("signing_certificate")).toString().toStdString() == certdesk::base64(signing->der()));
  const auto oldSigning =
      *certdesk::fromBase64(former.value(QLatin1String("signing_certificate")).toString().toStdString());
  CHECK(with.revocationOf(oldSigning) == "Key Compromise");
  CHECK(with.revocationOf(signing->der()).empty());
  CHECK(with.revocationOf(encryption->der()).empty());
  CHECK(with.bench.environment().mails().size() == 2);
  // And afterwards nothing more is handed out.
  CHECK(with.fetch(with.key, transport).code() == "not_allowed_now");
  CHECK(with.enrol(with.key).code() == "not_allowed_now");
}

TEST_CASE("The old certificate of a damaged UKEY is superseded, not compromised") {
  Open with(p256, Bench::prompt(), "damaged");
  const auto id = with.visitor.text("certificate_id");
  Bytes old;
  for (const auto& each : with.visitor.get("/api/v1/certificates").json().value(QLatin1String("items")).toArray())
    if (each.toObject().value(QLatin1String("id")).toString().toStdString() == id)
      old = *certdesk::fromBase64(each.toObject().value(QLatin1String("signing_certificate")).toString().toStdString());
  REQUIRE(with.enrol(with.key).status == 200);
  REQUIRE(with.fetch(with.key, HandKey::rsa()).status == 200);
  with.visitor.look();
  REQUIRE(with.visitor.confirm(with.key, with.visitor.statement(ukey)).status == 200);
  CHECK(with.revocationOf(old) == "Superseded");
}

TEST_CASE("One key, one certificate; another key before the confirmation replaces it") {
  Open with;
  const auto first = onlyCertificate(with.enrol(with.key).body);
  CHECK(onlyCertificate(with.enrol(with.key).body) == first);
  CHECK(with.revocationOf(first).empty());
  const auto otherKey = HandKey::ec();
  const auto second = onlyCertificate(with.enrol(otherKey).body);
  CHECK(second != first);
  CHECK(with.revocationOf(first) == "Superseded");
  CHECK(with.revocationOf(second).empty());
  CHECK(with.issued().size() == 1);

  const auto transport = HandKey::rsa();
  CHECK(with.fetch(with.key, transport).code() == "superseded"); // the replaced key is nobody
  REQUIRE(with.fetch(otherKey, transport).status == 200);
  with.visitor.look();
  CHECK(with.visitor.confirm(with.key, with.visitor.statement(ukey)).code() == "superseded");
  CHECK(with.visitor.confirm(otherKey, with.visitor.statement(ukey)).status == 200);
}

TEST_CASE("The first enrolment binds to one UKEY; a release frees it and revokes what was issued") {
  Open with;
  const auto first = onlyCertificate(with.enrol(with.key).body);
  CHECK(with.enrol(HandKey::ec(), "hand-0002").code() == "bound_elsewhere");
  const auto transport = HandKey::rsa();
  CHECK(with.visitor.serverKey(with.code, requestBy(with.key, {"hand-0002", &transport})).code() == "bound_elsewhere");
  with.visitor.look();
  REQUIRE(with.visitor.write("POST", "/ukey-release").status == 200);
  CHECK(with.visitor.text("ukey_serial").empty());
  CHECK(with.issued().isEmpty());
  CHECK(with.revocationOf(first) == "Cessation Of Operation");
  CHECK(with.enrol(HandKey::ec(), "hand-0002").status == 200);
}

TEST_CASE("The lost UKEY is never written to again") {
  const Open with;
  CHECK(with.enrol(with.key, with.bench.ukeys().lost).status == 403);
}

TEST_CASE("A request that is not what was asked for is refused") {
  const Open with;
  const auto transport = HandKey::rsa();
  CHECK(with.enrol(HandKey::rsa()).status == 400); // another kind of key
  CHECK(with.enrol(HandKey::ec("P-384")).status == 400);
  CHECK(with.visitor.enrol(with.code, requestBy(with.key, {std::nullopt})).status == 400);
  CHECK(with.visitor.enrol(with.code, requestBy(with.key, {std::string()})).status == 400);
  CHECK(with.visitor.enrol(with.code, requestBy(with.key, {std::string(65, 'x')})).status == 400);
  CHECK(with.visitor.enrol(with.code, requestBy(with.key, {ukey, nullptr, nullptr, true})).status == 400);
  CHECK(with.visitor.enrol(with.code, Bytes{0x30, 0x00}).status == 400);
  CHECK(with.visitor.enrol(with.code, {}).status == 400);
  auto trailing = requestBy(with.key, {ukey});
  trailing.push_back(0);
  CHECK(with.visitor.enrol(with.code, trailing).status == 400);
  REQUIRE(with.enrol(with.key).status == 200);
  CHECK(with.visitor.serverKey(with.code, requestBy(with.key, {ukey})).status == 400); // no transport key
  CHECK(with.visitor.serverKey(with.code, requestBy(with.key, {ukey, &transport, nullptr})).status == 400);
  CHECK(with.visitor.serverKey(with.code, requestBy(with.key, {ukey, &transport, "SHA512"})).status == 400);
  const auto small = HandKey::rsa(1024);
  CHECK(with.fetch(with.key, small).status == 400);
  CHECK(with.fetch(with.key, HandKey::ec()).status == 400);
  CHECK(with.fetch(with.key, transport, "SHA1", "enc-7").code() == "not_found");
  CHECK(with.fetch(with.key, transport, "SHA1", "enc-0").code() == "not_found");
}

TEST_CASE("The same pair comes for any transport key, and every release is on record with its reason") {
  Open with;
  REQUIRE(with.enrol(with.key).status == 200);
  Bytes private1;
  Bytes private2;
  for (auto* into : {&private1, &private2}) {
    const auto transport = HandKey::rsa();
    const auto package = crypto::openKeyPackage(partsOf(with.fetch(with.key, transport)).keyPackage, with.anchors());
    REQUIRE(package);
    *into = unwrapped(transport.decryptOaep("SHA1", package->wrappedAesKey), package->wrappedPrivateKey);
  }
  CHECK(private1 == private2);
  CHECK_FALSE(private1.empty());
  const auto audit =
      query(with.bench.folder(), "SELECT count(*), min(reason), min(ukey_serial) FROM kmc_audit WHERE act = 'recover'");
  CHECK(audit == "2|recovery " + with.visitor.id() + ": lost|" + ukey + "\n");
}

TEST_CASE("An archived earlier pair comes too, and is listed and confirmed after the current one") {
  Open with(rsa);
  REQUIRE(with.enrol(with.key).status == 200);
  const auto transport = HandKey::rsa();
  const auto current = partsOf(with.fetch(with.key, transport));
  const auto archived = partsOf(with.fetch(with.key, transport, "SHA1", "enc-1"));
  CHECK(archived.certificate != current.certificate);
  CHECK(with.fetch(with.key, transport, "SHA1", "enc-2").code() == "not_found");
  const auto package = crypto::openKeyPackage(archived.keyPackage, with.anchors());
  REQUIRE(package);
  CHECK(opened(with, unwrapped(transport.decryptOaep("SHA1", package->wrappedAesKey), package->wrappedPrivateKey),
               with.bench.environment().archivedSampleFile()) == readText(with.bench.environment().sampleTextFile()));
  const auto issued = with.issued();
  REQUIRE(issued.size() == 3);
  CHECK(issued[1].toObject().value(QLatin1String("generation")).toInt() == 0);
  CHECK(issued[2].toObject().value(QLatin1String("generation")).toInt() == 1);
  auto statement = with.visitor.statement(ukey);
  const auto archivedList = with.visitor.application().value(QLatin1String("archived")).toArray();
  REQUIRE(archivedList.size() == 1);
  CHECK(archivedList[0].toString().toStdString() == certdesk::base64(archived.certificate));
  SECTION("both") {
    CHECK(with.visitor.confirm(with.key, statement).status == 200);
    CHECK(with.issued().size() == 3);
  }
  SECTION("as far as there was room, and then only that much counts as issued") {
    statement.resize(statement.rfind("encryption: "));
    CHECK(with.visitor.confirm(with.key, statement).status == 200);
    CHECK(with.issued().size() == 2);
  }
  SECTION("never without the current one") {
    const auto first = statement.find("encryption: ");
    statement.erase(first, statement.rfind("encryption: ") - first);
    CHECK(with.visitor.confirm(with.key, statement).code() == "superseded");
  }
}

TEST_CASE("A confirmation that is not exactly about what was issued changes nothing") {
  Open with;
  CHECK(with.visitor.confirm(with.key, with.visitor.statement(ukey)).code() == "superseded"); // nothing was issued
  REQUIRE(with.enrol(with.key).status == 200);
  with.visitor.look();
  CHECK(with.visitor.confirm(with.key, with.visitor.statement(ukey)).code() == "superseded"); // no encryption pair
  REQUIRE(with.fetch(with.key, HandKey::rsa()).status == 200);
  with.visitor.look();
  const auto good = with.visitor.statement(ukey);
  const auto with_ = [&](const std::string& from, const std::string& to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    return with.visitor.confirm(with.key, text).code();
  };
  CHECK(with_("purpose: confirm", "purpose: renew") == "superseded");
  CHECK(with_("https://127.0.0.1", "https://evil.example") == "superseded");
  CHECK(with_(ukey, "hand-0002") == "superseded");
  CHECK(with_(with.visitor.id(), std::string(20, '1')) == "superseded");
  CHECK(with_("signing: ", "signing: 0") == "superseded");
  CHECK(with_("encryption: ", "encryption: 0") == "superseded");
  CHECK(with.visitor.confirm(with.key, good + "encryption: " + std::string(64, '0') + "\n").code() == "superseded");
  CHECK(with.visitor.confirm(with.key, good + "note: more\n").code() == "superseded");
  CHECK(with.visitor.confirm(HandKey::ec(), good).code() == "superseded");
  with.visitor.look();
  CHECK(with.visitor.text("stage") == "approved");

  const auto key = newKey();
  const auto first = with.visitor.confirm(with.key, good, key);
  REQUIRE(first.status == 200);
  // ECDSA signs anew each time: the repeated write is the same octets only if the client keeps them.
  CHECK(with.visitor.confirm(with.key, good).code() == "not_allowed_now");
}

TEST_CASE("Issuing may take its time: 202 until then, for the same request") {
  auto settings = Bench::prompt();
  settings.issueDelay = 2s;
  Open with(p256, settings);
  const auto request = requestBy(with.key, {ukey});
  const auto pending = with.visitor.enrol(with.code, request);
  CHECK(pending.status == 202);
  CHECK(pending.fields.at("retry-after") == "1");
  CHECK(with.visitor.enrol(with.code, request).status == 202);
  with.bench.pass(2s);
  CHECK(with.visitor.enrol(with.code, request).status == 200);
}

TEST_CASE("Cancelling an approved application revokes what was issued for it") {
  Open with;
  const auto certificate = onlyCertificate(with.enrol(with.key).body);
  with.visitor.look();
  REQUIRE(with.visitor.write("POST", "/cancellation").status == 200);
  CHECK(with.revocationOf(certificate) == "Cessation Of Operation");
  CHECK(with.enrol(with.key).code() == "download_window_closed");
}

TEST_CASE("EST says which key it wants, what the CA's certificates are, and that a code is needed") {
  const Open with(GENERATE(rsa, p256, p384));
  const auto attributes = with.visitor.est("GET", "sign/csrattrs", with.code);
  REQUIRE(attributes.status == 200);
  writeFile(with.bench.folder() / "csrattrs.der", *certdesk::fromBase64(attributes.body));
  const auto parsed =
      run("openssl", {"asn1parse", "-inform", "DER", "-in", (with.bench.folder() / "csrattrs.der").string()});
  CHECK(parsed.find("2.25.45159099787062064206030363977126177388.1") != std::string::npos);
  CHECK((parsed.find("INTEGER           :0800") != std::string::npos) ==
        (with.visitor.text("key_algorithm") == "rsa-2048"));
  CHECK((parsed.find("secp384r1") != std::string::npos) == (with.visitor.text("key_algorithm") == "ec-p384"));

  writeFile(with.bench.folder() / "cacerts.p7",
            *certdesk::fromBase64(with.bench.browser().send("GET", "/.well-known/est/cacerts").body));
  const auto chain =
      run("openssl", {"pkcs7", "-inform", "DER", "-in", (with.bench.folder() / "cacerts.p7").string(), "-print_certs"});
  CHECK(chain.find("BEGIN CERTIFICATE") != chain.rfind("BEGIN CERTIFICATE"));
  const auto without = with.bench.browser().send("GET", "/.well-known/est/sign/csrattrs");
  CHECK(without.status == 401);
  CHECK(without.fields.at("www-authenticate").find("Basic") == 0);
}
