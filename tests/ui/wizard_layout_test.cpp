#include "tests/ui/in_sight.h"
#include "tests/ui/wizard_fixture.h"
#include "ui/format.h"
#include "ui/widgets/action_bar.h"
#include "ui/widgets/button.h"
#include "ui/widgets/checklist_sidebar.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QScrollArea>
#include <QTest>
#include <QTreeWidget>
#include <catch2/catch.hpp>

// What matters is in sight in the smallest window and with the largest text, and the keyboard goes as the eye does.
using namespace certdesk;
using namespace certdesk::test;
using workflow::Page;

namespace {

const std::string serial = "EX20260418004F2A";

bool showsWords(const Scene& scene, const QString& words) {
  for (auto* label : scene.window->findChildren<QLabel*>())
    if (label->text().contains(words) && inSight(label)) return true;
  return false;
}

// Calls with each language and size of text in the smallest window, of which the practice banner has taken its part.
template <class Check>
void inSmallWindows(Check check) {
  for (const auto language : {ui::Language::English, ui::Language::Chinese})
    for (const int percent : {100, 130}) {
      wear(language, ui::Appearance::Light, percent);
      INFO((language == ui::Language::English ? "English " : "Chinese ") << percent);
      Scene scene;
      check(scene, language == ui::Language::English);
    }
  wear(ui::Language::English);
}

void openSmall(Scene& scene) {
  scene.open();
  scene.window->resize(1024, 656);
}

void toPin(Scene& scene) {
  scene.readyUntil(Page::GiveCode);
  scene.tokens.insert(blankUkey(serial));
  openSmall(scene);
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseUkey));
  scene.primary();
  REQUIRE(scene.asks(Page::GivePin));
}

void toSubmit(Scene& scene) {
  scene.readyUntil(Page::CheckUkey);
  openSmall(scene);
  REQUIRE(scene.asks(Page::CheckUkey));
  const auto choices = scene.wizard->findChildren<QRadioButton*>();
  for (auto* choice : choices)
    if (choice->isVisible()) choice->setChecked(true); // the last: later
  scene.primary();
  REQUIRE(scene.asks(Page::SubmitApplication));
}

// Buttons and words of the bar at the foot that have less room than they need, or stand on each other.
QStringList crowded(const Scene& scene) {
  QStringList cut;
  const auto* bar = scene.wizard->findChild<ui::ActionBar*>();
  QList<QWidget*> shown;
  for (auto* widget : bar->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
    if (widget->isVisible()) shown << widget;
  for (auto* widget : shown) {
    const auto* text = qobject_cast<ui::Text*>(widget);
    const auto* button = qobject_cast<ui::Button*>(widget);
    const int needed = text != nullptr ? text->heightForWidth(text->width()) : widget->sizeHint().height();
    const bool empty = text != nullptr && text->text().isEmpty();
    const bool narrow = button != nullptr && button->width() < button->sizeHint().width();
    if (!empty && (widget->height() < needed || narrow || !inSight(widget)))
      cut << (button != nullptr ? button->text() : text != nullptr ? text->text() : QStringLiteral("an icon"));
    for (auto* other : shown)
      if (other != widget && !empty && other->geometry().intersects(widget->geometry()))
        cut << QStringLiteral("on each other");
  }
  return cut;
}

// Where Tab leads from here, until it comes around.
QList<QWidget*> walk() {
  QList<QWidget*> seen;
  for (int i = 0; i < 100; ++i) {
    auto* focused = QApplication::focusWidget();
    if (focused == nullptr || seen.contains(focused)) break;
    seen << focused;
    QTest::keyClick(focused, Qt::Key_Tab);
  }
  return seen;
}

} // namespace

TEST_CASE("what is asked before an application is withdrawn comes into sight") {
  inSmallWindows([](Scene& scene, bool english) {
    toSubmit(scene);
    scene.press(english ? QStringLiteral("Withdraw the application") : QStringLiteral("撤回申请"));
    // All of it, from the question to the way out.
    CHECK(eventually([&] {
      return showsWords(scene,
                        english ? QStringLiteral("Withdraw this application?") : QStringLiteral("撤回这份申请")) &&
             inSight(scene.find<QPushButton>(english ? QStringLiteral("Withdraw it") : QStringLiteral("确认撤回")));
    }));
  });
}

TEST_CASE("while it is written, that the UKEY stays in is in sight, and where it stands in the list") {
  inSmallWindows([](Scene& scene, bool english) {
    toPin(scene);
    scene.portal.hold("serverKey");
    scene.type(scene.find<ui::SecretEdit>(), QString::fromStdString(scene.tokens.pin));
    scene.primary();
    REQUIRE(eventually([&] { return scene.portal.count("serverKey") == 1; }));
    CHECK(eventually(
        [&] { return showsWords(scene, english ? QStringLiteral("Do not pull out") : QStringLiteral("请勿拔出")); }));
    CHECK(crowded(scene).join(QLatin1Char('\n')).toStdString() == "");
    auto* tree = scene.wizard->findChild<QTreeWidget*>();
    const QString current = english ? QStringLiteral(", current") : QStringLiteral(", 正在进行");
    CHECK(eventually([&] {
      for (QTreeWidgetItemIterator each(tree); *each; ++each)
        if ((*each)->data(0, Qt::AccessibleTextRole).toString().endsWith(current) && !(*each)->isExpanded())
          return tree->viewport()->rect().contains(tree->visualItemRect(*each));
      return false;
    }));
    scene.portal.release();
    REQUIRE(scene.shows(ui::EndScreen{workflow::End::Completed}));
    CHECK(eventually(
        [&] { return showsWords(scene, english ? QStringLiteral("You may pull out") : QStringLiteral("可以拔出")); }));
  });
}

TEST_CASE("the line we stand at is in sight in the list of steps") {
  inSmallWindows([](Scene& scene, bool) {
    toPin(scene);
    auto* tree = scene.wizard->findChild<QTreeWidget*>();
    const QString code = scene.wizard->stepCode();
    CHECK(eventually([&] {
      for (QTreeWidgetItemIterator each(tree); *each; ++each)
        if ((*each)->parent() != nullptr && (*each)->data(0, Qt::AccessibleTextRole).toString().startsWith(code))
          return tree->viewport()->rect().contains(tree->visualItemRect(*each));
      return false;
    }));
  });
}

TEST_CASE("nothing in the bar at the foot is cut off or hides another") {
  inSmallWindows([](Scene& scene, bool english) {
    toSubmit(scene);
    const bool rested = eventually([&] { return crowded(scene).isEmpty(); });
    INFO(crowded(scene).join(QLatin1Char('\n')).toStdString());
    CHECK(rested);
    scene.press(english ? QStringLiteral("Change: Reason") : QStringLiteral("修改：办理原因"));
    REQUIRE(scene.asks(Page::LossReason));
    CHECK(eventually([&] { return crowded(scene).isEmpty(); }));
  });
}

TEST_CASE("Tab goes through the page, then the bar at the foot, then the list of steps") {
  wear(ui::Language::English);
  Scene scene;
  scene.readyUntil(Page::ConfirmQuote);
  scene.open();
  REQUIRE(scene.asks(Page::ConfirmQuote));
  scene.press(QStringLiteral("Back"));
  scene.press(QStringLiteral("Back"));
  REQUIRE(scene.asks(Page::LossReason));
  REQUIRE(eventually([&] { return qobject_cast<QRadioButton*>(QApplication::focusWidget()) != nullptr; }));
  QStringList order;
  const auto* bar = scene.wizard->findChild<ui::ActionBar*>();
  const auto* sidebar = scene.wizard->findChild<ui::ChecklistSidebar*>();
  for (auto* widget : walk()) {
    const QString part = bar->isAncestorOf(widget)            ? QStringLiteral("bar")
                         : sidebar->isAncestorOf(widget)      ? QStringLiteral("list")
                         : scene.wizard->isAncestorOf(widget) ? QStringLiteral("page")
                                                              : QStringLiteral("strip");
    if (order.isEmpty() || order.last() != part) order << part;
  }
  CHECK(order.join(QLatin1Char(' ')).toStdString() == "page bar list");
}

TEST_CASE("two UKEYs of one make are told apart, no word comes twice, and nothing is claimed of what is on them") {
  wear(ui::Language::Chinese);
  Scene scene;
  scene.readyUntil(Page::GiveCode);
  for (const auto& [number, label] : {std::pair{"EX20260418001111", "New UKEY"}, {"EX20260418002222", "Spare UKEY"}}) {
    auto ukey = blankUkey(number);
    ukey.manufacturer = "CertDesk practice";
    ukey.model = "Practice UKEY";
    ukey.label = label;
    ukey.practice = true;
    scene.tokens.insert(ukey);
  }
  scene.tokens.insert(blankUkey(serial)); // the one that is not for practice alone
  scene.open();
  REQUIRE(scene.asks(Page::GiveCode));
  scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
  scene.primary();
  REQUIRE(scene.asks(Page::ChooseUkey));
  CHECK(scene.find<QRadioButton>(QStringLiteral("新 UKEY")) != nullptr);
  CHECK(scene.find<QRadioButton>(QStringLiteral("备用 UKEY")) != nullptr);
  CHECK(scene.says(QStringLiteral("CertDesk Practice UKEY")));
  CHECK(scene.says(QStringLiteral("示例牌 EX-200")));
  CHECK(scene.says(QStringLiteral("看起来合适")));
  CHECK_FALSE(scene.says(QStringLiteral("可以用")));
}

TEST_CASE("the authorisation code and its picture have room beside the open practice desk in the smallest window") {
  for (const auto language : {ui::Language::English, ui::Language::Chinese}) {
    wear(language);
    INFO((language == ui::Language::English ? "English" : "Chinese"));
    Scene scene;
    scene.readyUntil(Page::GiveCode);
    scene.portal.change([](portal::Application& a) { a.captchaRequired = true; });
    scene.open();
    scene.window->resize(1024 - 320, 656); // ui::PracticePanel::narrow
    REQUIRE(scene.asks(Page::GiveCode));
    QCoreApplication::processEvents();
    for (auto* area : scene.wizard->findChildren<QScrollArea*>())
      if (area->isVisible() && area->widget() != nullptr) CHECK(area->widget()->width() <= area->viewport()->width());
  }
  wear(ui::Language::English);
}

TEST_CASE("on the telephone the number, both codes and what is wrong with one are in sight together") {
  inSmallWindows([](Scene& scene, bool) {
    unlockInstead(scene, portal::UnlockMethod::Telephone);
    openSmall(scene);
    REQUIRE(scene.asks(Page::GiveCode));
    scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
    scene.primary();
    REQUIRE(scene.asks(Page::GiveUnlockCode));
    const bool large = ui::theme().percent > 100;
    CHECK(eventually([&] {
      return showsWords(scene, QStringLiteral("400-000-0100")) &&
             showsWords(scene, ui::grouped(std::string(ScriptedTokens::firstChallenge))) &&
             (large || inSight(scene.find<ui::CodeEdit>()));
    }));
    scene.find<ui::CodeEdit>()->setText(QStringLiteral("3NVH5Q9CZ0KT"));
    scene.primary();
    CHECK(eventually([&] { return showsWords(scene, QStringLiteral("(U-08)")) && inSight(scene.find<ui::CodeEdit>()); }));
  });
}

TEST_CASE("what is wrong with a new PIN is told in all its lines in the smallest window") {
  const bool unlock = GENERATE(false, true);
  inSmallWindows([unlock](Scene& scene, bool) {
    if (unlock) {
      unlockInstead(scene, portal::UnlockMethod::Escrow);
    } else {
      scene.readyUntil(Page::GiveCode);
      auto factory = blankUkey(serial);
      factory.pin = token::PinState::MustChange;
      scene.tokens.insert(factory);
    }
    openSmall(scene);
    REQUIRE(scene.asks(Page::GiveCode));
    scene.find<ui::CodeEdit>()->setText(QString::fromStdString(scene.portal.code));
    scene.primary();
    if (!unlock) {
      REQUIRE(scene.asks(Page::ChooseUkey));
      scene.primary();
    }
    REQUIRE(scene.asks(unlock ? Page::ChooseNewPin : Page::GivePin));
    const auto give = [&](const char* first, const char* second) {
      QList<ui::SecretEdit*> edits;
      for (auto* edit : scene.wizard->findChildren<ui::SecretEdit*>())
        if (edit->isVisible()) edits << edit;
      REQUIRE(edits.size() == (unlock ? 2 : 3));
      if (!unlock) edits[0]->setText(QString::fromStdString(scene.tokens.pin));
      edits[edits.size() - 2]->setText(QString::fromLatin1(first));
      edits[edits.size() - 1]->setText(QString::fromLatin1(second));
      scene.primary();
      REQUIRE(scene.idle());
      QTest::qWait(30);
      INFO(first);
      (void)QTest::qWaitFor([&] { return cutTexts(*scene.window).isEmpty(); }); // a busy PC takes longer
      CHECK(cutTexts(*scene.window).join(QLatin1Char('\n')).toStdString().empty());
      for (auto* edit : edits)
        if (edit->property("state").toString() == QLatin1String("bad")) {
          CHECK(inSight(edit));
          for (const auto* text : edit->parentWidget()->findChildren<ui::Text*>())
            if (text->isVisible()) CHECK(inSight(text));
        }
    };
    give("111111", "111111");
    give("rose-2468", "rose-2469");
    scene.tokens.fail(unlock ? "unlockKey" : "changePin", ErrorCode::PinWeak);
    give("rose-2468", "rose-2468");
    CHECK(scene.says(QStringLiteral("(P-08)")));
    scene.tokens.fail(unlock ? "unlockKey" : "changePin", ErrorCode::PinLength);
    give("rose-2468", "rose-2468");
  });
}
