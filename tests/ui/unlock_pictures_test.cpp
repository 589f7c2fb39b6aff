#include "tests/ui/picture_book.h"
#include "ui/error_text.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/more_below.h"

#include <catch2/catch.hpp>

// The pages of an unlock in each language and appearance, also those of its dead ends.
using namespace certdesk;
using namespace certdesk::test;
using portal::UnlockMethod;
using workflow::Page;

namespace {

const QString longName = QStringLiteral("示例建设有限公司投标部一号楼二层西侧公用证书介质（二〇二四年度备用）第二把蓝色的");

void giveCode(Scene& scene) {
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
  scene.primary();
}

void typePins(Scene& scene, const QString& first, const QString& second) {
  QList<ui::SecretEdit*> edits;
  for (auto* edit : scene.wizard->findChildren<ui::SecretEdit*>())
    if (edit->isVisible()) edits << edit;
  REQUIRE(edits.size() == 2);
  edits[0]->setText(first);
  edits[1]->setText(second);
}

} // namespace

TEST_CASE("the pages of an unlock fit in every language and appearance") {
  REQUIRE(longName.size() == 40);
  for (const auto& wear_ : wears) {
    wear(wear_.language, wear_.appearance);
    const auto& as = wear_.name;
    Scene scene;
    const auto serial = unlockInstead(scene, UnlockMethod::Telephone, longName.toStdString());
    scene.portal.change([](portal::Application& a) { a.downloadOpenUntil = fromRfc3339("2026-09-16T02:00:00Z"); });
    scene.open();
    keep(scene, "j15-code-" + as);
    giveCode(scene);
    REQUIRE(scene.asks(Page::GiveUnlockCode));
    keep(scene, "j18-unlock-code-" + as);
    scene.find<ui::CodeEdit>()->setText(QStringLiteral("7KQ2M4XP9D3C"));
    scene.primary();
    REQUIRE(scene.asks(Page::GiveUnlockCode));
    keep(scene, "j18-mistyped-" + as);
    scene.find<ui::CodeEdit>()->setText(QString::fromUtf8(ScriptedTokens::unlockCode.data()));
    scene.primary();
    REQUIRE(scene.asks(Page::ChooseNewPin));
    keep(scene, "j19-new-pin-" + as);
    typePins(scene, QStringLiteral("12345678"), QStringLiteral("12345678"));
    scene.primary();
    keep(scene, "j19-weak-" + as);
    typePins(scene, QStringLiteral("rose-2468"), QStringLiteral("rose-2469"));
    scene.primary();
    keep(scene, "j19-differ-" + as);
    scene.tokens.pull(serial);
    REQUIRE(scene.shows(ui::UkeyScreen{}));
    keep(scene, "j16-wait-" + as);
    scene.tokens.putBack();
    REQUIRE(scene.asks(Page::GiveUnlockCode));
    keep(scene, "j18-changed-" + as);
    scene.find<ui::CodeEdit>()->setText(QString::fromUtf8(ScriptedTokens::unlockCode.data()));
    scene.primary();
    REQUIRE(scene.asks(Page::ChooseNewPin));
    const int before = scene.tokens.count("unlockByCode"); // the mistyped one
    scene.tokens.hold("unlockByCode");
    typePins(scene, QStringLiteral("rose-2468"), QStringLiteral("rose-2468"));
    scene.primary();
    REQUIRE(eventually([&] { return scene.tokens.count("unlockByCode") > before; }));
    keep(scene, "j20-unlocking-" + as);
    scene.tokens.release();
  }
}

TEST_CASE("the dead ends of an unlock fit in every language and appearance, and say what is left to do") {
  for (const auto code : {ErrorCode::UnlockToStaff, ErrorCode::UnlockNotHere, ErrorCode::UnlockNoMore,
                          ErrorCode::UnlockRefusedByUkey})
    for (const auto& wear_ : wears) {
      wear(wear_.language, wear_.appearance);
      Scene scene;
      unlockInstead(scene, UnlockMethod::Escrow);
      scene.open();
      giveCode(scene);
      REQUIRE(scene.asks(Page::ChooseNewPin));
      scene.tokens.fail("unlockKey", code);
      typePins(scene, QStringLiteral("rose-2468"), QStringLiteral("rose-2468"));
      scene.primary();
      REQUIRE(eventually([&] { return scene.wizard->model().view().waitsForRetry && scene.idle(); }));
      CHECK(scene.says(ui::errorText(code).next));
      CHECK(eventually([&] { return scene.find<ui::MoreBelow>() == nullptr; })); // the picture that went left no room behind
      keep(scene, "failed-" + std::string(phoneCode(code)) + "-" + wear_.name);
    }
}
