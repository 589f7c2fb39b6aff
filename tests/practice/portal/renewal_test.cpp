#include "app/crypto/certificate.h"
#include "tests/practice/portal/site_visitor.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <openssl/sha.h>

using namespace practice_test;
using namespace std::chrono_literals;
namespace crypto = certdesk::crypto;

namespace {

const std::string ukey = "hand-0001";
constexpr auto day = std::chrono::hours(24);

QLatin1String name(const char* member) { return QLatin1String(member); }
std::string hashOf(const Bytes& octets) {
  Bytes hash(SHA256_DIGEST_LENGTH);
  SHA256(octets.data(), octets.size(), hash.data());
  return certdesk::hex(hash);
}
Bytes octetsIn(const QJsonObject& object, const char* member) {
  return *certdesk::fromBase64(object.value(name(member)).toString().toStdString());
}

// A certificate whose keys are in this hand, by a recovery, and time gone by until so many days before its end. The
// organisation's has an archived pair too, for which there was room where it is asked for.
struct Holder {
  explicit Holder(const char* templateName = "ZJT个人证书", int daysLeft = 60, bool archived = false)
      : visitor(bench.visitor()), old(isPerson(templateName) ? HandKey::ec() : HandKey::rsa()),
        fresh(isPerson(templateName) ? HandKey::ec() : HandKey::rsa()) {
    visitor.start(visitor.certificateId("valid", templateName));
    visitor.fillIn();
    visitor.submit();
    code = bench.environment().authorisationCode(visitor.id());
    visitor.openDownload(code);
    oldCertificate = onlyCertificate(visitor.enrol(code, requestBy(old, {ukey})).body);
    const auto transport = HandKey::rsa();
    oldEncryption = partsOf(visitor.serverKey(code, requestBy(old, {ukey, &transport, "SHA1"}))).certificate;
    if (archived)
      oldArchived = partsOf(visitor.serverKey(code, requestBy(old, {ukey, &transport, "SHA1"}), "enc-1")).certificate;
    visitor.look();
    REQUIRE(visitor.confirm(old, visitor.statement(ukey)).status == 200);
    const auto months = isPerson(templateName) ? 14 : 16;
    bench.pass(day * (30 * months - daysLeft));
    visitor = bench.visitor();
  }
  static bool isPerson(const std::string& templateName) { return templateName == "ZJT个人证书"; }

  QJsonObject record() const {
    for (const auto& each : visitor.get("/api/v1/certificates").json().value(name("items")).toArray())
      if (octetsIn(each.toObject(), "signing_certificate") == oldCertificate) return each.toObject();
    return {};
  }
  QJsonObject renewAction() const {
    for (const auto& each : record().value(name("actions")).toArray())
      if (each.toObject().value(name("name")) == name("renew")) return each.toObject();
    return {};
  }
  Answer begin() { return visitor.start("renewal", record().value(name("id")).toString().toStdString()); }
  void fillIn(int years = 2) {
    REQUIRE(visitor.write("PUT", "/open-files").status == 200);
    const auto agreement = visitor.application().value(name("agreement")).toObject();
    REQUIRE(visitor
                .write("PUT", "/agreement",
                       QJsonDocument(QJsonObject{{name("version"), agreement.value(name("version"))},
                                                 {name("sha256"), agreement.value(name("sha256"))}})
                           .toJson()
                           .toStdString())
                .status == 200);
    const auto choice = visitor.application().value(name("quote_choices")).toArray().at(years - 1).toObject();
    const auto quote = visitor.write(
        "PUT", "/quote",
        QJsonDocument(QJsonObject{{name("total_fen"), choice.value(name("total_fen"))}, {name("years"), years}})
            .toJson()
            .toStdString());
    INFO(quote.body);
    REQUIRE(quote.status == 200);
  }
  void openUp(int years = 2) {
    REQUIRE(begin().status == 201);
    fillIn(years);
    visitor.submit();
    code = bench.environment().authorisationCode(visitor.id());
    visitor.openDownload(code);
  }
  std::string statementOver(const Bytes& request, const std::string& serial = ukey) const {
    return "CertDesk v1\npurpose: renew\norigin: " + visitor.browser().url() + "\nukey: " + serial +
           "\napplication: " + visitor.id() + "\nrequest: " + hashOf(request) +
           "\ncertificate: " + hashOf(oldCertificate) + "\n";
  }
  Answer reenrol(const Bytes& request, const std::string& statement, const HandKey& by) const {
    return visitor.reenrol(code, request, statement, by.sign(certdesk::viewOf(statement)));
  }
  static std::string serialOf(const Bytes& certificate) { // as openssl prints it
    auto serial = crypto::Certificate::fromDer(certificate)->serialHex();
    std::transform(serial.begin(), serial.end(), serial.begin(), [](unsigned char c) { return std::toupper(c); });
    return serial;
  }
  bool isRevoked(const Bytes& certificate) const {
    return run("openssl", {"crl", "-in", (bench.folder() / "crl.pem").string(), "-noout", "-text"})
               .find("Serial Number: " + serialOf(certificate)) != std::string::npos;
  }

  Bench bench;
  Visitor visitor;
  HandKey old, fresh;
  Bytes oldCertificate, oldEncryption, oldArchived;
  std::string code;
};

std::string endOf(const Bytes& certificate) {
  return certdesk::rfc3339(crypto::Certificate::fromDer(certificate)->notAfter());
}

} // namespace

TEST_CASE(
    "A whole renewal by hand: the old key's proof, years added to the old end, the old one superseded at the end") {
  const char* const templateName = GENERATE("ZJT个人证书", "ZJT单位证书");
  Holder holder(templateName);
  CHECK(holder.renewAction().value(name("possible")).toBool());
  const auto oldEnd = endOf(holder.oldCertificate);
  holder.openUp(2);
  const auto expected = std::to_string(std::stoi(oldEnd.substr(0, 4)) + 2) + oldEnd.substr(4);
  const auto quote = holder.visitor.application().value(name("quote")).toObject();
  CHECK(quote.value(name("not_after")).toString().toStdString() == expected);
  CHECK(holder.visitor.application().value(name("archived")).toArray().isEmpty());
  CHECK(octetsIn(holder.visitor.application(), "old_signing_certificate") == holder.oldCertificate);

  const auto request = requestBy(holder.fresh, {ukey});
  const auto enrolled = holder.reenrol(request, holder.statementOver(request), holder.old);
  INFO(enrolled.body);
  REQUIRE(enrolled.status == 200);
  const auto signing = onlyCertificate(enrolled.body);
  CHECK(endOf(signing) == expected);
  CHECK(onlyCertificate(holder.reenrol(request, holder.statementOver(request), holder.old).body) == signing);

  holder.visitor.look();
  Bytes encryption;
  if (Holder::isPerson(templateName)) { // kept: there is a certificate already, and its key is on the UKEY
    for (const auto& each : holder.visitor.application().value(name("issued")).toArray())
      if (each.toObject().value(name("purpose")) == name("encryption"))
        encryption = octetsIn(each.toObject(), "certificate");
  } else {
    const auto transport = HandKey::rsa();
    encryption =
        partsOf(holder.visitor.serverKey(holder.code, requestBy(holder.fresh, {ukey, &transport, "SHA1"}))).certificate;
  }
  REQUIRE_FALSE(encryption.empty());
  CHECK(encryption != holder.oldEncryption);
  CHECK(endOf(encryption) == expected);
  const auto keyOf = [](const Bytes& der) { return crypto::Certificate::fromDer(der)->publicKey().spki(); };
  CHECK((keyOf(encryption) == keyOf(holder.oldEncryption)) == Holder::isPerson(templateName));

  CHECK_FALSE(holder.isRevoked(holder.oldCertificate));
  holder.visitor.look();
  const auto confirmed = holder.visitor.confirm(holder.fresh, holder.visitor.statement(ukey));
  INFO(confirmed.body);
  REQUIRE(confirmed.status == 200);
  CHECK(holder.isRevoked(holder.oldCertificate));
  CHECK_FALSE(holder.isRevoked(holder.oldEncryption));
  CHECK(holder.record().value(name("state")) == name("superseded"));
  bool found = false;
  for (const auto& each : holder.visitor.get("/api/v1/certificates").json().value(name("items")).toArray()) {
    if (octetsIn(each.toObject(), "signing_certificate") != signing) continue;
    found = true;
    CHECK(each.toObject().value(name("business")).toString() == QStringLiteral("续费"));
    CHECK(each.toObject().value(name("not_after")).toString().toStdString() == expected);
    CHECK(octetsIn(each.toObject(), "encryption_certificate") == encryption);
  }
  CHECK(found);
}

TEST_CASE("A receipt calls kept what was named for that UKEY before, and no earlier pair that had no room on it") {
  const bool room = GENERATE(true, false);
  Holder holder("ZJT单位证书", 60, room);
  holder.openUp();
  const auto request = requestBy(holder.fresh, {ukey});
  REQUIRE(holder.reenrol(request, holder.statementOver(request), holder.old).status == 200);
  const auto transport = HandKey::rsa();
  REQUIRE(holder.visitor.serverKey(holder.code, requestBy(holder.fresh, {ukey, &transport, "SHA1"})).status == 200);
  holder.visitor.look();
  REQUIRE(holder.visitor.confirm(holder.fresh, holder.visitor.statement(ukey)).status == 200);
  const auto receipt = holder.visitor.get(holder.visitor.path("/receipt"));
  REQUIRE(receipt.status == 200);
  std::vector<std::string> kept;
  for (auto at = receipt.body.find("certificate: kept\n"); at != std::string::npos;
       at = receipt.body.find("certificate: kept\n", at + 1))
    kept.push_back(receipt.body.substr(receipt.body.find("SHA-256: ", at) + 9, 64));
  std::vector<std::string> expected{hashOf(holder.oldEncryption)};
  if (room) expected.push_back(hashOf(holder.oldArchived));
  CHECK(kept == expected);
}

TEST_CASE("A renewal without the old key's word, or with a word about something else, is refused") {
  Holder holder;
  holder.openUp();
  const auto request = requestBy(holder.fresh, {ukey});
  const auto good = holder.statementOver(request);
  const auto refused = [&](const Answer& answer) {
    INFO(answer.body);
    CHECK(answer.status == 403);
    CHECK(answer.text("code") == "ukey_lacks_certificate");
  };
  refused(holder.reenrol(request, good, holder.fresh));
  refused(holder.reenrol(request, holder.statementOver(requestBy(HandKey::ec(), {ukey})), holder.old));
  refused(holder.reenrol(request, good + "more: 1\n", holder.old));
  const auto elsewhere = requestBy(holder.fresh, {"hand-0002"});
  refused(holder.reenrol(elsewhere, holder.statementOver(elsewhere, "hand-0002"), holder.old));
  CHECK(holder.visitor.enrol(holder.code, request).status == 409);
  CHECK(holder.visitor.reenrol(holder.code, request, good, Bytes(8192)).status == 400);
  CHECK(holder.reenrol(request, good, holder.old).status == 200);
}

TEST_CASE("Staff see what proved a renewal, verified as they look at it") {
  Holder holder;
  holder.openUp();
  const Staff staff(holder.bench);
  const auto page = [&] { return staff.get("/practice/desk/applications/" + holder.visitor.id()); };
  CHECK_FALSE(has(page(), "续费的证明")); // none yet
  const auto request = requestBy(holder.fresh, {ukey});
  REQUIRE(holder.reenrol(request, holder.statementOver(request), holder.old).status == 200);
  const auto shown = page();
  for (const auto& words :
       {std::string("续费的证明"), std::string("是，已验证"), ukey, Holder::serialOf(holder.oldCertificate)})
    CHECK(has(shown, words));
  query(holder.bench.folder(), std::string("UPDATE renewal_proof SET ") +
                                   GENERATE("signature = statement", "request = statement", "statement = request"));
  const auto spoilt = page();
  CHECK(has(spoilt, "验证不通过"));
  CHECK_FALSE(has(spoilt, "是，已验证"));
}

TEST_CASE("A renewal is offered from 90 days before the end to a year after it, and says why not otherwise") {
  const int daysLeft = GENERATE(91, 89, -364, -366);
  Holder holder("ZJT个人证书", daysLeft);
  const auto action = holder.renewAction();
  const bool possible = daysLeft == 89 || daysLeft == -364;
  CHECK(action.value(name("possible")).toBool() == possible);
  const auto reason = action.value(name("reason")).toString();
  CHECK(reason.isEmpty() == possible);
  if (daysLeft == 91) CHECK(reason.contains(QStringLiteral("起可以续费")));
  const auto begun = holder.begin();
  CHECK(begun.status == (possible ? 201 : 409));
  if (!possible) return;
  holder.fillIn(1);
  // What has ended counts from today on.
  const auto end = holder.visitor.application().value(name("quote")).toObject().value(name("not_after")).toString();
  const auto old = endOf(holder.oldCertificate);
  if (daysLeft > 0) CHECK(end.toStdString() == std::to_string(std::stoi(old.substr(0, 4)) + 1) + old.substr(4));
  if (daysLeft < 0) CHECK(end.toStdString() > std::to_string(std::stoi(old.substr(0, 4)) + 1) + old.substr(4));
}

TEST_CASE("Years are chosen from what is offered; price and end follow, until it is submitted") {
  Holder holder;
  REQUIRE(holder.begin().status == 201);
  const auto look = [&] { return holder.visitor.application(); };
  CHECK(look().value(name("encryption_kept")).toBool());
  CHECK_FALSE(look().contains(name("quote")));
  const auto choices = look().value(name("quote_choices")).toArray();
  REQUIRE(choices.size() == 3);
  const auto oldEnd = endOf(holder.oldCertificate);
  const auto ask = [&](int fen, const std::optional<int>& years) {
    QJsonObject body{{name("total_fen"), fen}};
    if (years) body.insert(name("years"), *years);
    return holder.visitor.write("PUT", "/quote", QJsonDocument(body).toJson().toStdString());
  };
  for (const int years : {3, 1, 2}) { // another choice replaces the one before
    const auto choice = choices.at(years - 1).toObject();
    CHECK(choice.value(name("years")).toInt() == years);
    CHECK(choice.value(name("total_fen")).toInt() == years * 10000);
    CHECK(choice.value(name("not_after")).toString().toStdString() ==
          std::to_string(std::stoi(oldEnd.substr(0, 4)) + years) + oldEnd.substr(4));
    CHECK(ask(years * 10000, years).status == 200);
    CHECK(look().value(name("quote")).toObject() == choice);
  }
  CHECK(ask(0, 0).status == 400);
  CHECK(ask(40000, 4).status == 400);
  CHECK(ask(20000, std::nullopt).status == 400);
  CHECK(ask(10000, 2).status == 412); // another price than the one shown
  CHECK(look().value(name("quote")).toObject() == choices.at(1).toObject());
  holder.fillIn(2);
  holder.visitor.submit();
  holder.visitor.look(); // it is approved meanwhile
  CHECK(ask(10000, 1).status == 409);
}

TEST_CASE("What has expired within the window counts from the day it is made, and that day does not move") {
  Holder holder("ZJT单位证书", -100);
  holder.openUp(2);
  CHECK_FALSE(holder.visitor.application().value(name("encryption_kept")).toBool());
  const auto now = holder.visitor.get("/api/v1/service").json().value(name("server_time")).toString();
  const auto today = QDate::fromString(now.left(10), Qt::ISODate);
  const auto expected = today.addYears(2).toString(Qt::ISODate).toStdString();
  const auto request = requestBy(holder.fresh, {ukey});
  const auto signing = onlyCertificate(holder.reenrol(request, holder.statementOver(request), holder.old).body);
  CHECK(endOf(signing).substr(0, 10) == expected);
  holder.bench.pass(day);
  holder.visitor = holder.bench.visitor();
  REQUIRE(holder.begin().status == 200);
  holder.visitor.openDownload(holder.code);
  const auto transport = HandKey::rsa();
  const auto encryption =
      partsOf(holder.visitor.serverKey(holder.code, requestBy(holder.fresh, {ukey, &transport, "SHA1"}))).certificate;
  CHECK(endOf(encryption) == endOf(signing));
}

TEST_CASE("A renewal that is asked for twice is one renewal, and stands in the way of another service") {
  Holder holder;
  const auto id = holder.record().value(name("id")).toString().toStdString();
  REQUIRE(holder.begin().status == 201);
  const auto first = holder.visitor.id();
  CHECK(holder.begin().status == 200);
  CHECK(holder.visitor.id() == first);
  CHECK(holder.visitor.start("recovery", id).status == 409);
}

TEST_CASE("A renewal that is cancelled leaves nothing that was issued for it") {
  Holder holder;
  holder.openUp();
  const auto request = requestBy(holder.fresh, {ukey});
  const auto signing = onlyCertificate(holder.reenrol(request, holder.statementOver(request), holder.old).body);
  holder.visitor.look();
  REQUIRE(holder.visitor.write("POST", "/cancellation").status == 200);
  CHECK(holder.isRevoked(signing));
  CHECK_FALSE(holder.isRevoked(holder.oldCertificate));
  CHECK(holder.record().value(name("state")) == name("valid"));
}
