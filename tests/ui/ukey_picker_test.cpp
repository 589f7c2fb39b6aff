#include "tests/ui/in_sight.h"
#include "tests/ui/wizard_fixture.h"
#include "ui/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/code_field.h"

#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>
#include <catch2/catch.hpp>

// Which UKEY is written to, where many are inserted and few will do.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

TEST_CASE("the UKEY that can be used is in sight though many that cannot were there before it, and what is below is said") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::GiveCode);
  for (int i = 0; i < 6; ++i) {
    auto locked = blankUkey("EX2026041800A00" + std::to_string(i));
    locked.pin = token::PinState::Locked;
    scene.tokens.insert(locked);
  }
  auto taken = blankUkey("EX2026041800B000");
  taken.certificates = {{0x30, 0}};
  scene.tokens.insert(taken);
  const std::string blank = "EX2026041800C000";
  scene.tokens.insert(blankUkey(blank));
  scene.open();
  scene.window->resize(1024, 656);
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(ui::utf8(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseUkey));
  const auto rowOf = [&](const std::string& serial) -> QRadioButton* {
    for (auto* radio : scene.wizard->findChildren<QRadioButton*>())
      if (radio->isVisible() && radio->property("serial").toString().toStdString() == serial) return radio;
    return nullptr;
  };
  REQUIRE(eventually([&] { return rowOf(blank) != nullptr; }));
  CHECK(eventually([&] { return inSight(rowOf(blank)) && inSight(rowOf("EX2026041800B000")); }));
  const auto top = [](const QWidget* row) { return row->mapToGlobal(QPoint()).y(); };
  CHECK(top(rowOf(blank)) < top(rowOf("EX2026041800B000")));
  CHECK(top(rowOf("EX2026041800B000")) < top(rowOf("EX2026041800A000")));
  const auto more = [&]() -> ui::Chip* {
    for (auto* chip : scene.wizard->findChildren<ui::Chip*>())
      if (chip->isVisible() && chip->text() == QStringLiteral("More below")) return chip;
    return nullptr;
  };
  REQUIRE(more() != nullptr);
  for (auto* area : scene.wizard->findChildren<QScrollArea*>())
    if (area->isVisible() && area->isAncestorOf(rowOf(blank))) {
      CHECK(top(more()) > top(area) + area->height() - 1); // it lies on nothing
      area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    }
  CHECK(more() == nullptr);
}
