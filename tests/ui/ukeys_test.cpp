#include "tests/ui/shell_fixture.h"
#include "ui/ukeys/ukey_detail.h"
#include "ui/ukeys/ukeys_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/help_strip.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/toast.h"
#include "ui/wizard/wizard.h"

#include <QRadioButton>
#include <QTest>
#include <catch2/catch.hpp>

// My UKEY and the login by UKEY, over scripted UKEYs.
using namespace certdesk;
using namespace certdesk::ui;
using namespace certdesk::test;
using gallery::holdersUkey;
using gallery::soon;
using gallery::Stage;
using portal::Purpose;

namespace {

const std::string serial = "EX202604180091C7";
QString text(const std::string& words) { return QString::fromStdString(words); }
Time inDays(int days) { return now() + std::chrono::hours(24 * days); }

// A stage whose holder has one UKEY with a pair of certificates that the portal calls valid.
struct Held {
  explicit Held(bool inserted = true) : stage(makeEnglish()) {
    auto& record = stage.portal.records[1];
    const auto signing = stage.tokens.ca.issue("Holder", Purpose::Signing, inDays(100));
    const auto encryption = stage.tokens.ca.issue("Holder", Purpose::Encryption, inDays(100));
    record.signingCertificate = signing.certificate;
    record.encryptionCertificate = encryption.certificate;
    ukey = holdersUkey(serial, {signing.certificate, encryption.certificate});
    stage.tokens.contentsOf.certificates = {{"", {}, signing.certificate}, {"", {}, encryption.certificate}};
    stage.tokens.contentsOf.keys = {{"", {}, signing.spki, true, false}, {"", {}, encryption.spki, false, true}};
    if (inserted) stage.tokens.insert(ukey);
    stage.open();
  }
  void goToUkeys() {
    stage.logIn();
    Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(2);
    REQUIRE(soon([&] { return stage.shows(QStringLiteral("In use")); }));
  }
  QList<SecretEdit*> pins() {
    QList<SecretEdit*> visible;
    for (auto* edit : stage.window->findChildren<SecretEdit*>())
      if (edit->isVisible()) visible << edit;
    return visible;
  }
  // Presses Enter in the last field once the pins are typed.
  void give(const QStringList& typed) {
    const auto edits = pins();
    REQUIRE(edits.size() == typed.size());
    for (int i = 0; i < typed.size(); ++i) {
      edits[i]->clear();
      QTest::keyClicks(edits[i], typed[i]);
    }
    QTest::keyClick(edits.back(), Qt::Key_Return);
  }
  bool says(const char* words) {
    return soon([&] { return stage.shows(QLatin1String(words)); });
  }
  Stage stage;
  token::TokenInfo ukey;
};

} // namespace

TEST_CASE("My UKEY shows what is inserted as it comes and goes, and how the portal calls what is on it") {
  Held held;
  auto& stage = held.stage;
  held.goToUkeys();
  CHECK(stage.shows(QStringLiteral("Inserted: 1.")));
  CHECK(stage.shows(QStringLiteral("Signing certificate: Holder")));
  CHECK(stage.shows(QStringLiteral("PIN normal")));
  CHECK(stage.shows(QStringLiteral("enough for another set")));
  stage.tokens.insert(holdersUkey("EX20260418004F2A", {}));
  CHECK(held.says("Inserted: 2."));
  CHECK(stage.shows(QStringLiteral("ending in 4F2A")));
  stage.tokens.pull(serial);
  stage.tokens.pull("EX20260418004F2A");
  CHECK(held.says("No UKEY is inserted"));
  CHECK(stage.tokens.logins == 0); // looking costs no PIN
}

TEST_CASE("a driver that could not be asked is told under My UKEY, and what it would show is not said to be absent") {
  const bool inserted = GENERATE(true, false);
  Held held(inserted);
  auto& stage = held.stage;
  stage.logIn();
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(2);
  REQUIRE(held.says(inserted ? "Inserted: 1." : "No UKEY is inserted"));
  stage.tokens.silent = true;
  REQUIRE(held.says("The driver of the UKEY stopped by itself."));
  CHECK(stage.shows(QStringLiteral("driver.so")));
  CHECK(stage.shows(QStringLiteral("D-03")));
  CHECK_FALSE(stage.shows(QStringLiteral("No UKEY is inserted")));
  CHECK(stage.shows(QStringLiteral("ending in 91C7")) == inserted); // as it was seen last
  stage.tokens.silent = false;
  CHECK(soon([&] { return !stage.shows(QStringLiteral("The driver of the UKEY stopped by itself.")); }));
  CHECK(stage.shows(inserted ? QStringLiteral("Inserted: 1.") : QStringLiteral("No UKEY is inserted")));
}

TEST_CASE("an act under My UKEY that does not come back is waited for no longer than the person wants") {
  Held held;
  auto& stage = held.stage;
  held.goToUkeys();
  for (auto* pin : stage.window->findChildren<UkeyPin*>())
    pin->setPatience(std::chrono::milliseconds(50));
  stage.press(QStringLiteral("Look inside"));
  stage.tokens.held = true;
  held.give({text(stage.tokens.pin)});
  CHECK(held.says("The UKEY is at work. Please leave it in."));
  REQUIRE(held.says("has not answered for a long while"));
  stage.press(QStringLiteral("Stop waiting"));
  REQUIRE(held.says("You stopped this step."));
  CHECK_FALSE(stage.shows(QStringLiteral("has not answered for a long while")));
  CHECK(stage.tokens.logins == 1); // the PIN is given again by the person alone
  stage.tokens.held = false;
  held.give({text(stage.tokens.pin)});
  CHECK(soon([&] { return held.pins().isEmpty(); })); // the wish is granted
  CHECK(soon([&] { return stage.tokens.logins == 2; }));
}

TEST_CASE("the name that its owner gives a UKEY stays with it on this PC, and heads what is said of it") {
  Held held;
  auto& stage = held.stage;
  held.goToUkeys();
  const auto heading = [&] { return stage.the<UkeyDetail>()->accessibleName(); };
  CHECK(heading() == QStringLiteral("Holder"));
  CHECK(stage.shows(QStringLiteral("示例牌 EX-200")));
  stage.press(QStringLiteral("Rename this UKEY"));
  LineEdit* edit = nullptr;
  for (auto* each : fields(stage))
    if (each->accessibleName() == QStringLiteral("Name of this UKEY")) edit = each;
  REQUIRE(edit != nullptr);
  type(edit, QStringLiteral("Front desk"));
  QTest::keyClick(edit, Qt::Key_Return);
  CHECK(held.says("Front desk"));
  CHECK(UkeyNames(stage.settings).of(serial) == QStringLiteral("Front desk"));
  CHECK(heading() == QStringLiteral("Front desk"));
}

TEST_CASE("UKEYs that can be used are listed before those that cannot, and the keyboard stays with the chosen one") {
  Held held(false);
  auto& stage = held.stage;
  auto locked = holdersUkey("EX20260418004F2A", {});
  locked.pin = token::PinState::Locked;
  auto unready = holdersUkey("EX2026041800BEEF", {});
  unready.initialised = false;
  stage.tokens.insert(locked);
  stage.tokens.insert(unready);
  stage.logIn();
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(2);
  REQUIRE(held.says("Inserted: 2."));
  const auto listed = [&] {
    std::map<int, QRadioButton*> cards;
    for (auto* radio : stage.window->findChildren<QRadioButton*>())
      if (radio->isVisible()) cards[radio->mapToGlobal(QPoint()).y()] = radio;
    std::vector<QRadioButton*> inOrder;
    for (const auto& [y, card] : cards)
      inOrder.push_back(card);
    return inOrder;
  };
  const auto serialOf = [](const QRadioButton* card) { return card->property("serial").toString().toStdString(); };
  REQUIRE(listed().size() == 2);
  CHECK(serialOf(listed().front()) == locked.serial);
  QApplication::setActiveWindow(stage.window.get());
  listed().front()->setFocus();
  stage.tokens.insert(held.ukey);
  REQUIRE(held.says("Inserted: 3."));
  REQUIRE(soon([&] { return listed().size() == 3; }));
  CHECK(serialOf(listed()[0]) == serial);
  CHECK(serialOf(listed()[1]) == locked.serial);
  CHECK(listed()[1]->isChecked()); // it was being looked at
  CHECK(listed()[1]->hasFocus());
}

TEST_CASE("a look inside is one login; what an ended application left can go, after the PIN, and nothing else") {
  Held held;
  auto& stage = held.stage;
  auto ended = stage.portal.requests.front();
  ended.id = "20260801000541129999";
  ended.stage = portal::Stage::Cancelled;
  stage.portal.requests.push_back(ended);
  stage.tokens.contentsOf.keys.push_back({"~pending:" + ended.id + ":sign", {}, {9, 9}, true, false});
  stage.tokens.contentsOf.keys.push_back({"tax", {}, {8, 8}, true, true});
  held.goToUkeys();
  stage.press(QStringLiteral("Look inside"));
  held.give({QStringLiteral("000000")});
  CHECK(held.says("That PIN is not right"));
  CHECK(stage.tokens.logins == 1);
  held.give({text(stage.tokens.pin)});
  REQUIRE(held.says("Left behind"));
  CHECK(stage.tokens.logins == 2);
  CHECK(stage.shows(QStringLiteral("made by another program; it is left alone")));
  int removable = 0;
  for (auto* button : stage.window->findChildren<QPushButton*>())
    removable += button->isVisible() && button->text() == QStringLiteral("Remove") ? 1 : 0;
  CHECK(removable == 1);
  stage.press(QStringLiteral("Remove"));
  CHECK(stage.shows(QStringLiteral("encryption keys are not touched")));
  CHECK(stage.tokens.removals == 0);
  held.give({text(stage.tokens.pin)});
  REQUIRE(soon([&] { return !stage.shows(QStringLiteral("Left behind")); }));
  CHECK(stage.tokens.removals == 1);
  CHECK(stage.shows(QStringLiteral("made by another program; it is left alone")));
}

TEST_CASE("what is in a UKEY that was pulled meanwhile is not shown for another one") {
  Held held;
  auto& stage = held.stage;
  const std::string other = "EX20260418004F2A";
  stage.tokens.contentsOf.keys.push_back({"tax", {}, {8, 8}, true, true});
  held.goToUkeys();
  stage.tokens.insert(holdersUkey(other, {}));
  REQUIRE(held.says("Inserted: 2."));
  stage.press(QStringLiteral("Look inside"));
  stage.tokens.held = true;
  held.give({text(stage.tokens.pin)});
  REQUIRE(soon([&] { return stage.tokens.logins == 1; }));
  stage.tokens.pull(serial);
  CHECK(held.says("Inserted: 1."));
  stage.tokens.held = false;
  REQUIRE(soon([&] { return !stage.window->findChild<UkeysPage*>()->busy(); }));
  CHECK(stage.shows(QStringLiteral("ending in 4F2A")));
  CHECK_FALSE(stage.shows(QStringLiteral("made by another program; it is left alone")));
  CHECK_FALSE(stage.shows(QStringLiteral("Signing certificate: Holder")));
  CHECK(stage.button(QStringLiteral("Look inside")) != nullptr);
}

TEST_CASE("what an application has begun on a UKEY is gone on with from there, and is not offered for removal") {
  Held held;
  auto& stage = held.stage;
  auto begun = stage.portal.requests.front();
  begun.id = "20260915000541129998";
  begun.stage = portal::Stage::Approved;
  stage.portal.requests.push_back(begun);
  stage.tokens.contentsOf.keys.push_back({"~pending:" + begun.id + ":sign", {}, {9, 9}, true, false});
  held.goToUkeys();
  stage.press(QStringLiteral("Look inside"));
  held.give({text(stage.tokens.pin)});
  REQUIRE(held.says("Not finished"));
  CHECK(stage.shows(QStringLiteral("Nothing is lost: continue, and it is completed.")));
  CHECK(stage.button(QStringLiteral("Remove")) == nullptr);
  stage.press(QStringLiteral("Continue application 2026 0915 0005 4112 9998"));
  CHECK(stage.the<Wizard>() != nullptr);
}

TEST_CASE("the PIN is changed by one press; a weak one, the old one and two that differ cost none") {
  Held held;
  auto& stage = held.stage;
  held.goToUkeys();
  stage.press(QStringLiteral("Change PIN"));
  const auto old = text(stage.tokens.pin);
  held.give({old, QStringLiteral("123456"), QStringLiteral("123456")});
  CHECK(stage.shows(QStringLiteral("Anybody would try this one first.")));
  held.give({old, old, old});
  CHECK(stage.shows(QStringLiteral("It is the same as the old one.")));
  held.give({old, QStringLiteral("rose-2468"), QStringLiteral("rose-2469")});
  CHECK(stage.shows(QStringLiteral("The two are not the same.")));
  CHECK(stage.tokens.changes == 0);
  held.give({QStringLiteral("000000"), QStringLiteral("rose-2468"), QStringLiteral("rose-2468")});
  CHECK(held.says("That PIN is not right"));
  CHECK(held.says("PIN was wrong lately"));
  held.give({old, QStringLiteral("rose-2468"), QStringLiteral("rose-2468")});
  REQUIRE(held.says("The PIN is changed."));
  CHECK(stage.tokens.changes == 2);
  CHECK(stage.tokens.pin == "rose-2468");
  CHECK(held.pins().empty());
}

TEST_CASE(
    "a locked UKEY asks for no PIN; its unlock begins there, and where the portal unlocks none it is said where") {
  const bool possible = GENERATE(true, false);
  Held held(false);
  auto& stage = held.stage;
  auto& record = stage.portal.records[1];
  record.actions = {{"unlock", possible, possible ? "" : "not on line"}};
  held.ukey.pin = token::PinState::Locked;
  stage.tokens.insert(held.ukey);
  held.goToUkeys();
  CHECK(stage.shows(QStringLiteral("Locked. Its certificates and keys are not damaged.")));
  CHECK(stage.button(QStringLiteral("Look inside")) == nullptr); // neither can be done before it is unlocked
  CHECK(stage.button(QStringLiteral("Change PIN")) == nullptr);
  CHECK(held.pins().empty());
  auto* unlock = stage.button(QStringLiteral("Unlock"));
  REQUIRE(unlock != nullptr);
  CHECK(unlock->property(kindProperty).toInt() == static_cast<int>(Kind::Primary));
  stage.press(QStringLiteral("Unlock"));
  if (!possible) REQUIRE(held.says("Certificates C-01")); // else the wizard may be there already
  REQUIRE(soon([&] { return (stage.portal.lastStarted() == record.id) == possible; }));
  if (possible) CHECK(stage.portal.lastService() == "unlock");
  CHECK(stage.portal.count("start") == (possible ? 1 : 0));
}

TEST_CASE("without a login My UKEY is there too, says that the portal was not asked, and offers nothing to remove") {
  Held held;
  auto& stage = held.stage;
  REQUIRE(loggedOut(stage));
  stage.press(QStringLiteral("My UKEY"));
  CHECK(held.says("Log in to see"));
  CHECK(stage.shows(QStringLiteral("Nobody is logged in")));
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(0);
  CHECK(stage.button(QStringLiteral("Log in")) != nullptr);
}

TEST_CASE("login by UKEY: offered while it is in, over the portal's nonce and the verified origin, with one login") {
  Held held(false);
  auto& stage = held.stage;
  REQUIRE(loggedOut(stage));
  const auto way = QStringLiteral("Log in with UKEY");
  CHECK(stage.button(way) == nullptr);
  stage.tokens.insert(held.ukey);
  REQUIRE(soon([&] { return stage.button(way) != nullptr; }));
  stage.press(way);
  CHECK(stage.shows(QStringLiteral("With the certificate on the UKEY")));
  held.give({QStringLiteral("000000")});
  CHECK(held.says("That PIN is not right"));
  CHECK(stage.portal.count("ukey") == 0);
  stage.portal.renewalOnly = GENERATE(false, true);
  held.give({text(stage.tokens.pin)});
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  CHECK(stage.portal.lastStatement == "https://portal.example:443 nonce-1");
  CHECK(stage.tokens.logins == 2);
  CHECK(stage.window->session().ukeySerial() == serial);
  CHECK(stage.shows(QStringLiteral("You logged in with a certificate that has expired")) == stage.portal.renewalOnly);
  CHECK(stage.chain.entries().empty());
}

TEST_CASE("a kept login that could not be looked at goes with the logout, also after a login by UKEY") {
  Held held(false);
  auto& stage = held.stage;
  stage.window.reset();
  (void)stage.chain.write("refresh https://portal.example:443 shili_jianshe", Secret(std::string_view("token-1")));
  stage.portal.fail("resume", ErrorCode::PortalTimeout);
  stage.open(QStringLiteral("shili_jianshe"));
  REQUIRE(loggedOut(stage));
  stage.tokens.insert(held.ukey);
  const auto way = QStringLiteral("Log in with UKEY");
  REQUIRE(soon([&] { return stage.button(way) != nullptr; }));
  stage.press(way);
  held.give({text(stage.tokens.pin)});
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  CHECK(stage.chain.entries().size() == 1); // the next start looks again
  CHECK(look().preferences().userName == QStringLiteral("shili_jianshe"));
  stage.window->session().logout();
  CHECK(soon([&] { return stage.chain.entries().empty(); }));
}

TEST_CASE("a factory PIN that a UKEY tells of at the login is changed there, and the login goes on with the new one") {
  Held held;
  auto& stage = held.stage;
  stage.tokens.factory = true;
  const auto way = QStringLiteral("Log in with UKEY");
  REQUIRE(soon([&] { return stage.button(way) != nullptr; }));
  stage.press(way);
  const auto old = text(stage.tokens.pin);
  held.give({old});
  REQUIRE(soon([&] { return held.pins().size() == 3; }));
  held.give({old, QStringLiteral("rose-2468"), QStringLiteral("rose-2468")});
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  CHECK(stage.tokens.pin == "rose-2468");
  CHECK(stage.tokens.changes == 1);
  CHECK(stage.tokens.logins == 2);
}

TEST_CASE("a certificate that the portal does not accept is said so beside it, and another one is proposed") {
  Held held(false);
  auto& stage = held.stage;
  const auto ended = stage.tokens.ca.issue("Ended", Purpose::Signing, inDays(-3));
  held.ukey.certificates.push_back(ended.certificate);
  stage.tokens.insert(held.ukey);
  stage.portal.fail("ukey", ErrorCode::UkeyLoginUnusable);
  const auto way = QStringLiteral("Log in with UKEY");
  REQUIRE(soon([&] { return stage.button(way) != nullptr; }));
  stage.press(way);
  const auto choice = [&](const char* name) -> QRadioButton* {
    for (auto* radio : stage.window->findChildren<QRadioButton*>())
      if (radio->isVisible() && radio->text() == QLatin1String(name)) return radio;
    return nullptr;
  };
  CHECK(choice("Ended")->accessibleDescription().contains(QStringLiteral("for its renewal alone")));
  CHECK(choice("Holder")->isChecked());
  held.give({text(stage.tokens.pin)});
  REQUIRE(held.says("Nobody can log in with this certificate."));
  CHECK(stage.shows(QStringLiteral("Holder, UKEY ending in 91C7"))); // what is told says which it is about
  CHECK(choice("Ended")->isChecked());
  CHECK(choice("Holder")->accessibleDescription().contains(QStringLiteral("frozen, revoked or replaced")));
  CHECK_FALSE(choice("Ended")->accessibleDescription().contains(QStringLiteral("revoked")));
  // It may have been unfrozen meanwhile: whoever wants it all the same may.
  choice("Holder")->setChecked(true);
  CHECK_FALSE(stage.shows(QStringLiteral("Nobody can log in with this certificate.")));
  stage.press(QStringLiteral("Use the password"));
  stage.press(way);
  CHECK(choice("Ended")->isChecked());
}

TEST_CASE("a wizard that finds a UKEY too full leads to it under My UKEY, and its PIN is asked for there") {
  Held held;
  auto& stage = held.stage;
  const std::string other = "EX20260418004F2A";
  stage.tokens.insert(holdersUkey(other, {}));
  stage.logIn();
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Continue")) != nullptr; }));
  stage.press(QStringLiteral("Continue"));
  REQUIRE(stage.the<Wizard>() != nullptr);
  REQUIRE(soon([&] { return stage.shows(QStringLiteral("Recovery R-04")); }));
  Q_EMIT stage.the<Wizard>()->ukeyWanted(other);
  REQUIRE(held.says("With its PIN everything on the UKEY can be seen."));
  CHECK(stage.shows(QStringLiteral("UKEY K-01")));
  for (auto* radio : stage.window->findChildren<QRadioButton*>())
    if (radio->isVisible()) CHECK(radio->isChecked() == (radio->property("serial").toString().toStdString() == other));
}

TEST_CASE("by policy a login by UKEY ends also where that UKEY was pulled before the portal answered") {
  Held held;
  auto& stage = held.stage;
  stage.services.logoutOnRemoval = true;
  const auto way = QStringLiteral("Log in with UKEY");
  REQUIRE(soon([&] { return stage.button(way) != nullptr; }));
  stage.press(way);
  stage.portal.holdOnly("ukey");
  held.give({text(stage.tokens.pin)});
  REQUIRE(soon([&] { return stage.portal.count("ukey") == 1; }));
  stage.tokens.pull(serial);
  REQUIRE(soon([&] { return held.pins().size() == 1 && stage.shows(QStringLiteral("User name")); })); // it was seen
  stage.portal.hold(false);
  REQUIRE(soon([&] { return stage.portal.count("logout") == 1 && !stage.window->session().account(); }));
  CHECK(stage.window->findChild<Toast*>()->text() == QStringLiteral("The UKEY was pulled, so you are logged out"));
}

TEST_CASE("by policy a login by UKEY ends when that UKEY is pulled, and without the policy it does not") {
  Held held;
  auto& stage = held.stage;
  stage.services.logoutOnRemoval = GENERATE(true, false);
  const auto way = QStringLiteral("Log in with UKEY");
  REQUIRE(soon([&] { return stage.button(way) != nullptr; }));
  stage.press(way);
  held.give({text(stage.tokens.pin)});
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(2);
  // A driver that could not be asked has not said that it was pulled.
  stage.tokens.silent = true;
  const int before = stage.tokens.looks;
  REQUIRE(soon([&] { return stage.tokens.looks >= before + 3; }));
  CHECK(stage.window->session().state() == Session::State::LoggedIn);
  CHECK_FALSE(stage.window->session().busy());
  stage.tokens.silent = false;
  stage.tokens.pull(serial);
  if (stage.services.logoutOnRemoval) {
    CHECK(soon([&] { return stage.window->session().state() == Session::State::LoggedOut; }));
  } else {
    CHECK(held.says("No UKEY is inserted"));
    CHECK(stage.window->session().state() == Session::State::LoggedIn);
  }
}
