#include "tests/ui/wizard_fixture.h"
#include "ui/error_text.h"
#include "ui/format.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"

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

} // namespace

TEST_CASE("an approved unlock can be withdrawn wherever it waits for the person") {
  wear(ui::Language::English);
  Scene scene;
  const auto until = GENERATE(Page::GiveCode, Page::GiveUnlockCode, Page::ChooseNewPin);
  const auto serial = unlockInstead(scene, until == Page::GiveUnlockCode ? UnlockMethod::Telephone : UnlockMethod::Escrow);
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
  scene.tokens.release();
}

TEST_CASE("an unlock whose releases are used up offers its withdrawal where that is said, and is tried again only where "
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
  CHECK(scene.says(QStringLiteral("7KQ2 M4XP 9D3B")));
  scene.press(QStringLiteral("Enter the authorisation code again"));
  REQUIRE(scene.asks(Page::GiveCode));
  CHECK(scene.find<ui::CodeEdit>()->text().isEmpty());
  giveCode(scene);
  REQUIRE(scene.asks(Page::GiveUnlockCode));
  CHECK(scene.says(QStringLiteral("7KQ2 M4XP 9D3B")));
  CHECK(scene.portal.count("downloadCheck") == 2);
  CHECK(scene.tokens.count("unlockChallenge") == 1);
}
