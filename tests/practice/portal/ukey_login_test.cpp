#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <openssl/sha.h>

using namespace practice_test;
using namespace std::chrono_literals;

namespace {

const std::string ukey = "hand-0001";

std::string asJson(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}
QString base64Of(ByteView octets) { return QString::fromStdString(certdesk::base64(octets)); }

// A certificate whose key is in hand: recovered just now, good for fourteen months.
struct Holder {
  Holder() : visitor(bench.visitor()), key(HandKey::ec()) {
    visitor.start(visitor.certificateId("valid", "ZJT个人证书"));
    visitor.fillIn();
    visitor.submit();
    const auto code = bench.environment().authorisationCode(visitor.id());
    visitor.openDownload(code);
    certificate = onlyCertificate(visitor.enrol(code, requestBy(key, {ukey})).body);
    const auto transport = HandKey::rsa();
    REQUIRE(visitor.serverKey(code, requestBy(key, {ukey, &transport})).status == 200);
    visitor.look();
    REQUIRE(visitor.confirm(key, visitor.statement(ukey)).status == 200);
  }
  [[nodiscard]] std::string nonce() const {
    const auto answer = bench.browser().send("POST", "/api/v1/session/challenge", {"Content-Type: application/json"});
    REQUIRE(answer.status == 200);
    return answer.text("nonce");
  }
  [[nodiscard]] std::string statement(const std::string& nonce, std::string origin = {},
                                      const std::string& serial = ukey) const {
    if (origin.empty()) origin = bench.portalUrl();
    Bytes hash(SHA256_DIGEST_LENGTH);
    SHA256(certificate.data(), certificate.size(), hash.data());
    return "CertDesk v1\npurpose: login\norigin: " + origin + "\nukey: " + serial + "\nnonce: " + nonce +
           "\ncertificate: " + certdesk::hex(hash) + "\n";
  }
  [[nodiscard]] Answer send(const std::string& text, const HandKey& by) const {
    return bench.browser().send("POST", "/api/v1/session/ukey", {"Content-Type: application/json"},
                                asJson({{QStringLiteral("certificate"), base64Of(certificate)},
                                        {QStringLiteral("statement"), base64Of(certdesk::viewOf(text))},
                                        {QStringLiteral("signature"), base64Of(by.sign(certdesk::viewOf(text)))}}));
  }
  [[nodiscard]] Answer logIn() const { return send(statement(nonce()), key); }
  [[nodiscard]] Answer as(const Answer& session, const std::string& method, const std::string& path,
                          const std::string& body = {}) const {
    return bench.browser().send(method, path,
                                {"Authorization: Bearer " + session.text("access_token"),
                                 "Content-Type: application/json", "Idempotency-Key: " + newKey(), "If-Match: \"x\""},
                                body);
  }
  [[nodiscard]] std::string certificateId() const {
    for (const auto& each : visitor.get("/api/v1/certificates").json().value(QLatin1String("items")).toArray())
      if (each.toObject().value(QLatin1String("signing_certificate")).toString() == base64Of(certificate))
        return each.toObject().value(QLatin1String("id")).toString().toStdString();
    return {};
  }
  void setState(const char* state) const {
    query(bench.folder(),
          std::string("UPDATE certificate SET state = '") + state + "' WHERE id = '" + certificateId() + "'");
  }

  struct Place : Bench {
    [[nodiscard]] std::string portalUrl() const { return const_cast<Place*>(this)->environment().portalUrl(); }
  };
  Place bench;
  Visitor visitor;
  HandKey key;
  Bytes certificate;
};

bool renewalOnly(const Answer& session) {
  return session.json().value(QLatin1String("account")).toObject().value(QLatin1String("renewal_only")).toBool();
}

constexpr auto month = 30 * 24h;

} // namespace

TEST_CASE("A statement that the UKEY signed over the portal's nonce opens a session for everything") {
  const Holder with;
  const auto nonce = with.nonce();
  CHECK(nonce.size() >= 43); // 256 bits in base64url
  CHECK(query(with.bench.folder(), "SELECT * FROM login_challenge").find(nonce) == std::string::npos);
  const auto session = with.send(with.statement(nonce), with.key);
  INFO(session.body);
  REQUIRE(session.status == 201);
  CHECK_FALSE(renewalOnly(session));
  CHECK(with.as(session, "GET", "/api/v1/certificates").status == 200);
  const auto start = asJson({{QStringLiteral("service"), QStringLiteral("recovery")},
                             {QStringLiteral("certificate_id"), QString::fromStdString(with.certificateId())}});
  CHECK(with.as(session, "POST", "/api/v1/applications", start).status == 201);
}

TEST_CASE("A nonce is good once, and for two minutes") {
  Holder with;
  const auto text = with.statement(with.nonce());
  REQUIRE(with.send(text, with.key).status == 201);
  const auto again = with.send(text, with.key);
  CHECK(again.status == 401);
  CHECK(again.code() == "ukey_login_refused");
  const auto late = with.statement(with.nonce());
  const auto later = with.statement(with.nonce());
  with.bench.pass(119s);
  CHECK(with.send(late, with.key).status == 201);
  with.bench.pass(2s);
  CHECK(with.send(later, with.key).code() == "ukey_login_refused");
}

TEST_CASE("What is refused spends the nonce too, and says nothing of the certificate") {
  const Holder with;
  const auto nonce = with.nonce();
  const auto text = with.statement(nonce);
  SECTION("another origin") {
    CHECK(with.send(with.statement(nonce, "https://elsewhere.example"), with.key).code() == "ukey_login_refused");
  }
  SECTION("another UKEY") {
    CHECK(with.send(with.statement(nonce, {}, "hand-0002"), with.key).code() == "ukey_login_refused");
  }
  SECTION("another key") { CHECK(with.send(text, HandKey::ec()).code() == "ukey_login_refused"); }
  SECTION("a line more") { CHECK(with.send(text + "x: y\n", with.key).code() == "ukey_login_refused"); }
  SECTION("another purpose") {
    auto other = text;
    other.replace(other.find("login"), 5, "renew");
    CHECK(with.send(other, with.key).code() == "ukey_login_refused");
  }
  CHECK(with.send(text, with.key).code() == "ukey_login_refused");
  CHECK(with.logIn().status == 201);
  CHECK(with.send("nothing", with.key).code() == "ukey_login_refused");
}

TEST_CASE("A certificate that is not in use opens nothing") {
  Holder with;
  const auto refused = [&] {
    const auto answer = with.logIn();
    return answer.status == 403 && answer.code() == "ukey_login_unusable";
  };
  SECTION("frozen") { with.setState("frozen"); }
  SECTION("superseded") { with.setState("superseded"); }
  SECTION("revoked") { with.setState("revoked"); }
  SECTION("frozen, and then ended") {
    with.setState("frozen");
    query(with.bench.folder(), "UPDATE issued SET revoked_at = 1, revocation_reason = 6 WHERE serial IN"
                               " (SELECT signing_serial FROM certificate WHERE id = '" +
                                   with.certificateId() + "')");
    with.bench.pass(15 * month);
  }
  SECTION("ended too long ago") { with.bench.pass(14 * month + 366 * 24h); }
  SECTION("nobody's here") {
    with.certificate = *certdesk::fromBase64(
        certdesk::base64(with.certificate).substr(0, certdesk::base64(with.certificate).size() / 4 * 4 - 8));
    CHECK(with.logIn().status >= 400);
    CHECK(with.logIn().status < 500);
    return;
  }
  CHECK(refused());
}

TEST_CASE("A certificate that ended lately logs in for its own renewal alone") {
  Holder with;
  const auto id = with.certificateId();
  const auto recovery = with.visitor.id();
  const auto other = with.visitor.certificateId("valid", "ZJT单位证书");
  with.bench.pass(15 * month);
  auto session = with.logIn();
  INFO(session.body);
  REQUIRE(session.status == 201);
  CHECK(renewalOnly(session));
  const auto refreshed = with.bench.browser().send("POST", "/api/v1/session/refresh", {},
                                                   R"({"refresh_token":")" + session.text("refresh_token") + "\"}");
  REQUIRE(refreshed.status == 201);
  CHECK(renewalOnly(refreshed));
  session = refreshed;
  CHECK(with.as(session, "GET", "/api/v1/certificates").status == 200);
  CHECK(with.as(session, "GET", "/api/v1/applications").status == 200);
  CHECK(with.as(session, "GET", "/api/v1/applications/" + recovery).status == 200);
  const auto start = [&](const char* service, const std::string& certificate) {
    return with
        .as(session, "POST", "/api/v1/applications",
            asJson({{QStringLiteral("service"), QLatin1String(service)},
                    {QStringLiteral("certificate_id"), QString::fromStdString(certificate)}}))
        .code();
  };
  CHECK(start("recovery", id) == "renewal_only");
  CHECK(start("renewal", other) == "renewal_only");
  CHECK(start("renewal", id) != "renewal_only");
  for (const auto* page : {"/cancellation", "/submission", "/mail", "/ukey-release", "/uploads"})
    CHECK(with.as(session, "POST", "/api/v1/applications/" + recovery + page, "{}").code() == "renewal_only");
  CHECK(with.as(session, "PUT", "/api/v1/applications/" + recovery + "/reason", "{}").code() == "renewal_only");
  // A renewal's own pages are open: refused, if at all, for reasons of their own.
  query(with.bench.folder(),
        "UPDATE application SET service = 'renewal', certificate_id = '" + id + "' WHERE id = '" + recovery + "'");
  CHECK(with.as(session, "POST", "/api/v1/applications/" + recovery + "/mail", "{}").code() == "changed_elsewhere");
  CHECK(with.as(session, "DELETE", "/api/v1/session").status == 204);
}
