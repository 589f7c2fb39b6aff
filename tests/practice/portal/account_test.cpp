#include "tests/practice/portal/bench.h"

#include <QJsonDocument>
#include <catch2/catch.hpp>
#include <regex>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practised = certdesk::practice::practised;

namespace {

constexpr const char* fresh = "Xin-mima-2026";

std::string json(std::initializer_list<std::pair<const char*, std::string>> members) {
  QJsonObject object;
  for (const auto& [name, value] : members)
    object.insert(QLatin1String(name), QString::fromStdString(value));
  return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}
Answer knock(const Bench& bench, const std::string& path, const std::string& body) {
  return bench.browser().send("POST", "/api/v1/" + path, {"Content-Type: application/json"}, body);
}
std::string newestCode(Bench& bench) {
  std::string code;
  for (const auto& mail : bench.environment().mails())
    if (!mail.authorisationCode.empty()) code = mail.authorisationCode;
  return code;
}
Answer reset(const Bench& bench, const std::string& userName, const std::string& code,
             const std::string& password = fresh) {
  return knock(bench, "password-reset", json({{"user_name", userName}, {"code", code}, {"new_password", password}}));
}
Answer askCode(const Bench& bench, const std::string& userName) {
  return knock(bench, "password-reset/code", json({{"user_name", userName}}));
}
int logIn(const Bench& bench, const std::string& password, const std::string& user = practised::userName) {
  return Visitor(bench.browser()).logIn(user, password).status;
}
std::string registration(const std::string& user, const std::string& code, const std::string& password = fresh) {
  return json({{"user_name", user},
               {"display_name", "新用户（演练）"},
               {"organisation", "示例新公司（演练）"},
               {"email", "xin@shili.example"},
               {"question", "第一辆自行车是什么颜色？"},
               {"code", code},
               {"password", password},
               {"answer", "红"}});
}

} // namespace

TEST_CASE("A forgotten password is set anew by the code in the mail, and every login ends") {
  Bench bench;
  const auto before = bench.visitor();
  const auto mailed = askCode(bench, practised::userName);
  REQUIRE(mailed.status == 200);
  CHECK(mailed.fields.at("cache-control") == "no-store");
  auto code = newestCode(bench);
  CHECK(code.size() == 11);
  CHECK(code.find_first_of("01OIL") == std::string::npos);
  for (auto& c : code)
    c = c == '-' ? ' ' : static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  REQUIRE(reset(bench, practised::userName, code).status == 204);
  CHECK(logIn(bench, practised::password) == 401);
  CHECK(logIn(bench, fresh) == 201);
  CHECK(before.get("/api/v1/certificates").status == 401);
  CHECK(bench.environment().mails().back().subject.find("登录密码已修改") != std::string::npos);
  CHECK(reset(bench, practised::userName, code).code() == "reset_code_expired"); // good once
}

TEST_CASE("Nobody learns from a forgotten password which user names exist") {
  Bench bench;
  const auto known = askCode(bench, practised::userName);
  const auto unknown = askCode(bench, "nobody-here");
  CHECK(known.status == 200);
  // But for the times, of which a second may pass between the two.
  const auto said = [](const auto& answer) {
    static const std::regex time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    return std::regex_replace(answer.body, time, "TIME");
  };
  CHECK(said(unknown) == said(known));
  CHECK(said(known).find("TIME") != std::string::npos);
  CHECK(bench.environment().mails().size() == 1);
  CHECK(askCode(bench, practised::userName).code() == "mail_cool_down");
  CHECK(askCode(bench, "nobody-here").code() == "mail_cool_down");
  for (const auto* expected : {"reset_code_wrong", "reset_code_wrong", "reset_code_wrong", "reset_code_wrong",
                               "reset_code_expired", "reset_code_expired"})
    for (const auto* name : {practised::userName, "nobody-here"})
      CHECK(reset(bench, name, "ABCDE-FGHJK").code() == expected);
  CHECK(reset(bench, practised::userName, newestCode(bench)).code() == "reset_code_expired"); // too many wrong ones
  CHECK(reset(bench, "never-asked", "ABCDE-FGHJK").code() == "reset_code_expired");
  CHECK(logIn(bench, practised::password) == 201);
}

TEST_CASE("A code ends after half an hour, and with the next one; mails come ever more slowly") {
  Bench bench;
  REQUIRE(askCode(bench, practised::userName).status == 200);
  const auto first = newestCode(bench);
  bench.pass(61s);
  REQUIRE(askCode(bench, practised::userName).status == 200);
  CHECK(newestCode(bench) != first);
  CHECK(reset(bench, practised::userName, first).code() == "reset_code_wrong");
  bench.pass(30min + 1s);
  CHECK(reset(bench, practised::userName, newestCode(bench)).code() == "reset_code_expired");
  REQUIRE(askCode(bench, practised::userName).status == 200);
  bench.pass(61s);
  const auto tooSoon = askCode(bench, practised::userName);
  CHECK(tooSoon.code() == "mail_cool_down");
  CHECK(std::stoi(tooSoon.fields.at("retry-after")) > 500);
  CHECK(reset(bench, practised::userName, newestCode(bench)).status == 204);
}

TEST_CASE("A weak password is refused and costs no try of the code") {
  Bench bench;
  REQUIRE(askCode(bench, practised::userName).status == 200);
  const auto code = newestCode(bench);
  for (const auto* weak :
       {"short-1", "onlyletters", "12345678901234", "Password-2026", "shili_jianshe-1", "SHILI_JIANSHE9"}) {
    INFO(weak);
    CHECK(reset(bench, practised::userName, code, weak).code() == "password_weak");
  }
  CHECK(reset(bench, practised::userName, code, "Kurz-12345").status == 204);
}

TEST_CASE("Somebody who is locked out comes in by the forgotten password") {
  Bench bench;
  for (int i = 0; i < 5; ++i)
    logIn(bench, "wrong");
  CHECK(logIn(bench, practised::password) == 423);
  REQUIRE(askCode(bench, practised::userName).status == 200);
  REQUIRE(reset(bench, practised::userName, newestCode(bench)).status == 204);
  CHECK(logIn(bench, fresh) == 201);
}

TEST_CASE("Another password: the old one again; other logins end and this one goes on") {
  Bench bench;
  auto visitor = bench.visitor();
  const auto other = bench.visitor();
  const auto change = [&](const std::string& old, const std::string& next) {
    return bench.browser().send("PUT", "/api/v1/account/password",
                                {"Authorization: Bearer " + visitor.accessToken(), "Content-Type: application/json",
                                 "Idempotency-Key: " + newKey()},
                                json({{"old_password", old}, {"new_password", next}}));
  };
  CHECK(change("wrong", fresh).code() == "password_again_wrong");
  CHECK(change(practised::password, practised::password).code() == "password_weak");
  CHECK(change(practised::password, "short").code() == "password_weak");
  REQUIRE(change(practised::password, fresh).status == 204);
  CHECK(visitor.get("/api/v1/certificates").status == 200);
  CHECK(other.get("/api/v1/certificates").status == 401);
  CHECK(logIn(bench, practised::password) == 401);
  CHECK(logIn(bench, fresh) == 201);
}

TEST_CASE("The account says how it is reached, masked") {
  const Bench bench;
  const auto account = bench.visitor().get("/api/v1/account");
  CHECK(account.text("user_name") == practised::userName);
  CHECK(account.text("email") == "l***@shili-jianshe.example");
  CHECK(account.text("phone") == "100****0001");
}

TEST_CASE("A forgotten answer: a code by mail, a new question, everybody told, and a person reviews from then on") {
  Bench bench;
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT个人证书"));
  const auto etag = visitor.etag();
  REQUIRE(visitor.post("/api/v1/account/answer-code", "{}").status == 200);
  const auto put = [&](const std::string& code) {
    return bench.browser().send("PUT", "/api/v1/account/answer",
                                {"Authorization: Bearer " + visitor.accessToken(), "Content-Type: application/json",
                                 "Idempotency-Key: " + newKey()},
                                json({{"code", code}, {"question", "养的第一只猫叫什么？"}, {"answer", "  MiMi "}}));
  };
  CHECK(put("ABCDE-FGHJK").code() == "reset_code_wrong");
  const auto code = newestCode(bench);
  REQUIRE(put(code).status == 204);
  std::vector<std::string> told;
  for (const auto& mail : bench.environment().mails())
    if (mail.subject.find("安全问题答案已重置") != std::string::npos) told.push_back(mail.recipient);
  CHECK(told == std::vector<std::string>{"li.yangli@shili-jianshe.example", "10000000001"});
  visitor.look();
  CHECK(visitor.etag() != etag); // whoever polls sees the new question
  CHECK(visitor.text("security_question") == "养的第一只猫叫什么？");
  CHECK(visitor.write("POST", "/answer", R"({"answer":"xiongmao"})").code() == "answer_wrong");
  visitor.look();
  CHECK(visitor.write("POST", "/answer", R"({"answer":"mimi"})").status == 200);
}

TEST_CASE("What waited for nobody's look waits for a person's once the answer was reset") {
  auto settings = Bench::prompt();
  settings.reviewDelay = 1h;
  Bench bench(settings);
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT个人证书"));
  visitor.fillIn();
  visitor.submit();
  REQUIRE(bench.environment().resetAnswer(practised::userName, "lang"));
  bench.pass(2h);
  auto later = bench.visitor();
  CHECK(later.get("/api/v1/applications/" + visitor.id()).text("stage") == "under_review");
}

TEST_CASE("Somebody registers: the e-mail address is proved, and the account is there") {
  Bench bench;
  CHECK(knock(bench, "registration/code", json({{"email", "no address"}})).status == 400);
  REQUIRE(knock(bench, "registration/code", json({{"email", "xin@shili.example"}})).status == 200);
  const auto code = newestCode(bench);
  CHECK(bench.environment().mails().back().recipient == "xin@shili.example");
  CHECK(knock(bench, "registration", registration("xin_yonghu", "ABCDE-FGHJK")).code() == "reset_code_wrong");
  CHECK(knock(bench, "registration", registration("xin_yonghu", code, "weak")).code() == "password_weak");
  CHECK(knock(bench, "registration", registration("x y", code)).status == 400);
  CHECK(knock(bench, "registration", registration(practised::userName, code)).code() == "user_name_taken");
  const auto made = knock(bench, "registration", registration("xin_yonghu", code));
  REQUIRE(made.status == 201);
  CHECK(made.text("email") == "x***@shili.example");
  CHECK(logIn(bench, fresh, "xin_yonghu") == 201);
  CHECK(knock(bench, "registration", registration("xin_yonghu2", code)).code() == "reset_code_expired");
}

TEST_CASE("Whether a user name is taken costs a try of the code") {
  Bench bench;
  REQUIRE(knock(bench, "registration/code", json({{"email", "xin@shili.example"}})).status == 200);
  const auto code = newestCode(bench);
  for (int i = 0; i < 5; ++i)
    CHECK(knock(bench, "registration", registration(practised::userName, code)).code() == "user_name_taken");
  CHECK(knock(bench, "registration", registration("xin_yonghu", code)).code() == "reset_code_expired");
  // Without the code nothing is told.
  CHECK(knock(bench, "registration", registration(practised::userName, "ABCDE-FGHJK")).code() == "reset_code_expired");
}
