#include "tests/practice/portal/bench.h"

#include <QJsonArray>
#include <catch2/catch.hpp>

using namespace practice_test;
using namespace std::chrono_literals;
namespace practice = certdesk::practice;

namespace {

practice::Settings knownCaptcha() {
  auto settings = Bench::prompt();
  settings.captchaText = [] { return std::string("kmvxz"); };
  return settings;
}

struct Approved {
  explicit Approved(practice::Settings settings = knownCaptcha())
      : bench(std::move(settings)), visitor(bench.visitor()) {
    visitor.start(visitor.certificateId("valid", "ZJT单位证书"));
    visitor.fillIn();
    visitor.submit();
    visitor.look();
    code = bench.environment().authorisationCode(visitor.id());
    REQUIRE(code.size() == 20);
  }
  Answer check(const std::string& given, const std::string& captchaId = {}, const std::string& text = {}) {
    visitor.look();
    const auto captcha =
        captchaId.empty() ? "" : R"(,"captcha_id":")" + captchaId + R"(","captcha_text":")" + text + "\"";
    return visitor.write("POST", "/download-check", R"({"code":")" + given + "\"" + captcha + "}");
  }
  std::string captcha() { return visitor.post(visitor.path("/captcha"), "{}").text("id"); }
  bool captchaRequired() { return visitor.look().json().value(QLatin1String("captcha_required")).toBool(); }

  Bench bench;
  Visitor visitor;
  std::string code;
};

} // namespace

TEST_CASE("The right code, spaces or not, opens the download for thirty minutes") {
  Approved with;
  const auto spaced = with.code.substr(0, 7) + " " + with.code.substr(7, 5) + "  " + with.code.substr(12);
  const auto answer = with.check(spaced);
  REQUIRE(answer.status == 200);
  CHECK_FALSE(answer.text("download_open_until").empty());
  CHECK(with.visitor.est("GET", "sign/csrattrs", with.code).status == 200);
  with.bench.pass(30min + 1s);
  const auto closed = with.visitor.est("GET", "sign/csrattrs", with.code);
  CHECK(closed.status == 403);
  CHECK(closed.code() == "download_window_closed");
}

TEST_CASE("After a wrong code a captcha is needed, and a wrong captcha costs no try") {
  Approved with;
  CHECK_FALSE(with.captchaRequired());
  CHECK(with.check("wrong").code() == "code_wrong");
  CHECK(with.captchaRequired());
  for (int i = 0; i < 10; ++i) {
    CHECK(with.check(with.code).code() == "captcha_wrong"); // none at all
    CHECK(with.check(with.code, with.captcha(), "aaaaa").code() == "captcha_wrong");
    CHECK(with.check(with.code, "made-up", "kmvxz").code() == "captcha_wrong");
  }
  const auto used = with.captcha();
  CHECK(with.check("wrong", used, "kmvxz").code() == "code_wrong");
  CHECK(with.check(with.code, used, "kmvxz").code() == "captcha_wrong"); // one use
  CHECK(with.check(with.code, with.captcha(), "KMVXZ").status == 200);
  CHECK_FALSE(with.captchaRequired());
}

TEST_CASE("A captcha is good for five minutes") {
  Approved with;
  CHECK(with.check("wrong").code() == "code_wrong");
  const auto id = with.captcha();
  with.bench.pass(5min + 1s);
  CHECK(with.check(with.code, id, "kmvxz").code() == "captcha_wrong");
}

TEST_CASE("A captcha is a picture that is new each time, drawn without any font") {
  Approved with(Bench::prompt());
  const auto first =
      with.visitor.post(with.visitor.path("/captcha"), "{}").json().value(QLatin1String("png")).toString();
  const auto second =
      with.visitor.post(with.visitor.path("/captcha"), "{}").json().value(QLatin1String("png")).toString();
  CHECK(first != second);
  const auto png = QByteArray::fromBase64(first.toLatin1());
  CHECK(png.startsWith("\x89PNG"));
  CHECK(png.size() > 1000);
}

TEST_CASE("Five wrong codes lock, on the page and in EST together, until a new mail is sent") {
  Approved with;
  REQUIRE(with.check(with.code).status == 200);
  for (int i = 0; i < 3; ++i)
    CHECK(with.visitor.est("GET", "sign/csrattrs", "wrong").code() == "code_wrong");
  CHECK(with.check("wrong", with.captcha(), "kmvxz").code() == "code_wrong");
  CHECK(with.visitor.est("GET", "sign/csrattrs", "wrong").code() == "code_locked");
  CHECK(with.visitor.est("GET", "sign/csrattrs", with.code).status == 423);
  CHECK(with.check(with.code, with.captcha(), "kmvxz").code() == "code_locked");
  with.bench.pass(61s);
  with.visitor.look();
  REQUIRE(with.visitor.write("POST", "/mail").status == 200);
  CHECK(with.check(with.code).code() == "code_wrong"); // the old one is no more
  const auto fresh = with.bench.environment().authorisationCode(with.visitor.id());
  CHECK(fresh != with.code);
  CHECK(with.check(fresh, with.captcha(), "kmvxz").status == 200);
}

TEST_CASE("The mail is sent again once in a minute, and closes what the old code had opened") {
  Approved with;
  REQUIRE(with.check(with.code).status == 200);
  const auto early = with.visitor.write("POST", "/mail");
  CHECK(early.status == 429);
  CHECK(early.code() == "mail_cool_down");
  CHECK(std::stoi(early.fields.at("retry-after")) <= 60);
  with.bench.pass(61s);
  REQUIRE(with.visitor.write("POST", "/mail").status == 200);
  CHECK(with.bench.environment().mails().size() == 2);
  CHECK(with.visitor.est("GET", "sign/csrattrs", with.code).code() == "download_window_closed");
}

TEST_CASE("A code ends after two weeks") {
  Approved with;
  with.bench.pass(14 * 24h + 1s);
  with.visitor.logIn(practice::practised::userName, practice::practised::password);
  CHECK(with.check(with.code).code() == "code_expired");
}

TEST_CASE("Outside the window EST tests and counts nothing") {
  Approved with;
  for (int i = 0; i < 10; ++i)
    CHECK(with.visitor.est("GET", "sign/csrattrs", "wrong").code() == "download_window_closed");
  CHECK(with.check(with.code).status == 200);
}

TEST_CASE("There is no captcha, download or mail before the approval") {
  const Bench bench(knownCaptcha());
  auto visitor = bench.visitor();
  visitor.start(visitor.certificateId("valid", "ZJT单位证书"));
  CHECK(visitor.post(visitor.path("/captcha"), "{}").code() == "not_allowed_now");
  CHECK(visitor.write("POST", "/download-check", R"({"code":"x"})").code() == "not_allowed_now");
  CHECK(visitor.write("POST", "/mail").code() == "not_allowed_now");
  CHECK(visitor.write("POST", "/ukey-release").code() == "not_allowed_now");
}
