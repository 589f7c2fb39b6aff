#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/text.h"

#include <QProgressBar>
#include <QTest>
#include <QTreeWidget>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;
using portal::UnlockMethod;
using workflow::Page;

namespace {

const ui::Screen withdrawn = ui::EndScreen{workflow::End::Cancelled};

void giveCode(Scene& scene) {
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(ui::utf8(scene.portal.code));
  scene.primary();
}
void choosePin(Scene& scene) {
  REQUIRE(scene.asks(Page::ChooseNewPin));
  for (auto* edit : scene.wizard->findChildren<ui::SecretEdit*>())
    if (edit->isVisible()) scene.type(edit, QStringLiteral("rose-2468"));
  scene.press(QStringLiteral("Unlock the UKEY with it"));
}
int buttons(Scene& scene, const QString& words) {
  int count = 0;
  for (auto* button : scene.wizard->findChildren<QPushButton*>())
    count += button->isVisible() && button->text() == words ? 1 : 0;
  return count;
}

void typeUnlockCode(Scene& scene, std::string_view code) {
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  scene.find<ui::CodeEdit>()->setText(ui::utf8(std::string(code)));
  scene.primary();
}
// To where the request code is read out.
std::string toRequestCode(Scene& scene) {
  const auto serial = unlockInstead(scene, UnlockMethod::Telephone);
  scene.open();
  giveCode(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  return serial;
}
// What the list at the left says of a line, such as "done".
QString inList(Scene& scene, const char* code) {
  const auto* list = scene.wizard->findChild<QTreeWidget*>();
  REQUIRE(list != nullptr);
  for (QTreeWidgetItemIterator item(const_cast<QTreeWidget*>(list)); *item != nullptr; ++item) {
    const auto said = (*item)->data(0, Qt::AccessibleTextRole).toString();
    if (said.startsWith(QLatin1String(code))) return said.section(QLatin1String(", "), -1);
  }
  return {};
}
QString shown(std::string_view code) { return ui::grouped(std::string(code)); }

} // namespace

TEST_CASE("an approved unlock can be withdrawn wherever it waits for the person") {
  wear(ui::Language::English);
  Scene scene;
  const auto until = GENERATE(Page::GiveCode, Page::GiveUnlockCode, Page::ChooseNewPin);
  const auto serial =
      unlockInstead(scene, until == Page::GiveUnlockCode ? UnlockMethod::Telephone : UnlockMethod::Escrow);
  scene.open();
  if (until != Page::GiveCode) giveCode(scene);
  REQUIRE(scene.asks(until));
  if (until == Page::ChooseNewPin) {
    scene.tokens.pull(serial);
    REQUIRE(scene.shows(ui::UkeyScreen{}));
  }
  scene.press(QStringLiteral("Withdraw the application"));
  CHECK(scene.says(QStringLiteral("The UKEY stays as it is")));
  CHECK(scene.portal.count("cancel") == 0);
  scene.press(QStringLiteral("Withdraw it"));
  REQUIRE(scene.shows(withdrawn));
  CHECK(scene.says(QStringLiteral("The UKEY stays as it is")));
}

TEST_CASE("the authorisation code is asked for again only where it is known how the application stands") {
  wear(ui::Language::English);
  Scene scene;
  (void)toRequestCode(scene);
  loseSight(scene);
  waitsForSight(scene, QStringLiteral("Enter the authorisation code again"));
}

TEST_CASE("while the UKEY is at work an unlock cannot be withdrawn") {
  wear(ui::Language::English);
  Scene scene;
  unlockInstead(scene, UnlockMethod::Escrow);
  scene.open();
  giveCode(scene);
  scene.tokens.hold("unlockKey");
  choosePin(scene);
  REQUIRE(eventually([&] { return scene.tokens.count("unlockKey") == 1; }));
  CHECK(scene.wizard->model().screen() == ui::Screen(ui::ProgressScreen{}));
  CHECK(scene.find<QPushButton>(QStringLiteral("Withdraw")) == nullptr);
  CHECK(scene.find<QProgressBar>() == nullptr); // it would stand at 0 % until all is over
  CHECK(scene.says(QStringLiteral("to go")));
  scene.tokens.release();
}

TEST_CASE(
    "an unlock whose releases are used up offers its withdrawal where that is said, and is tried again only where "
    "staff may allow one more") {
  wear(ui::Language::English);
  Scene scene;
  const auto code = GENERATE(ErrorCode::UnlockToStaff, ErrorCode::UnlockNoMore);
  unlockInstead(scene, UnlockMethod::Escrow);
  scene.open();
  giveCode(scene);
  scene.tokens.fail("unlockKey", code);
  choosePin(scene);
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry && scene.idle(); }));
  CHECK(scene.says(ui::errorText(code).happened));
  CHECK(buttons(scene, QStringLiteral("Try again")) == (code == ErrorCode::UnlockToStaff ? 1 : 0));
  CHECK(buttons(scene, QStringLiteral("Apply for a key recovery")) == 0); // this UKEY can be unlocked
  CHECK(buttons(scene, QStringLiteral("Withdraw the application")) == 1); // once, at the failure
  scene.press(QStringLiteral("Withdraw the application"));
  scene.press(QStringLiteral("Withdraw it"));
  CHECK(scene.shows(withdrawn));
}

TEST_CASE("on the telephone the authorisation code can be entered again, and the request code stays") {
  wear(ui::Language::English);
  Scene scene;
  unlockInstead(scene, UnlockMethod::Telephone);
  const auto end = *fromRfc3339("2026-09-16T02:00:00Z");
  scene.portal.change([&](portal::Application& a) { a.downloadOpenUntil = end; });
  scene.open();
  giveCode(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(QStringLiteral("until %1.").arg(ui::timeOfDay(end))));
  CHECK(scene.says(shown(ScriptedTokens::firstChallenge)));
  scene.press(QStringLiteral("Enter the authorisation code again"));
  REQUIRE(scene.asks(Page::GiveCode));
  CHECK(scene.find<ui::CodeEdit>()->text().isEmpty());
  giveCode(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(shown(ScriptedTokens::firstChallenge)));
  CHECK(scene.portal.count("downloadCheck") == 2);
  CHECK(scene.tokens.count("unlockChallenge") == 1);
}

TEST_CASE("where no request code can be made, there is one button that tries again, and Enter is it") {
  wear(ui::Language::English);
  Scene scene;
  unlockInstead(scene, UnlockMethod::Telephone);
  scene.tokens.fail("unlockChallenge", ErrorCode::UkeyFault);
  scene.open();
  giveCode(scene);
  REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry; }));
  REQUIRE(scene.says(QStringLiteral("not made yet")));
  for (auto* button : scene.wizard->findChildren<QPushButton*>()) {
    INFO(button->text().toStdString());
    CHECK_FALSE((button->isVisible() && button->text().contains(QStringLiteral("request code"))));
  }
  scene.wizard->setFocus();
  QTest::keyClick(scene.wizard, Qt::Key_Return);
  REQUIRE(eventually([&] { return scene.says(shown(ScriptedTokens::firstChallenge)); }));
  CHECK(scene.tokens.count("unlockChallenge") == 2);
}

TEST_CASE("a mistyped unlock code is told before a PIN is chosen, and the UKEY is not asked") {
  wear(ui::Language::English);
  Scene scene;
  toRequestCode(scene);
  typeUnlockCode(scene, "3NVH5Q9CZ0KT"); // the last one misheard
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("(U-08)")); }));
  CHECK(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(shown(ScriptedTokens::firstChallenge)));
  CHECK(scene.find<ui::CodeEdit>()->text() == QStringLiteral("3NVH5Q9CZ0KT")); // to be compared
  typeUnlockCode(scene, ScriptedTokens::unlockCode);
  CHECK(scene.asks(Page::ChooseNewPin));
  CHECK(scene.tokens.count("unlockByCode") == 0);
}

TEST_CASE("a request code that changed because its UKEY was pulled is called a new one until the person goes on") {
  wear(ui::Language::English);
  Scene scene;
  const auto serial = toRequestCode(scene);
  const auto changed = QStringLiteral("The request code has changed");
  CHECK(scene.says(shown(ScriptedTokens::firstChallenge)));
  CHECK_FALSE(scene.says(changed));
  CHECK(scene.says(QStringLiteral("the UKEY ending in %1 is in").arg(ui::serialTail(serial))));
  const bool told = GENERATE(false, true); // also where the code was told already and the PIN is being chosen
  if (told) {
    typeUnlockCode(scene, ScriptedTokens::unlockCode);
    REQUIRE(scene.asks(Page::ChooseNewPin));
  }
  scene.tokens.pull(serial);
  REQUIRE(scene.shows(ui::UkeyScreen{}));
  CHECK(inList(scene, "J-18") != QStringLiteral("done")); // as many as are said to come
  CHECK(scene.says(QStringLiteral("Steps to come: 3")));
  CHECK(scene.says(QStringLiteral("it changes when the UKEY is put in again")));
  scene.tokens.putBack();
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(shown(ScriptedTokens::secondChallenge)));
  CHECK(scene.says(changed));
  CHECK(scene.says(QStringLiteral("taken out")));
  CHECK(scene.find<ui::CodeEdit>()->text().isEmpty());
  scene.press(QStringLiteral("Enter the authorisation code again"));
  giveCode(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(changed)); // it was not answered yet
  typeUnlockCode(scene, "D0ESN0TF1T06");
  choosePin(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(QStringLiteral("(U-04)")));
  CHECK_FALSE(scene.says(changed));
}

TEST_CASE("what comes after the unlock code is said as it is, also where the PIN is chosen already") {
  wear(ui::Language::English);
  Scene scene;
  toRequestCode(scene);
  scene.find<ui::CodeEdit>()->setText(QStringLiteral("D0ESN0TF1T06"));
  CHECK(scene.says(QStringLiteral("Next: J-19")));
  CHECK(scene.says(QStringLiteral("next you choose the new PIN")));
  typeUnlockCode(scene, "D0ESN0TF1T06");
  choosePin(scene);
  REQUIRE(eventually([&] { return scene.says(QStringLiteral("(U-04)")); }));
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromUtf8(ScriptedTokens::unlockCode.data()));
  CHECK(scene.says(QStringLiteral("Next: J-20")));
  CHECK_FALSE(scene.says(QStringLiteral("next you choose the new PIN")));
  CHECK(scene.says(QStringLiteral("Steps to come: 1")));
  CHECK(inList(scene, "J-19") == QStringLiteral("done"));
}

TEST_CASE("on the telephone the number to call is as the portal gives it, and large") {
  wear(ui::Language::English);
  Scene scene;
  toRequestCode(scene);
  const ui::Text* number = nullptr;
  for (const auto* text : scene.wizard->findChildren<ui::Text*>())
    if (text->isVisible() && text->text() == QStringLiteral("400-000-0100")) number = text;
  REQUIRE(number != nullptr);
  CHECK(number->heightForWidth(400) >= ui::theme().pitch(ui::Type::Title));
  CHECK(scene.says(QStringLiteral("工作日 8:30–17:30")));
}

TEST_CASE(
    "the authorisation code of an unlock is asked in words of the unlock, and where it is asked again it says why") {
  wear(ui::Language::English);
  Scene scene;
  unlockInstead(scene, UnlockMethod::Telephone);
  const bool before = GENERATE(false, true); // the check was made before, in another run of the program
  if (before) scene.portal.change([&](portal::Application& a) { a.downloadOpenUntil = now(); });
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  CHECK_FALSE(scene.says(QStringLiteral("download")));
  CHECK_FALSE(scene.says(QStringLiteral("Download")));
  CHECK(scene.says(QStringLiteral("not kept on this PC")) == before);
  giveCode(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  scene.press(QStringLiteral("Enter the authorisation code again"));
  REQUIRE(scene.asks(Page::GiveCode));
  CHECK(scene.says(QStringLiteral("so that the help desk can answer again")));
  CHECK_FALSE(scene.says(QStringLiteral("not kept on this PC")));
}
