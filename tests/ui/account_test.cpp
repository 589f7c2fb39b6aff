#include "tests/support/scripted_accounts.h"
#include "tests/ui/shell_fixture.h"
#include "ui/account/account_page.h"
#include "ui/account/forgot_password_form.h"
#include "ui/account/register_form.h"
#include "ui/shell/login_form.h"
#include "ui/shell/session.h"
#include "ui/shell/settings_menu.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/help_strip.h"
#include "ui/widgets/line_edit.h"

#include <QMenu>
#include <QTest>
#include <catch2/catch.hpp>

// The account in the window: what was forgotten, registering, and the page of one's own.
using namespace certdesk;
using namespace certdesk::ui;
using namespace certdesk::test;
using gallery::soon;
using gallery::Stage;

namespace {

QString text(const char* latin) { return QString::fromLatin1(latin); }

struct Counter {
  ScriptedAccounts accounts;
  Stage stage = makeEnglish();
  Counter() {
    stage.services.accountDesk = &accounts;
    stage.open();
    REQUIRE(loggedOut(stage));
  }
  void fill(const std::vector<const char*>& words) {
    const auto all = fields(stage);
    REQUIRE(static_cast<std::size_t>(all.size()) == words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] != nullptr) all.at(static_cast<qsizetype>(i))->setText(QString::fromUtf8(words[i]));
  }
  bool reached(const char* call, int times = 1) {
    return soon([&] { return accounts.count(call) == times; });
  }
  bool enabled(const char* button) { return stage.button(text(button))->isEnabled(); }
  void goToAccount() {
    stage.logIn();
    stage.press(text("Account and settings"));
    auto* menu = stage.window->findChild<SettingsMenu*>();
    REQUIRE(menu != nullptr);
    Q_EMIT menu->accountWanted();
    menu->close();
    REQUIRE(soon([&] { return stage.shows(text("w***@example.test")); }));
  }
};

} // namespace

TEST_CASE("a forgotten password is set anew by the mailed code, and one is back at the login under one's name") {
  Counter desk;
  type(fields(desk.stage)[0], text("shili_jianshe"));
  desk.stage.press(text("Forgot the password?"));
  CHECK(desk.stage.the<HelpStrip>() != nullptr);
  CHECK(desk.stage.shows(text("Have the code sent first")));
  desk.stage.press(text("Send the code"));
  REQUIRE(desk.reached("mailPasswordCode"));
  CHECK(desk.accounts.said() == "shili_jianshe");
  REQUIRE(soon([&] { return desk.stage.shows(text("look in the spam folder and check the user name")); }));
  CHECK(desk.stage.shows(text("Enter the code from the e-mail")));
  CHECK_FALSE(desk.enabled("Send it again")); // not before the portal's pause is over
  CHECK(desk.stage.shows(text("It can be sent again in")));

  desk.fill({nullptr, "abcde-fghjk", "right horse 1907", "right horse 1908"});
  CHECK(desk.stage.shows(text("The two are not the same.")));
  CHECK_FALSE(desk.enabled("Set the new password"));
  desk.fill({nullptr, nullptr, nullptr, "right horse 1907"});
  desk.accounts.fail("resetPassword", {ErrorCode::ResetCodeWrong, {}});
  desk.stage.press(text("Set the new password"));
  REQUIRE(desk.reached("resetPassword"));
  REQUIRE(soon([&] { return fields(desk.stage)[1]->property("state").toString() == text("bad"); }));
  CHECK(fields(desk.stage)[2]->text() == text("right horse 1907")); // nothing typed is lost
  CHECK(desk.stage.the<FailureNote>() == nullptr);

  desk.accounts.succeed("resetPassword");
  desk.stage.press(text("Set the new password"));
  REQUIRE(desk.reached("resetPassword", 2));
  CHECK(desk.accounts.said() == "shili_jianshe|abcde-fghjk|right horse 1907");
  REQUIRE(soon([&] { return desk.stage.the<LoginForm>() != nullptr; }));
  CHECK(desk.stage.shows(text("Log in with the new one.")));
  CHECK(fields(desk.stage)[0]->text() == text("shili_jianshe"));
  CHECK(fields(desk.stage)[1]->text().isEmpty());
}

TEST_CASE("a mail that is asked for too soon says how long, and a weak password is said where it is typed") {
  Counter desk;
  desk.stage.press(text("Forgot the password?"));
  CHECK_FALSE(desk.enabled("Send the code")); // to whom?
  type(fields(desk.stage)[0], text("shili_jianshe"));
  desk.accounts.fail("mailPasswordCode", {ErrorCode::MailCoolDown, {}, std::chrono::seconds(90)});
  desk.stage.press(text("Send the code"));
  REQUIRE(soon([&] { return desk.stage.shows(text("It can be sent again in 1:")); }));
  CHECK_FALSE(desk.enabled("Send the code"));
  desk.fill({nullptr, "abcdefghjk", "12345678", "12345678"}); // a code that one has from before
  desk.accounts.fail("resetPassword", {ErrorCode::PasswordWeak, {}});
  desk.stage.press(text("Set the new password"));
  REQUIRE(soon([&] { return fields(desk.stage)[2]->property("state").toString() == text("bad"); }));
  desk.stage.press(text("Back to the login"));
  CHECK(desk.stage.the<LoginForm>() != nullptr);
}

TEST_CASE("whoever registers is told what is still missing, and a taken name is said at the name") {
  Counter desk;
  desk.stage.press(text("Register"));
  CHECK(desk.stage.shows(text("Choose a user name of at least 4 characters")));
  desk.fill({"newcomer", "N", "O", "new@example", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr});
  CHECK(desk.stage.shows(text("Enter your e-mail address")));
  CHECK_FALSE(desk.enabled("Send the code"));
  desk.fill({nullptr, nullptr, nullptr, "new@example.test", nullptr, nullptr, nullptr, nullptr, nullptr, nullptr});
  desk.stage.press(text("Send the code"));
  REQUIRE(desk.reached("mailRegistrationCode"));
  CHECK(desk.accounts.said() == "new@example.test");
  REQUIRE(soon([&] { return desk.stage.button(text("Send it again")) != nullptr; }));
  desk.fill(
      {nullptr, nullptr, nullptr, nullptr, "CODE", "right horse 1907", "right horse 1907", "Q?", "bamboo", "bamboo"});
  desk.accounts.fail("registerAccount", {ErrorCode::UserNameTaken, {}});
  desk.stage.press(text("Create the account"));
  REQUIRE(soon([&] { return fields(desk.stage)[0]->property("state").toString() == text("bad"); }));
  fields(desk.stage)[0]->setText(text("newcomer2"));
  desk.accounts.succeed("registerAccount");
  desk.stage.press(text("Create the account"));
  REQUIRE(desk.reached("registerAccount", 2));
  CHECK(desk.accounts.said() == "newcomer2|N|O|new@example.test|Q?|CODE|right horse 1907|bamboo");
  REQUIRE(soon([&] { return desk.stage.the<LoginForm>() != nullptr; }));
  CHECK(fields(desk.stage)[0]->text() == text("newcomer2"));
}

TEST_CASE("my account is shown masked, its password changed by the present one, and its answer by a mailed code") {
  Counter desk;
  desk.accounts.known.answerResetAt = now();
  desk.goToAccount();
  CHECK(desk.stage.shows(text("100****0001")));
  CHECK(desk.stage.shows(text("Last reset on")));
  desk.stage.press(text("Change password"));
  desk.fill({"wrong", "right horse 1907", "right horse 1907"});
  desk.accounts.fail("changePassword", {ErrorCode::PasswordAgainWrong, {}});
  desk.stage.press(text("Change the password"));
  REQUIRE(soon([&] { return fields(desk.stage)[0]->property("state").toString() == text("bad"); }));
  desk.accounts.succeed("changePassword");
  desk.fill({"Yanlian-2024", nullptr, nullptr});
  desk.stage.press(text("Change the password"));
  REQUIRE(desk.reached("changePassword", 2));
  CHECK(desk.accounts.said() == "Yanlian-2024|right horse 1907");
  REQUIRE(soon([&] { return fields(desk.stage).isEmpty(); })); // the form is put away, and what was typed with it
  CHECK(desk.stage.shows(text("It was changed just now.")));

  desk.stage.press(text("Set a new answer"));
  REQUIRE(soon([&] { return desk.stage.shows(text("It goes to w***@example.test.")); }));
  desk.stage.press(text("Send the code"));
  REQUIRE(desk.reached("mailAnswerCode"));
  REQUIRE(soon([&] { return desk.stage.button(text("Send it again")) != nullptr; }));
  desk.fill({"CODE", "", "bamboo", "bamboo"});
  const int looks = desk.accounts.count("account");
  desk.stage.press(text("Set the new answer"));
  REQUIRE(desk.reached("resetAnswer"));
  REQUIRE(soon([&] { return desk.accounts.count("account") > looks; })); // when it was reset is looked up
}

TEST_CASE("what is wrong with a new password is told in all its lines in the smallest window") {
  Counter desk;
  desk.stage.window->resize(1024, 720);
  desk.goToAccount();
  desk.stage.press(text("Change password"));
  desk.fill({"practice", "password", "password"});
  desk.accounts.fail("changePassword", {ErrorCode::PasswordWeak, {}});
  desk.stage.press(text("Change the password"));
  REQUIRE(soon([&] { return fields(desk.stage)[1]->property("state").toString() == text("bad"); }));
  for (const int percent : {100, 115, 130}) {
    wear(Language::English, percent);
    INFO(percent);
    CHECK(soon([&] { return cutTexts(*desk.stage.window).isEmpty(); }));
  }
}

TEST_CASE("a login that has ended is asked for in place of the account") {
  Counter desk;
  desk.goToAccount();
  desk.stage.press(text("Change password"));
  desk.fill({"Yanlian-2024", "right horse 1907", "right horse 1907"});
  desk.accounts.fail("changePassword", {ErrorCode::LoginExpired, {}});
  desk.stage.press(text("Change the password"));
  CHECK(soon([&] { return desk.stage.shows(text("Please log in again")); }));
}

namespace {

// Takes no password.
class StrictDesk : public portal::CertificateDesk {
public:
  Result<portal::CertificateRecord> freeze(const std::string&, portal::FreezeReason, const Secret&,
                                           const Call&) override {
    return no();
  }
  Result<portal::CertificateRecord> unfreeze(const std::string&, portal::UnfreezeReason, const Secret&,
                                             const Call&) override {
    return no();
  }
  Result<portal::CertificateRecord> revoke(const std::string&, portal::RevocationReason, const Secret&,
                                           const Call&) override {
    return no();
  }

private:
  static tl::unexpected<Error> no() { return tl::unexpected<Error>(Error{ErrorCode::PasswordAgainWrong, {}}); }
};

// From the form that is open: by a mailed code, and in again with the new one.
void setAnew(Counter& desk) {
  CHECK(desk.stage.shows(text("It goes to w***@example.test.")));
  CHECK(desk.stage.shows(text("Every login of the account ends with it, this one too.")));
  desk.stage.press(text("Send the code"));
  REQUIRE(desk.reached("mailPasswordCode"));
  CHECK(desk.accounts.said() == "shili_jianshe"); // nobody has to type it
  REQUIRE(soon([&] { return desk.stage.button(text("Send it again")) != nullptr; }));
  desk.fill({"CODE", "right horse 1907", "right horse 1907"});
  desk.stage.press(text("Set the new password"));
  REQUIRE(desk.reached("resetPassword"));
  CHECK(desk.accounts.said() == "shili_jianshe|CODE|right horse 1907");
  REQUIRE(soon([&] { return desk.stage.shows(text("Please log in again")); }));
  type(fields(desk.stage)[1], QString::fromStdString(desk.stage.portal.password));
  desk.stage.press(text("Log in"));
}

} // namespace

TEST_CASE("whoever is logged in and has forgotten the password sets a new one there, without losing the login before") {
  Counter desk;
  desk.goToAccount();
  desk.stage.press(text("Change password"));
  desk.stage.press(text("Forgot the password?"));
  SECTION("and leaves it") {
    desk.stage.press(text("Leave it as it is"));
    CHECK(fields(desk.stage).isEmpty());
    desk.stage.press(text("Change password"));
    CHECK(desk.enabled("Leave it as it is"));
    CHECK(desk.stage.shows(text("Enter the present password"))); // by it, as long as one knows it
    CHECK(desk.stage.window->session().state() == Session::State::LoggedIn);
  }
  SECTION("and does it") {
    setAnew(desk);
    CHECK(soon([&] { return desk.stage.shows(text("Account B-01")); }));
    CHECK(fields(desk.stage).isEmpty());
  }
}

TEST_CASE("the password that a freezing wants is said to be the account's, and where it is forgotten the way leads to a "
          "new one and back") {
  Counter desk;
  StrictDesk certificates;
  desk.stage.services.certificateDesk = &certificates;
  desk.stage.portal.records.front().actions = {{"freeze", true, {}}};
  const bool byUkey = GENERATE(false, true);
  if (byUkey) {
    const auto signing = desk.stage.tokens.ca.issue("Holder", portal::Purpose::Signing, now() + std::chrono::hours(99));
    desk.stage.tokens.insert(gallery::holdersUkey("EX202604180091C7", {signing.certificate}));
    REQUIRE(soon([&] { return desk.stage.button(text("Log in with UKEY")) != nullptr; }));
    desk.stage.press(text("Log in with UKEY"));
    QTest::keyClicks(desk.stage.the<SecretEdit>(), QString::fromStdString(desk.stage.tokens.pin));
    QTest::keyClick(desk.stage.the<SecretEdit>(), Qt::Key_Return);
    REQUIRE(soon([&] { return desk.stage.window->session().state() == Session::State::LoggedIn; }));
  } else {
    desk.stage.logIn();
  }
  goToCertificates(desk.stage);
  desk.stage.press(QStringLiteral("Actions for 李样例"));
  desk.stage.press(text("Freeze"));
  CHECK(desk.stage.shows(text("not the PIN of a UKEY")));
  CHECK(desk.stage.shows(text("also after a login by UKEY")) == byUkey);
  desk.stage.press(text("Forgot the password?"));
  REQUIRE(soon([&] { return desk.stage.shows(text("It goes to w***@example.test.")); }));
  CHECK(desk.stage.shows(text("Account B-01")));
  setAnew(desk);
  CHECK(soon([&] { return desk.stage.shows(text("Certificates C-01")); }));
}
