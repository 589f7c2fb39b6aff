#include "tests/ui/shell_fixture.h"
#include "ui/shell/certificate_row.h"
#include "ui/shell/known_hotlines.h"
#include "ui/shell/practice_panel.h"
#include "ui/shell/settings_menu.h"
#include "ui/shell/situation.h"
#include "ui/theme/look.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/help_strip.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/tabs.h"
#include "ui/widgets/text.h"
#include "ui/wizard/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <set>

// The window over a scripted world: what a person does and sees between the start and a wizard.
using namespace certdesk;
using namespace certdesk::ui;
using namespace certdesk::test;
using gallery::soon;
using gallery::Stage;

TEST_CASE("a wrong password is told at the password, and what was typed stays") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  type(fields(stage)[0], QStringLiteral("shili_jianshe"));
  type(fields(stage)[1], QStringLiteral("wrong"));
  stage.press(QStringLiteral("Log in"));
  REQUIRE(soon([&] { return stage.window->session().failure().has_value() && !stage.window->session().busy(); }));
  CHECK(stage.window->session().failure() == ErrorCode::LoginRefused);
  CHECK(fields(stage)[0]->text() == QStringLiteral("shili_jianshe"));
  CHECK(fields(stage)[1]->text() == QStringLiteral("wrong"));
  CHECK(fields(stage)[1]->property("state").toString() == QStringLiteral("bad"));
  CHECK(fields(stage)[1]->accessibleDescription().contains(QStringLiteral("password")));
  CHECK(stage.the<FailureNote>() == nullptr); // it is said once
}

TEST_CASE("Enter logs in, and however often it is pressed, once") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  type(fields(stage)[0], QStringLiteral("shili_jianshe"));
  type(fields(stage)[1], QString::fromStdString(stage.portal.password));
  stage.portal.hold(true);
  for (int i = 0; i < 5; ++i)
    QTest::keyClick(fields(stage)[1], Qt::Key_Return);
  QTest::mouseClick(stage.button(QStringLiteral("Log in")), Qt::LeftButton);
  stage.portal.hold(false);
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  CHECK(stage.portal.count("login") == 1);
}

TEST_CASE("Enter that is pressed while it connects logs in once the portal has answered") {
  Stage stage = makeEnglish();
  stage.portal.hold(true);
  stage.open();
  type(fields(stage)[0], QStringLiteral("shili_jianshe"));
  type(fields(stage)[1], QString::fromStdString(stage.portal.password));
  for (int i = 0; i < 3; ++i)
    QTest::keyClick(fields(stage)[1], Qt::Key_Return);
  CHECK(stage.window->session().state() == Session::State::Connecting);
  CHECK(stage.shows(QStringLiteral("Logging in")));
  int logins = 0;
  SECTION("once") {
    logins = 1;
    stage.portal.hold(false);
    CHECK(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  }
  SECTION("not what was typed on") {
    QTest::keyClicks(fields(stage)[1], QStringLiteral("x"));
    CHECK(stage.shows(QStringLiteral("Connecting to the portal")));
    stage.portal.hold(false);
    CHECK(loggedOut(stage));
  }
  SECTION("not where the portal is not reached, nor afterwards") {
    stage.portal.fail("service", ErrorCode::PortalUnreachable);
    stage.portal.hold(false);
    REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
    stage.portal.succeed("service");
    stage.press(QStringLiteral("Try again"));
    CHECK(loggedOut(stage));
  }
  SECTION("not from where the person has gone") {
    stage.press(QStringLiteral("My UKEY"));
    stage.portal.hold(false);
    CHECK(loggedOut(stage));
  }
  CHECK(stage.portal.count("login") == logins);
}

TEST_CASE("Enter after the portal was not reached tries it again, and logs in once it answers") {
  Stage stage = makeEnglish();
  stage.portal.fail("service", ErrorCode::PortalUnreachable);
  stage.open();
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  type(fields(stage)[0], QStringLiteral("shili_jianshe"));
  type(fields(stage)[1], QString::fromStdString(stage.portal.password));
  const bool back = GENERATE(true, false);
  if (back) stage.portal.succeed("service");
  const auto asked = stage.portal.count("service");
  QTest::keyClick(fields(stage)[1], Qt::Key_Return);
  CHECK(soon([&] { return stage.portal.count("service") > asked; }));
  const auto then = back ? Session::State::LoggedIn : Session::State::Unreachable; // it connects between
  CHECK(soon([&] { return stage.window->session().state() == then; }));
  CHECK(stage.portal.count("login") == (back ? 1 : 0));
}

TEST_CASE("an empty field is told before anything is sent") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  stage.press(QStringLiteral("Log in"));
  CHECK(fields(stage)[0]->property("state").toString() == QStringLiteral("bad"));
  CHECK(stage.portal.count("login") == 0);
}

TEST_CASE("a portal that is not trusted or not reached is told with its way on, and Retry connects") {
  const auto code = GENERATE(ErrorCode::TlsUntrusted, ErrorCode::PortalUnreachable);
  Stage stage = makeEnglish();
  stage.portal.fail("service", code);
  stage.open();
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  CHECK(stage.shows(QString::fromLatin1(phoneCode(code).data(), 4)));
  CHECK(stage.button(QStringLiteral("Log in")) == nullptr); // the one thing to do is to try again
  CHECK(stage.portal.count("login") == 0);
  stage.portal.succeed("service");
  stage.press(QStringLiteral("Try again"));
  REQUIRE(loggedOut(stage));
  CHECK(stage.the<FailureNote>() == nullptr);
  CHECK(stage.button(QStringLiteral("Log in")) != nullptr);
  CHECK(stage.shows(QStringLiteral("400-000-0100")));
}

TEST_CASE("whom to call is said also while a portal that has once answered is not reached") {
  Stage stage = makeEnglish();
  stage.portal.fail("service", ErrorCode::PortalUnreachable);
  stage.open();
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  CHECK_FALSE(stage.shows(QStringLiteral("400-000-0100")));
  CHECK(stage.shows(QStringLiteral("The help desk's number is shown once the portal answers")));
  stage.portal.succeed("service");
  stage.press(QStringLiteral("Try again"));
  REQUIRE(loggedOut(stage));
  stage.portal.fail("service", ErrorCode::PortalUnreachable);
  stage.open();
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  CHECK(stage.shows(QStringLiteral("400-000-0100")));
}

TEST_CASE("whom to call is kept of one portal, and a damaged file names nobody") {
  const QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("settings.ini"));
  const auto settings = [&] { return std::make_unique<QSettings>(file, QSettings::IniFormat); };
  const std::string portal = "https://portal.example";
  KnownHotlines(*settings()).keep(portal, {{"客服", "400-000-0100", ""}, {"", "400-000-0200", "9:00, 10:00"}});
  const auto kept = settings();
  const auto known = KnownHotlines(*kept).of(portal);
  REQUIRE(known.size() == 2);
  CHECK(known[0].name == "客服");
  CHECK(known[0].number == "400-000-0100");
  CHECK(known[1].hours == "9:00, 10:00");
  CHECK(KnownHotlines(*kept).of("https://another.example").empty());
  QStringList lines{QStringLiteral("a"), QString(), QStringLiteral("b"), QStringLiteral("rest")};
  kept->setValue(QStringLiteral("hotlines/lines"), lines);
  CHECK(KnownHotlines(*kept).of(portal).empty());
  lines = {QStringLiteral("CA"), QString::fromUtf8("400-\u202E001-0004\u001B[2J"), QStringLiteral("9:00")};
  kept->setValue(QStringLiteral("hotlines/lines"), lines);
  REQUIRE(KnownHotlines(*kept).of(portal).size() == 1);
  CHECK(KnownHotlines(*kept).of(portal)[0].number == "400-001-0004[2J"); // nothing that steers
  lines.fill(QString(5000, u'x'), 3000);
  kept->setValue(QStringLiteral("hotlines/lines"), lines);
  CHECK(KnownHotlines(*kept).of(portal).size() == 20);
  CHECK(KnownHotlines(*kept).of(portal)[0].number.size() == 200);
}

TEST_CASE("a login is kept only where it is asked for, and then the next start needs no password") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  const bool keep = GENERATE(true, false);
  if (keep) stage.the<QCheckBox>()->setChecked(true);
  stage.logIn();
  REQUIRE(stage.window->session().state() == Session::State::LoggedIn);
  if (!keep) {
    CHECK(stage.chain.entries().empty());
    CHECK(look().preferences().userName.isEmpty());
    return;
  }
  CHECK(stage.chain.entries() ==
        std::map<std::string, std::string>{{"refresh https://portal.example:443 shili_jianshe", "token-1"},
                                           {"user kept at https://portal.example:443", "shili_jianshe"}});
  CHECK(look().preferences().userName == QStringLiteral("shili_jianshe"));
  stage.window.reset();
  stage.open(look().preferences().userName);
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  CHECK(stage.portal.count("login") == 1);
  // The portal gave another token for it, which took its place.
  CHECK(stage.chain.entries().begin()->second == "token-1+");
}

TEST_CASE("a kept login that the portal refuses goes, and one that it could not check stays") {
  Stage stage = makeEnglish();
  const auto code = GENERATE(ErrorCode::LoginExpired, ErrorCode::PortalTimeout);
  (void)stage.chain.write("refresh https://portal.example:443 shili_jianshe", Secret(std::string_view("token-1")));
  stage.portal.fail("resume", code);
  stage.open(QStringLiteral("shili_jianshe"));
  REQUIRE(loggedOut(stage));
  CHECK(stage.chain.entries().empty() == (code == ErrorCode::LoginExpired));
  CHECK(fields(stage)[0]->text() == QStringLiteral("shili_jianshe"));
}

TEST_CASE("without a keychain it says that the login is not kept") {
  Stage stage = makeEnglish(false, false);
  stage.open();
  REQUIRE(loggedOut(stage));
  auto* keep = stage.the<QCheckBox>();
  REQUIRE(keep != nullptr);
  CHECK_FALSE(keep->isEnabled());
  CHECK(keep->accessibleDescription().contains(QStringLiteral("no system keychain")));
}

TEST_CASE("a refresh token that rotated is brought to the keychain before the window goes") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  stage.the<QCheckBox>()->setChecked(true);
  stage.logIn();
  stage.portal.setToken("token-2");
  bool closed = false;
  QObject::connect(stage.window.get(), &MainWindow::closed, [&] { closed = true; });
  stage.window->close();
  REQUIRE(soon([&] { return closed; }));
  CHECK(stage.chain.entries().begin()->second == "token-2");
}

TEST_CASE("logging out forgets the kept login and everything shown") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  stage.the<QCheckBox>()->setChecked(true);
  stage.logIn();
  stage.window->session().logout();
  REQUIRE(loggedOut(stage));
  CHECK(stage.chain.entries().empty());
  CHECK(look().preferences().userName.isEmpty());
  CHECK(fields(stage).size() == 2);
  CHECK(fields(stage)[1]->text().isEmpty());
}

TEST_CASE("the password of who logged out does not come back, neither by the eye nor by undo") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  const bool again = GENERATE(false, true);
  if (again) { // a login that ended, asked for in place, with a password typed and not sent
    stage.logIn();
    stage.portal.fail("applications", ErrorCode::LoginExpired);
    QTest::keyClick(stage.window.get(), Qt::Key_F5);
    REQUIRE(soon([&] { return stage.shows(QStringLiteral("Please log in again")); }));
  } else {
    type(fields(stage)[0], QStringLiteral("shili_jianshe"));
  }
  auto* password = qobject_cast<SecretEdit*>(fields(stage)[1]);
  REQUIRE(password != nullptr);
  type(password, QString::fromStdString(stage.portal.password));
  password->findChild<QAbstractButton*>()->setChecked(true);
  if (!again) {
    QTest::keyClick(password, Qt::Key_Return);
    REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  }
  stage.window->session().logout();
  REQUIRE(loggedOut(stage));
  CHECK(password->text().isEmpty());
  CHECK_FALSE(password->findChild<QAbstractButton*>()->isChecked()); // the next one types unseen
  password->findChild<QAbstractButton*>()->setChecked(true);
  CHECK_FALSE(password->isUndoAvailable());
  password->undo();
  CHECK(password->text().isEmpty());
}

TEST_CASE("the home page shows what waits for whom, and one primary button") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  CHECK(stage.shows(QStringLiteral("Waiting for you: 2. With the CA: 1.")));
  CHECK(stage.shows(QStringLiteral("Answer the security question")));
  CHECK(stage.shows(QStringLiteral("2026 0915 0005 4112 1943")));
  CHECK(stage.shows(QStringLiteral("Steps to come: 13")));
  int primary = 0;
  for (auto* button : stage.window->findChildren<QPushButton*>())
    if (button->isVisible() && button->property(kindProperty).toInt() == static_cast<int>(Kind::Primary)) ++primary;
  CHECK(primary == 1);
  auto* tabs = stage.the<Tabs>();
  REQUIRE(tabs->count() == 4);
  CHECK(tabs->currentIndex() == 1); // where something waits
  CHECK(tabs->tabData(3).toInt() == 1);
  tabs->setCurrentIndex(2);
  CHECK(soon([&] { return stage.shows(QStringLiteral("What the CA has approved")); }));
}

TEST_CASE("a failure of the list keeps what is shown, and Retry asks again") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("Steps to come: 13")); }));
  stage.portal.fail("applications", ErrorCode::PortalTimeout);
  QTest::keyClick(stage.window.get(), Qt::Key_F5);
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  CHECK(stage.shows(QStringLiteral("Steps to come: 13")));
  stage.portal.succeed("applications");
  stage.press(QStringLiteral("Try again"));
  CHECK(soon([&] { return stage.the<FailureNote>() == nullptr; }));
}

TEST_CASE("a login that ended is asked again in place, and the list comes back") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  stage.portal.fail("applications", ErrorCode::LoginExpired);
  QTest::keyClick(stage.window.get(), Qt::Key_F5);
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("Please log in again")); }));
  CHECK(fields(stage)[0]->text() == QStringLiteral("shili_jianshe"));
  stage.portal.succeed("applications");
  type(fields(stage)[1], QString::fromStdString(stage.portal.password));
  QTest::keyClick(fields(stage)[1], Qt::Key_Return);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  CHECK_FALSE(stage.shows(QStringLiteral("Please log in again")));
}

TEST_CASE("certificates are in three tabs, with their actions and the reasons why not") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  auto* tabs = stage.the<Tabs>();
  CHECK(tabs->tabData(0).toInt() == 4);
  CHECK(tabs->tabData(1).toInt() == 1);
  CHECK(tabs->tabData(2).toInt() == 1);
  CHECK(stage.window->findChildren<CertificateRow*>().size() >= 4);
  stage.press(QStringLiteral("Actions for 样例勘察设计院有限公司"));
  auto* recover = stage.button(QStringLiteral("Recover"));
  REQUIRE(recover != nullptr);
  CHECK(recover->isEnabled());
  for (const auto* name : {"Renew", "Unlock", "Freeze", "Unfreeze", "Revoke"}) {
    auto* button = stage.button(QString::fromLatin1(name));
    REQUIRE(button != nullptr);
    CHECK_FALSE(button->isEnabled());
    CHECK_FALSE(button->accessibleDescription().isEmpty());
    CHECK(stage.shows(button->accessibleDescription())); // beside it, not in a tool tip
  }
  // Another row's actions close these.
  stage.press(QStringLiteral("Actions for 李样例"));
  CHECK(stage.button(QStringLiteral("Recover"))->accessibleName() == QStringLiteral("Recover: 李样例"));
}

TEST_CASE("recovery starts once for an impatient double click") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  stage.press(QStringLiteral("Actions for 样例勘察设计院有限公司"));
  stage.portal.hold(true);
  auto* recover = stage.button(QStringLiteral("Recover"));
  QTest::mouseClick(recover, Qt::LeftButton);
  QTest::mouseDClick(recover, Qt::LeftButton);
  stage.portal.hold(false);
  REQUIRE(soon([&] { return stage.portal.lastStarted() == "c2"; }));
  CHECK(stage.portal.count("start") == 1);
}

TEST_CASE("continuing opens the wizard, its step code is at the foot, and back leads home") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  const int asked = stage.portal.count("applications");
  stage.press(QStringLiteral("Continue"));
  REQUIRE(stage.the<Wizard>() != nullptr);
  CHECK(soon([&] { return stage.shows(QStringLiteral("Recovery R-04")); }));
  CHECK(stage.the<NavSidebar>() == nullptr);
  stage.press(QStringLiteral("My applications")); // the sidebar's way back
  REQUIRE(soon([&] { return stage.the<Wizard>() == nullptr; }));
  CHECK(stage.shows(QStringLiteral("Home H-01")));
  CHECK(soon([&] { return stage.portal.count("applications") > asked; }));
}

TEST_CASE("a window that is closed while a UKEY does not answer stays to be seen, and can be ended") {
  Stage stage = makeEnglish();
  for (auto& request : stage.portal.requests)
    request.answerVerified = true; // next is the UKEY
  stage.tokens.hangs = true;
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  stage.press(QStringLiteral("Continue"));
  REQUIRE(soon([&] { return stage.the<Wizard>() != nullptr && stage.the<Wizard>()->model().onUkey(); }));
  bool closed = false;
  QObject::connect(stage.window.get(), &MainWindow::closed, [&] { closed = true; });
  stage.window->close();
  stage.window->close(); // impatiently
  QTest::qWait(30);
  CHECK_FALSE(closed);
  REQUIRE(stage.window->isVisible());
  CHECK(stage.shows(QStringLiteral("closes as soon as the UKEY is done")));
  stage.press(QStringLiteral("End anyway"));
  CHECK(soon([&] { return closed; }));
  stage.tokens.hangs = false;
}

TEST_CASE("language and text size are at hand in a wizard too") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  stage.press(QStringLiteral("Continue"));
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("Recovery R-04")); }));
  stage.press(QStringLiteral("Language and text size"));
  auto* menu = stage.window->findChild<SettingsMenu*>();
  REQUIRE(menu != nullptr);
  for (const auto* action : menu->actions())
    CHECK(action->text() != QStringLiteral("Log out")); // not with an application open
  QAction* chinese = nullptr;
  for (auto* action : menu->findChildren<QAction*>())
    if (action->text() == QStringLiteral("中文")) chinese = action;
  REQUIRE(chinese != nullptr);
  chinese->trigger();
  menu->close();
  CHECK(soon([&] { return stage.shows(QStringLiteral("恢复 R-04")); }));
  CHECK(stage.the<Wizard>() != nullptr);
  wear(Language::English);
}

TEST_CASE("a recovery that could not be started is told, and Retry starts it") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  stage.portal.fail("start", ErrorCode::PortalBusy);
  stage.press(QStringLiteral("Actions for 样例勘察设计院有限公司"));
  stage.press(QStringLiteral("Recover"));
  REQUIRE(soon([&] { return stage.the<FailureNote>() != nullptr; }));
  stage.portal.succeed("start");
  stage.press(QStringLiteral("Try again"));
  CHECK(soon([&] { return stage.portal.lastStarted() == "c2"; }));
}

TEST_CASE("below 1100 px the navigation is a rail whose icons have names") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  auto* nav = stage.window->findChild<NavSidebar*>();
  CHECK(nav->width() == NavSidebar::wide);
  stage.window->resize(1099, 760);
  QApplication::processEvents();
  CHECK(nav->width() == NavSidebar::narrow);
  int named = 0;
  for (auto* item : nav->findChildren<QAbstractButton*>())
    if (item->isVisible()) {
      CHECK_FALSE(item->accessibleName().isEmpty());
      CHECK_FALSE(item->toolTip().isEmpty());
      ++named;
    }
  CHECK(named == 4);
}

TEST_CASE("with larger text the navigation is wider, and the account's name is whole") {
  wear(Language::English, 130);
  Stage stage(look(), false);
  stage.open();
  stage.logIn();
  CHECK(stage.window->findChild<NavSidebar*>()->width() > NavSidebar::wide);
  const auto name = QStringLiteral("shili_jianshe");
  const auto texts = stage.window->findChildren<Text*>();
  const auto account = std::find_if(texts.begin(), texts.end(),
                                    [&](const Text* text) { return text->isVisible() && text->text() == name; });
  REQUIRE(account != texts.end());
  CHECK(QFontMetrics((*account)->font()).horizontalAdvance(name) <= (*account)->width());
  wear(Language::English);
}

TEST_CASE("the practice desk puts UKEYs in and out, and its codes can be copied") {
  Stage stage = makeEnglish(true);
  stage.open();
  REQUIRE(loggedOut(stage));
  CHECK(stage.the<PracticeBanner>() != nullptr);
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Fill in")) != nullptr; }));
  stage.press(QStringLiteral("Fill in"));
  CHECK(fields(stage)[0]->text() == QStringLiteral("shili_jianshe"));
  stage.press(QStringLiteral("Practice desk"));
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Pull out")) != nullptr; }));
  CHECK(stage.drawer.drawer()[1].inserted);
  stage.press(QStringLiteral("Pull out"));
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Pull out")) == nullptr; }));
  CHECK_FALSE(stage.drawer.drawer()[1].inserted);
  stage.press(QStringLiteral("Copy Code"));
  CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("Kp7QmXw3RtHn9ZdAb2Cd"));
  QTest::keyClick(stage.window->findChild<PracticePanel*>(), Qt::Key_Escape);
  CHECK_FALSE(stage.window->findChild<PracticePanel*>()->isVisible());
}

TEST_CASE("what is owed is paid at the practice desk, when the person says so") {
  Stage stage = makeEnglish(true);
  stage.drawer.owe({"20260915000541121943", 5000});
  stage.open();
  REQUIRE(loggedOut(stage));
  stage.press(QStringLiteral("Practice desk"));
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("2026 0915 0005 4112 1943")); }));
  CHECK(stage.shows(QStringLiteral("The cashier")));
  stage.press(QStringLiteral("Pay it"));
  REQUIRE(soon([&] { return !stage.shows(QStringLiteral("The cashier")); }));
  CHECK(stage.drawer.due().empty());
}

TEST_CASE("what is pressed at the practice desk while it looks is done") {
  Stage stage = makeEnglish(true);
  stage.drawer.owe({"20260915000541121943", 5000});
  stage.open();
  REQUIRE(loggedOut(stage));
  stage.press(QStringLiteral("Practice desk"));
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Pay it")) != nullptr; }));
  stage.drawer.hold(true);
  CHECK(soon([&] { return stage.drawer.asked(); }));
  stage.press(QStringLiteral("Pay it"));
  stage.drawer.hold(false);
  CHECK(soon([&] { return !stage.shows(QStringLiteral("The cashier")); }));
  CHECK(stage.drawer.due().empty());
}

TEST_CASE("without the practice environment there is neither its banner nor its desk") {
  Stage stage = makeEnglish();
  stage.open();
  REQUIRE(loggedOut(stage));
  CHECK(stage.the<PracticeBanner>() == nullptr);
  CHECK(stage.window->findChild<PracticePanel*>() == nullptr);
}

TEST_CASE("the language changes at run time, everywhere that is shown") {
  Stage stage = makeEnglish();
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  wear(Language::Chinese);
  QApplication::processEvents();
  CHECK(stage.shows(QStringLiteral("我的业务")));
  CHECK(soon([&] { return stage.shows(QStringLiteral("等您回答安全问题")); }));
  CHECK(stage.button(QStringLiteral("继续")) != nullptr);
  CHECK_FALSE(stage.shows(QStringLiteral("Waiting")));
  wear(Language::English);
}

namespace {

// Labels that have less room than their words need.
QStringList cutOff(const QWidget& window) {
  QStringList cut;
  for (auto* label : window.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty()) continue;
    const auto* text = qobject_cast<Text*>(label);
    if (text != nullptr && !text->hasHeightForWidth()) continue; // elided on purpose, the whole in its tool tip
    const int needed = text != nullptr ? text->heightForWidth(text->width()) : label->sizeHint().height();
    const bool narrow = text != nullptr && !text->wordWrap() && text->width() < text->sizeHint().width();
    if (label->height() < needed || narrow)
      cut << QStringLiteral("%1 (%2 px high of %3)").arg(label->text()).arg(label->height()).arg(needed);
  }
  for (auto* button : window.findChildren<Button*>())
    if (button->isVisible() &&
        (button->width() < button->sizeHint().width() || button->height() < button->sizeHint().height()))
      cut << button->text();
  return cut;
}

// What still is when the layouts have come to rest.
std::string cutOffForGood(const QWidget& window) {
  for (int i = 0; i < 100 && !cutOff(window).isEmpty(); ++i)
    QTest::qWait(10);
  return cutOff(window).join(QLatin1Char('\n')).toStdString();
}

} // namespace

TEST_CASE("nothing is cut off in a small window, in both languages and at all text sizes") {
  for (const auto language : {Language::Chinese, Language::English})
    for (const int percent : {100, 115, 130}) {
      wear(language, percent);
      Stage stage(look(), true);
      stage.open();
      stage.window->resize(1024, 720);
      REQUIRE(loggedOut(stage));
      INFO(nameOf(language).toStdString() << " " << percent);
      CHECK(cutOffForGood(*stage.window) == "");
      stage.logIn();
      REQUIRE(soon([&] { return stage.shows(QStringLiteral("2026 0915")); }));
      CHECK(cutOffForGood(*stage.window) == "");
      goToCertificates(stage);
      for (auto* row : stage.window->findChildren<CertificateRow*>())
        row->setOpen(true);
      QTest::qWait(20);
      CHECK(cutOffForGood(*stage.window) == "");
      stage.window->findChild<PracticeBanner*>()->tools()->click();
      QTest::qWait(50);
      CHECK(cutOffForGood(*stage.window) == "");
    }
  wear(Language::English);
}

TEST_CASE("Tab reaches everything that can be pressed or typed into") {
  Stage stage = makeEnglish(true);
  stage.open();
  REQUIRE(loggedOut(stage));
  const auto reached = [&stage] {
    std::set<QWidget*> seen;
    stage.window->activateWindow();
    for (int i = 0; i < 200; ++i) {
      QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : stage.window.get(),
                      Qt::Key_Tab);
      if (QApplication::focusWidget() == nullptr || !seen.insert(QApplication::focusWidget()).second) break;
    }
    return seen;
  };
  const auto missed = [&stage](const std::set<QWidget*>& seen) {
    QStringList names;
    const auto wanted = [](QWidget* widget) { return widget->isVisible() && widget->isEnabled(); };
    for (auto* button : stage.window->findChildren<QAbstractButton*>()) {
      if (wanted(button) && !seen.contains(button)) names << button->text() + button->accessibleName();
    }
    for (auto* edit : stage.window->findChildren<QLineEdit*>())
      if (wanted(edit) && !seen.contains(edit)) names << edit->accessibleName();
    return names.join(QLatin1Char('\n')).toStdString();
  };
  CHECK(missed(reached()) == "");
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  CHECK(missed(reached()) == "");
  goToCertificates(stage);
  stage.press(QStringLiteral("Actions for 李样例"));
  CHECK(missed(reached()) == "");
}

TEST_CASE("everything that can be pressed or typed into has a name") {
  Stage stage = makeEnglish(true);
  stage.open();
  stage.logIn();
  goToCertificates(stage);
  stage.press(QStringLiteral("Practice desk"));
  QTest::qWait(50);
  for (auto* button : stage.window->findChildren<QAbstractButton*>()) {
    INFO(button->metaObject()->className());
    CHECK_FALSE((button->text() + button->accessibleName()).isEmpty());
  }
  for (auto* edit : stage.window->findChildren<QLineEdit*>())
    CHECK_FALSE(edit->accessibleName().isEmpty());
}

TEST_CASE("what comes from outside is never read as markup") {
  Stage stage = makeEnglish();
  stage.portal.requests[0].subject = "<b>bold</b><img src=x>";
  stage.portal.said.name = "<h1>portal</h1>";
  stage.open();
  stage.logIn();
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("<b>bold</b>")); }));
  for (auto* label : stage.window->findChildren<QLabel*>())
    CHECK(label->textFormat() == Qt::PlainText);
}

TEST_CASE("how an application stands is told from the portal's words alone") {
  (void)look();
  wear(Language::English);
  gallery::HolderPortal portal;
  const auto draft = situationOf(portal.requests[0]);
  CHECK(draft.tab == Tab::Open);
  CHECK(draft.turn == Turn::Holder);
  CHECK(draft.code == QStringLiteral("R-04"));
  CHECK(draft.openable);
  auto application = portal.requests[0];
  application.stage = portal::Stage::Approved;
  CHECK(situationOf(application).tab == Tab::Download);
  CHECK(situationOf(application).code == QStringLiteral("R-15"));
  application.stage = portal::Stage::Completed;
  application.confirmed = true;
  CHECK(situationOf(application).tab == Tab::Done);
  application.service = "issue";
  application.stage = portal::Stage::Draft;
  const auto issuing = situationOf(application);
  CHECK(issuing.tab == Tab::Issuing);
  CHECK(issuing.openable);
  application.service = "something new";
  CHECK(situationOf(application).service == QStringLiteral("something new"));
}
