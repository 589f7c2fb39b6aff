#include "tests/ui/shell_fixture.h"

#include "ui/shell/certificate_row.h"
#include "ui/widgets/nav_sidebar.h"

#include <QTest>
#include <catch2/catch.hpp>

namespace certdesk::test {

using namespace ui;
using gallery::soon;
using gallery::Stage;

Look& look() {
  static auto* made = [] {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "shell";
    static char* arguments[] = {name, nullptr};
    static auto* application = new QApplication(count, arguments); // Qt's own statics go in no known order
    return new Look(*application);
  }();
  return *made;
}

void wear(Language language, int percent) {
  Preferences preferences;
  preferences.language = language;
  preferences.appearance = Appearance::Light;
  preferences.textPercent = percent;
  look().apply(preferences);
}

Stage makeEnglish(bool practice, bool keychain) {
  wear(Language::English);
  return Stage(look(), practice, keychain);
}

QList<LineEdit*> fields(const Stage& stage) {
  QList<LineEdit*> visible;
  for (auto* edit : stage.window->findChildren<LineEdit*>())
    if (edit->isVisible()) visible << edit;
  return visible;
}

void type(LineEdit* edit, const QString& text) {
  edit->setFocus();
  edit->clear();
  QTest::keyClicks(edit, text);
}

bool loggedOut(const Stage& stage) {
  return soon(
      [&] { return stage.window->session().state() == Session::State::LoggedOut && !stage.window->session().busy(); });
}

void goToCertificates(Stage& stage) {
  Q_EMIT stage.window->findChild<NavSidebar*>()->chosen(1);
  REQUIRE(soon([&] { return stage.the<CertificateRow>() != nullptr; }));
}

} // namespace certdesk::test
