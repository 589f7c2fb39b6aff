#include "app/core/text.h"
#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
using certdesk::practice::Decision;
namespace practised = certdesk::practice::practised;

namespace {

constexpr const char* person = "ZJT个人证书";

Answer change(Visitor& visitor, const std::string& id, const std::string& act, const std::string& reason,
              const std::string& password = practised::password, const std::string& key = newKey()) {
  return visitor.post("/api/v1/certificates/" + id + "/" + act,
                      R"({"reason":")" + reason + R"(","password":")" + password + "\"}", key);
}

// The reason codes on the list of revoked ones, by the openssl program, one for each certificate of the row.
std::string onTheList(const Bench& bench, const Answer& record, const char* purpose = "signing_certificate") {
  const auto file = [&](const char* name) { return (bench.folder() / name).string(); };
  writeFile(file("one.der"), *certdesk::fromBase64(record.text(purpose)));
  auto serial = run("openssl", {"x509", "-inform", "DER", "-in", file("one.der"), "-noout", "-serial"});
  serial = serial.substr(serial.find('=') + 1);
  serial.pop_back();
  const auto list = run("openssl", {"crl", "-inform", "DER", "-in", file("crl.der"), "-noout", "-text"});
  const auto at = list.find("Serial Number: " + serial);
  if (at == std::string::npos) return "not on it";
  const auto entry = list.substr(at, list.find("Serial Number: ", at + 1) - at);
  for (const auto* word : {"Certificate Hold", "Key Compromise", "Superseded", "Cessation Of Operation"})
    if (entry.find(word) != std::string::npos) return word;
  return "no reason";
}

std::string possible(const Answer& record) {
  std::string names;
  for (const auto& each : record.json().value(QLatin1String("actions")).toArray()) {
    const auto action = each.toObject();
    const bool may = action.value(QLatin1String("possible")).toBool();
    CHECK(may == action.value(QLatin1String("reason")).toString().isEmpty());
    const auto name = action.value(QLatin1String("name")).toString().toStdString();
    if (may && name != "renew" && name != "unlock") names += (names.empty() ? "" : " ") + name;
  }
  return names;
}

} // namespace

TEST_CASE("A certificate is frozen and unfrozen: on hold on the list at once, and off it again") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto id = visitor.certificateId("valid", person);
  const auto frozen = change(visitor, id, "freeze", "pause");
  REQUIRE(frozen.status == 200);
  CHECK(frozen.text("state") == "frozen");
  CHECK(frozen.text("id") == id);
  CHECK(onTheList(bench, frozen) == "Certificate Hold");
  CHECK(possible(frozen) == "recover unfreeze revoke");

  const auto thawed = change(visitor, id, "unfreeze", "needed_again");
  REQUIRE(thawed.status == 200);
  CHECK(thawed.text("state") == "valid");
  CHECK(onTheList(bench, thawed) == "not on it");
  CHECK(possible(thawed) == "recover freeze revoke");

  const auto mails = bench.environment().mails();
  REQUIRE(mails.size() == 2);
  CHECK(mails[0].subject.find("已冻结") != std::string::npos);
  CHECK(mails[0].content.find("一段时间内不使用") != std::string::npos);
  CHECK(mails[1].subject.find("已解冻") != std::string::npos);
}

TEST_CASE("A certificate is revoked for good, with the reason that was given; nobody encrypts to it any more either") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto [reason, word] =
      GENERATE(table<std::string, std::string>({{"key_compromise", "Key Compromise"},
                                                {"superseded", "Superseded"},
                                                {"cessation_of_operation", "Cessation Of Operation"},
                                                {"unspecified", "no reason"}}));
  const auto id = visitor.certificateId(reason == "superseded" ? "frozen" : "valid",
                                        reason == "superseded" ? "ZJT单位证书" : person);
  const auto revoked = change(visitor, id, "revoke", reason);
  REQUIRE(revoked.status == 200);
  CHECK(revoked.text("state") == "revoked");
  CHECK(onTheList(bench, revoked) == word);
  CHECK(onTheList(bench, revoked, "encryption_certificate") == word);
  CHECK(possible(revoked).empty());
  CHECK(change(visitor, id, "unfreeze", "other").code() == "not_allowed_now");
  CHECK(change(visitor, id, "freeze", "other").code() == "not_allowed_now");
  CHECK(onTheList(bench, revoked) == word);
}

TEST_CASE("What is so already is answered as it is, without another mail") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto id = visitor.certificateId("valid", person);
  CHECK(change(visitor, id, "unfreeze", "other").text("state") == "valid");
  for (int i = 0; i < 2; ++i)
    CHECK(change(visitor, id, "freeze", "other").text("state") == "frozen");
  for (int i = 0; i < 2; ++i)
    CHECK(change(visitor, id, "revoke", "key_compromise").text("state") == "revoked");
  CHECK(change(visitor, id, "revoke", "superseded").status == 200);
  CHECK(bench.environment().mails().size() == 2);
}

TEST_CASE("The password is asked again, and wrong ones are counted as those of a login are") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto id = visitor.certificateId("valid", person);
  const auto key = newKey();
  CHECK(change(visitor, id, "freeze", "other", "wrong", key).code() == "password_again_wrong");
  CHECK(change(visitor, id, "freeze", "other", "wrong", key).status == 403); // the same try, repeated
  for (int i = 0; i < 3; ++i)
    CHECK(change(visitor, id, "revoke", "unspecified", "wrong").status == 403);
  CHECK(change(visitor, id, "freeze", "other", "wrong").code() == "login_locked");
  CHECK(change(visitor, id, "freeze", "other").code() == "login_locked");
  CHECK(Visitor(bench.browser()).logIn(practised::userName, practised::password).code() == "login_locked");
  CHECK(visitor.get("/api/v1/certificates").status == 200); // the session goes on
  bench.pass(10min + 1s);
  CHECK(change(visitor, id, "freeze", "other").status == 200);
}

TEST_CASE("Somebody else's certificate does not exist, and one that has ended stays as it is") {
  Bench bench;
  auto visitor = bench.visitor();
  auto other = bench.visitor(practised::otherUserName);
  CHECK(change(other, visitor.certificateId("valid", person), "freeze", "other").code() == "not_found");
  const auto [state, kind] =
      GENERATE(table<std::string, std::string>({{"expired", person}, {"superseded", "ZJT单位证书"}}));
  const auto ended = visitor.certificateId(state, kind);
  CHECK(change(visitor, ended, "freeze", "other").code() == "not_allowed_now");
  CHECK(change(visitor, ended, "revoke", "unspecified").code() == "not_allowed_now");
}

TEST_CASE("Revoking ends the applications that are open, but not one that is approved") {
  auto settings = Bench::prompt();
  settings.reviewByHand = true;
  Bench bench(settings);
  auto visitor = bench.visitor();
  const auto id = visitor.certificateId("valid", person);
  visitor.start(id);
  visitor.fillIn("lost", true);
  visitor.submit();
  SECTION("under review") {
    REQUIRE(change(visitor, id, "revoke", "key_compromise").status == 200);
    visitor.look();
    CHECK(visitor.text("stage") == "cancelled");
    CHECK(visitor.text("review_remark").find("撤销") != std::string::npos);
  }
  SECTION("approved") {
    REQUIRE(bench.environment().review(visitor.id(), Decision::Approve, {}));
    const auto refused = change(visitor, id, "revoke", "key_compromise");
    CHECK(refused.code() == "not_allowed_now");
    visitor.look();
    CHECK(visitor.text("stage") == "approved");
    visitor.write("POST", "/cancellation");
    CHECK(change(visitor, id, "revoke", "key_compromise").status == 200);
  }
}

TEST_CASE("What was frozen here can be recovered, and is unfrozen while the recovery waits") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto id = visitor.certificateId("valid", person);
  REQUIRE(change(visitor, id, "freeze", "ukey_missing").status == 200);
  visitor.start(id);
  visitor.fillIn("lost", true);
  REQUIRE(change(visitor, id, "unfreeze", "ukey_found").status == 200);
  visitor.look();
  CHECK(visitor.text("stage") == "draft");
}
