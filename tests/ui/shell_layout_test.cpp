#include "tests/ui/screen_reader.h"
#include "tests/ui/shell_fixture.h"
#include "ui/shell/practice_panel.h"
#include "ui/shell/start_window.h"
#include "ui/widgets/button.h"
#include "ui/widgets/help_strip.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/text.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTest>
#include <catch2/catch.hpp>

// What a newcomer meets: the keyboard does what it seems to, and nothing stands on what it should help with.
using namespace certdesk;
using namespace certdesk::ui;
using namespace certdesk::test;
using gallery::soon;
using gallery::Stage;

TEST_CASE("Enter presses the button that has the keyboard") {
  Stage stage = makeEnglish(true);
  stage.open();
  REQUIRE(loggedOut(stage));
  REQUIRE(soon([&] { return stage.button(QStringLiteral("Fill in")) != nullptr; }));
  QApplication::setActiveWindow(stage.window.get());
  stage.press(QStringLiteral("Fill in"));
  REQUIRE(QApplication::focusWidget() == stage.button(QStringLiteral("Log in")));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
  REQUIRE(soon([&] { return stage.window->session().state() == Session::State::LoggedIn; }));
  // And then it is where one goes on, not with whatever came next.
  auto* nav = stage.window->findChild<NavSidebar*>();
  REQUIRE(soon([&] { return QApplication::focusWidget() != nullptr; }));
  CHECK(nav->isAncestorOf(QApplication::focusWidget()));
  CHECK(QApplication::focusWidget()->accessibleDescription() == QStringLiteral("You are here"));
  // A place, the desk's buttons: every one of them.
  const int asked = stage.portal.count("certificates");
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
  CHECK(soon([&] { return stage.portal.count("certificates") > asked; }));
  auto* tools = stage.window->findChild<PracticeBanner*>()->tools();
  tools->setFocus();
  QTest::keyClick(tools, Qt::Key_Enter);
  CHECK(stage.the<PracticePanel>() != nullptr);
}

TEST_CASE("a screen reader that asks for a scroll bar which has gone meanwhile is answered") {
  Stage stage = makeEnglish(true);
  stage.open();
  readAll(*stage.window);
  stage.logIn();
  readAll(*stage.window);
  stage.press(QStringLiteral("Practice desk"));
  readAll(*stage.window);

  QScrollArea area;
  auto* content = new QWidget;
  content->setFixedSize(100, 1000);
  area.setWidget(content);
  area.resize(200, 200);
  area.show();
  auto* read = QAccessible::queryAccessibleInterface(&area);
  REQUIRE(read->childCount() == 2);
  auto* bar = read->child(1);
  REQUIRE(bar != nullptr);
  CHECK(read->indexOfChild(bar) == 1);
  CHECK(bar->object() == area.verticalScrollBar()->parentWidget());
  content->setFixedSize(100, 100);
  REQUIRE(soon([&] { return !area.verticalScrollBar()->isVisible(); }));
  CHECK(read->childCount() == 1);
  CHECK(read->child(0)->object() == area.viewport());
  CHECK(read->child(1) == nullptr);
}

TEST_CASE("the practice desk stands beside the page where there is room, and covers it where there is none") {
  Stage stage = makeEnglish(true);
  stage.open();
  stage.logIn();
  stage.window->resize(1180, 760);
  stage.press(QStringLiteral("Practice desk"));
  auto* panel = stage.the<PracticePanel>();
  REQUIRE(panel != nullptr);
  auto* pages = stage.window->findChild<QStackedWidget*>();
  const auto across = [&](const QWidget* widget) {
    return QRect(widget->mapTo(stage.window.get(), QPoint()), widget->size());
  };
  CHECK(soon([&] { return !across(pages).intersects(across(panel)); }));
  stage.press(QStringLiteral("Continue"));
  CHECK(soon([&] { return !across(pages).intersects(across(panel)); }));
  QTest::keyClick(panel, Qt::Key_Escape);
  CHECK(soon([&] { return across(pages).right() == stage.window->width() - 1; }));
}

TEST_CASE("the login button is in sight in the smallest window") {
  for (const auto language : {Language::English, Language::Chinese})
    for (const int percent : {100, 115, 130}) {
      wear(language, percent);
      Stage stage(look(), true);
      stage.open();
      stage.window->resize(1024, 700);
      INFO(nameOf(language).toStdString() << " " << percent);
      REQUIRE(loggedOut(stage));
      CHECK(stage.window->height() == 700);
      REQUIRE(soon([&] {
        return stage.button(language == Language::English ? QStringLiteral("Fill in") : QStringLiteral("填入")) !=
               nullptr;
      }));
      CHECK(soon([&] {
        return inSight(stage.button(language == Language::English ? QStringLiteral("Log in") : QStringLiteral("登录")));
      }));
    }
  wear(Language::English);
}

TEST_CASE("how many more may be called is said in words, and when somebody answers is not cut off") {
  for (const auto language : {Language::English, Language::Chinese})
    for (const int percent : {100, 130}) {
      wear(language, percent);
      Stage stage(look(), true);
      stage.portal.said.hotlines = {{"CA", "400-000-0100", "Working days 9:00–17:00 (invented)"},
                                    {"Portal", "400-000-0200", "9:00"}};
      stage.open();
      stage.window->resize(1024, 700);
      REQUIRE(loggedOut(stage));
      INFO(nameOf(language).toStdString() << " " << percent);
      const auto* strip = stage.window->findChild<HelpStrip*>();
      QStringList words;
      for (auto* button : strip->findChildren<QPushButton*>())
        if (button->isVisible()) words << button->text();
      CHECK(words ==
            QStringList{language == Language::English ? QStringLiteral("1 more") : QStringLiteral("另有 1 个")});
      CHECK(soon([&] {
        for (auto* text : strip->findChildren<Text*>())
          if (text->text().contains(QStringLiteral("invented")))
            return inSight(text) && text->width() >= text->sizeHint().width();
        return false;
      }));
    }
  wear(Language::English);
}

// Asked for again and again, a place for everything is never found and the processor never rests.
class Requests : public QObject {
public:
  explicit Requests(QObject* watched) { watched->installEventFilter(this); }
  int seen = 0;

protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::LayoutRequest) ++seen;
    return false;
  }
};

TEST_CASE("the foot of the window finds its place and rests") {
  for (const auto language : {Language::English, Language::Chinese}) {
    wear(language);
    HelpStrip strip;
    portal::Service service;
    service.name = "An organisation's portal with a name of some length";
    service.practice = true;
    service.hotlines = {{"CA", "400-000-0100", "Working days 9:00–17:00"}, {"Portal", "400-000-0200", "9:00"}};
    strip.show();
    strip.setService(service, QStringLiteral("https://portal.example"));
    strip.setStep(QStringLiteral("Recovery"), QStringLiteral("R-07"));
    Requests requests(&strip);
    for (int width = 1024; width <= 1400; width += 4) {
      strip.resize(width, strip.height());
      for (int round = 0; round < 8; ++round) // until all has its place
        QApplication::processEvents();
      requests.seen = 0;
      for (int round = 0; round < 8; ++round)
        QApplication::processEvents();
      INFO(nameOf(language).toStdString() << " " << width);
      CHECK(requests.seen == 0);
    }
  }
  wear(Language::English);
}

TEST_CASE("without a portal the window says so, and begins the practice environment once") {
  wear(Language::English);
  StartWindow window;
  int wanted = 0, closed = 0;
  QObject::connect(&window, &StartWindow::practiceWanted, [&] { ++wanted; });
  QObject::connect(&window, &StartWindow::closed, [&] { ++closed; });
  window.show();
  QApplication::setActiveWindow(&window);
  REQUIRE(soon([&] { return QApplication::focusWidget() != nullptr; }));
  for (auto* text : window.findChildren<Text*>())
    CHECK(text->height() >= text->heightForWidth(text->width()));
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
  for (auto* button : window.findChildren<QPushButton*>())
    CHECK_FALSE(button->isEnabled());
  CHECK(soon([&] { return wanted == 1; }));
  CHECK(closed == 0);
  window.close();
  CHECK(closed == 1);
}

TEST_CASE("a toast has its tick only where something is done") {
  Stage stage = makeEnglish();
  stage.open();
  Toast::show(stage.window.get(), QStringLiteral("copied"));
  REQUIRE(stage.the<Toast>() != nullptr);
  const auto done = stage.the<Toast>()->grab().toImage();
  Toast::show(stage.window.get(), QStringLiteral("copied"), Tone::Warn);
  CHECK(stage.the<Toast>()->grab().toImage() != done);
  CHECK(stage.the<Toast>()->tone() == Tone::Warn);
}
