#include "app/crypto/certificate.h"
#include "tests/practice/portal/bench.h"
#include "tests/practice/portal/site_visitor.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace crypto = certdesk::crypto;

namespace {

const std::string ukey = "hand-0001";
constexpr const char* page = "/practice/apply";

QLatin1String name(const char* member) { return QLatin1String(member); }

// Somebody at the web page, with a browser that keeps nothing.
Answer apply(Bench& bench, const WebForm& more = {}) {
  const auto& environment = bench.environment();
  const auto form = with(more, {{"kind", "person"},
                                {"subject", "孙样例"},
                                {"user", environment.userName()},
                                {"password", environment.password()}});
  return bench.browser().send("POST", page, {formType}, encoded(form));
}
// The number that the page leads to; REQUIREd.
std::string appliedFor(Bench& bench, const WebForm& more = {}) {
  const auto answer = apply(bench, more);
  INFO(answer.body);
  REQUIRE(answer.status == 303);
  const auto place = answer.fields.at("location");
  const auto sign = place.find("?done=");
  REQUIRE(sign != std::string::npos);
  return place.substr(sign + 6);
}

QJsonObject applicationNamed(const Visitor& visitor, const std::string& id) {
  return visitor.get("/api/v1/applications/" + id).json();
}
qsizetype certificateCount(const Visitor& visitor) {
  return visitor.get("/api/v1/certificates").json().value(name("items")).toArray().size();
}
QJsonObject recordNamed(const Visitor& visitor, const QString& subject) {
  for (const auto& each : visitor.get("/api/v1/certificates").json().value(name("items")).toArray())
    if (each.toObject().value(name("subject")).toString() == subject) return each.toObject();
  return {};
}

} // namespace

TEST_CASE("A first certificate: applied for on the web page, tracked, downloaded onto a UKEY, and only then listed") {
  const bool person = GENERATE(true, false);
  Bench bench;
  auto visitor = bench.visitor();
  const auto before = certificateCount(visitor);
  const auto id = appliedFor(bench, {{"kind", person ? "person" : "organisation"}});
  visitor.follow(id);
  CHECK(visitor.text("service") == "issue");
  CHECK(visitor.text("subject") == "孙样例（演练）");
  CHECK(visitor.text("key_algorithm") == (person ? "ec-p256" : "rsa-2048"));
  CHECK(visitor.application().value(name("lines")).toArray().first() == name("review"));
  CHECK(certificateCount(visitor) == before);
  CHECK(visitor.start("recovery", visitor.text("certificate_id")).status == 404); // nobody's certificate yet

  const auto code = bench.environment().authorisationCode(id);
  visitor.follow(id);
  CHECK(visitor.text("stage") == "approved");
  visitor.openDownload(code);
  const auto key = person ? HandKey::ec() : HandKey::rsa();
  const auto enrolled = visitor.enrol(code, requestBy(key, {ukey}));
  INFO(enrolled.body);
  REQUIRE(enrolled.status == 200);
  const auto signing = onlyCertificate(enrolled.body);
  CHECK(onlyCertificate(visitor.enrol(code, requestBy(key, {ukey})).body) == signing);
  const auto transport = HandKey::rsa();
  const auto encryption = partsOf(visitor.serverKey(code, requestBy(key, {ukey, &transport, "SHA1"}))).certificate;
  visitor.look();
  CHECK(certificateCount(visitor) == before);
  REQUIRE(visitor.confirm(key, visitor.statement(ukey)).status == 200);

  CHECK(certificateCount(visitor) == before + 1);
  const auto record = recordNamed(visitor, QStringLiteral("孙样例（演练）"));
  CHECK(record.value(name("business")).toString() == QStringLiteral("制作"));
  CHECK(record.value(name("ukey_serial")).toString().toStdString() == ukey);
  CHECK(*certdesk::fromBase64(record.value(name("signing_certificate")).toString().toStdString()) == signing);
  CHECK(*certdesk::fromBase64(record.value(name("encryption_certificate")).toString().toStdString()) == encryption);
  const auto read = crypto::Certificate::fromDer(signing);
  CHECK(certdesk::rfc3339(read->notAfter()) == record.value(name("not_after")).toString().toStdString());
  CHECK(run("openssl", {"crl", "-in", (bench.folder() / "crl.pem").string(), "-noout", "-text"})
            .find("Serial Number: " + read->serialHex()) == std::string::npos);
  // It is a certificate like any other from now on.
  CHECK(visitor.start("recovery", record.value(name("id")).toString().toStdString()).status == 201);
}

TEST_CASE("The web page sends nothing without a name and the right password, and shows what was typed") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto open = bench.browser().send("GET", page);
  CHECK(open.status == 200);
  checkGuarded(open);
  const auto nameless = apply(bench, {{"subject", "  "}});
  CHECK(nameless.status == 400);
  CHECK(apply(bench, {{"subject", std::string(200, 'a')}}).status == 400);
  const auto wrong = apply(bench, {{"password", "not-it-9137"}, {"subject", "<b>孙</b>"}});
  CHECK(wrong.status == 403);
  CHECK(has(wrong, "&lt;b&gt;孙&lt;/b&gt;"));
  CHECK(!has(wrong, "not-it-9137"));
  for (int i = 0; i < 10; ++i)
    (void)apply(bench, {{"password", "not-it-9137"}});
  const auto locked = apply(bench); // also with the right one, and it is said why
  CHECK(locked.status != 303);
  CHECK((has(locked, "Try later") || has(locked, "过一会儿再试")));
  for (const auto& each : visitor.get("/api/v1/applications").json().value(name("items")).toArray())
    CHECK(each.toObject().value(name("service")) != name("issue"));
}

TEST_CASE("Applied for twice it is one application; withdrawn or refused, its row is nobody's certificate") {
  Bench bench(byHand());
  auto visitor = bench.visitor();
  const auto before = certificateCount(visitor);
  const auto id = appliedFor(bench);
  CHECK(appliedFor(bench) == id);
  Staff staff(bench);
  const auto address = "/practice/desk/applications/" + id;
  CHECK(has(staff.get(address), "formaction=\"" + address + "/approve"));
  CHECK(!has(staff.get(address), "formaction=\"" + address + "/send-back")); // nothing of it is mended here
  const auto remark = WebForm{{"remark", "资料不符"}};
  CHECK(staff.post(address + "/refuse", with(remark, staff.formOf(address))).status == 303);
  CHECK(applicationNamed(visitor, id).value(name("stage")) == name("refused"));
  const auto again = appliedFor(bench);
  CHECK(again != id);
  visitor.follow(again);
  CHECK(visitor.write("POST", "/cancellation").status == 200);
  CHECK(certificateCount(visitor) == before);
}
