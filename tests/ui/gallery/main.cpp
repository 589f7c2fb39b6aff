// certdesk-gallery FOLDER [NAME…]: renders the sheets and the shell's windows (or those named) in both languages and
// all themes, to look at. TEXT=130 in the environment makes the text larger, WIDTH and HEIGHT the
// windows smaller, and TABS=5 presses Tab so often.
#include "tests/ui/gallery/sheets.h"
#include "tests/ui/gallery/stage.h"
#include "ui/shell/certificate_row.h"
#include "ui/shell/practice_panel.h"
#include "ui/theme/look.h"
#include "ui/widgets/button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/nav_sidebar.h"
#include "ui/widgets/practice_banner.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QTextStream>
#include <QWidget>
#include <memory>

using namespace certdesk::ui;

namespace {

int number(const char* name, int otherwise) {
  const int said = qEnvironmentVariableIntValue(name);
  return said > 0 ? said : otherwise;
}

// One window of the shell, brought to where it is to be seen.
struct Window {
  QString name;
  bool practice;
  std::function<void(gallery::Stage&)> bring;
};

// A UKEY with a renewed set, the old one, a foreign certificate and what an ended application left; and a blank one.
void holdersDrawer(gallery::Stage& stage) {
  using certdesk::portal::Purpose;
  const auto days = [](int count) { return certdesk::now() + std::chrono::hours(24 * count); };
  auto& tokens = stage.tokens;
  const std::string name = "样例勘察设计院有限公司";
  const certdesk::test::LittleCa other("某税务 CA");
  const auto signing = tokens.ca.issue(name, Purpose::Signing, days(180));
  const auto encryption = tokens.ca.issue(name, Purpose::Encryption, days(180));
  const auto old = tokens.ca.issue(name, Purpose::Encryption, days(-180));
  const auto tax = other.issue("报税", Purpose::Signing, days(300));
  auto& records = stage.portal.records;
  records[1].signingCertificate = signing.certificate;
  records[1].encryptionCertificate = encryption.certificate;
  records[5].encryptionCertificate = old.certificate;
  auto ended = stage.portal.requests.back();
  ended.id = "20260801000541129999";
  ended.stage = certdesk::portal::Stage::Cancelled;
  stage.portal.requests.push_back(ended);
  for (const auto* pair : {&signing, &encryption, &old, &tax}) {
    tokens.contentsOf.certificates.push_back({"", {}, pair->certificate});
    tokens.contentsOf.keys.push_back({"", {}, pair->spki, pair == &signing || pair == &tax, pair != &signing});
  }
  tokens.contentsOf.keys.push_back({"~pending:" + ended.id + ":sign", {}, {1, 2}, true, false});
  tokens.insert(
      gallery::holdersUkey("EX202604180091C7", {signing.certificate, encryption.certificate, old.certificate}));
  auto blank = gallery::holdersUkey("EX20260418004F2A", {});
  blank.pin = certdesk::token::PinState::MustChange;
  tokens.insert(blank);
}

void lookInside(gallery::Stage& stage) {
  const bool chinese = theme().language == Language::Chinese;
  stage.press(chinese ? QStringLiteral("看里面有什么") : QStringLiteral("Look inside"));
  for (auto* edit : stage.window->findChildren<SecretEdit*>())
    if (edit->isVisible()) {
      edit->setText(QString::fromStdString(stage.tokens.pin));
      QTest::keyClick(edit, Qt::Key_Return);
      break;
    }
  QTest::qWait(150);
}

std::vector<Window> windows() {
  using gallery::soon;
  using gallery::Stage;
  return {
      {QStringLiteral("shell-login"), false,
       [](Stage& stage) { (void)soon([&] { return !stage.window->session().busy(); }); }},
      {QStringLiteral("shell-login-practice"), true,
       [](Stage& stage) { (void)soon([&] { return !stage.window->session().busy(); }); }},
      {QStringLiteral("shell-login-wrong"), false,
       [](Stage& stage) {
         stage.portal.fail("login", certdesk::ErrorCode::LoginRefused);
         stage.logIn();
       }},
      {QStringLiteral("shell-unreachable"), false,
       [](Stage& stage) { (void)soon([&] { return stage.window->session().failure().has_value(); }); }},
      {QStringLiteral("shell-home"), false, [](Stage& stage) { stage.logIn(); }},
      {QStringLiteral("shell-practice"), true,
       [](Stage& stage) {
         stage.logIn();
         stage.window->findChild<PracticeBanner*>()->tools()->click();
         (void)soon([&] { return stage.window->findChild<PracticePanel*>()->isVisible(); });
         QTest::qWait(50);
       }},
      {QStringLiteral("shell-certificates"), false,
       [](Stage& stage) {
         stage.logIn();
         stage.window->findChild<NavSidebar*>()->chosen(1);
         (void)soon([&] { return stage.portal.count("certificates") > 0; });
         QTest::qWait(50);
         const auto rows = stage.window->findChildren<CertificateRow*>();
         if (rows.size() > 1) rows[1]->setOpen(true);
       }},
      {QStringLiteral("shell-ukeys"), false,
       [](Stage& stage) {
         holdersDrawer(stage);
         stage.logIn();
         stage.window->findChild<NavSidebar*>()->chosen(2);
         (void)soon([&] { return stage.shows(QStringLiteral("EX-200")) && stage.portal.count("certificates") > 0; });
         QTest::qWait(50);
       }},
      {QStringLiteral("shell-ukeys-inside"), false,
       [](Stage& stage) {
         holdersDrawer(stage);
         stage.logIn();
         stage.window->findChild<NavSidebar*>()->chosen(2);
         (void)soon([&] { return stage.shows(QStringLiteral("EX-200")) && stage.portal.count("certificates") > 0; });
         QTest::qWait(50);
         lookInside(stage);
       }},
      {QStringLiteral("shell-ukeys-pin"), false,
       [](Stage& stage) {
         holdersDrawer(stage);
         stage.logIn();
         stage.window->findChild<NavSidebar*>()->chosen(2);
         (void)soon([&] { return stage.shows(QStringLiteral("EX-200")); });
         QTest::qWait(50);
         stage.press(theme().language == Language::Chinese ? QStringLiteral("修改 PIN") : QStringLiteral("Change PIN"));
       }},
      {QStringLiteral("shell-login-ukey"), false,
       [](Stage& stage) {
         holdersDrawer(stage);
         const auto name = theme().language == Language::Chinese ? QStringLiteral("用 UKEY 登录")
                                                                 : QStringLiteral("Log in with UKEY");
         (void)soon([&] { return stage.button(name) != nullptr; });
         stage.press(name);
       }},
      {QStringLiteral("shell-again"), false, [](Stage& stage) {
         stage.logIn();
         stage.window->session().expired();
       }}};
}

bool drawWindows(Look& look, const QDir& folder, const QStringList& wanted, const QString& suffix) {
  for (const auto& each : windows()) {
    if (!wanted.isEmpty() && !wanted.contains(each.name)) continue;
    gallery::Stage stage(look, each.practice);
    if (each.name == QLatin1String("shell-unreachable"))
      stage.portal.fail("service", certdesk::ErrorCode::TlsUntrusted);
    stage.open();
    stage.window->resize(number("WIDTH", 1180), number("HEIGHT", 760));
    each.bring(stage);
    stage.window->activateWindow();
    for (int tab = 0; tab < number("TABS", 0); ++tab)
      QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : stage.window.get(),
                      Qt::Key_Tab);
    QApplication::processEvents();
    const QString file = folder.filePath(each.name + suffix);
    if (!stage.window->grab().save(file)) return false;
    QTextStream(stdout) << file << '\n';
  }
  return true;
}

} // namespace

int main(int count, char** arguments) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(count, arguments);
  const QStringList said = QApplication::arguments();
  if (said.size() < 2) return 2;
  const QDir folder(said[1]);
  if (!folder.mkpath(QStringLiteral("."))) return 1;
  auto* look = new Look(application);
  for (const auto language : {Language::Chinese, Language::English})
    for (const auto& [appearance, word] :
         {std::pair{Appearance::Light, "light"}, {Appearance::Dark, "dark"}, {Appearance::Contrast, "contrast"}}) {
      Preferences preferences;
      preferences.language = language;
      preferences.appearance = appearance;
      preferences.textPercent = number("TEXT", 100);
      look->apply(preferences);
      for (const auto& sheet : gallery::sheets()) {
        if (said.size() > 2 && !said.mid(2).contains(sheet.name)) continue;
        const std::unique_ptr<QWidget> widget(sheet.make());
        widget->show();
        QApplication::processEvents();
        const QString file =
            folder.filePath(QStringLiteral("%1-%2-%3.png").arg(sheet.name, nameOf(language), QLatin1String(word)));
        if (!widget->grab().save(file)) return 1;
        QTextStream(stdout) << file << '\n';
      }
      const QString suffix = QStringLiteral("-%1-%2.png").arg(nameOf(language), QLatin1String(word));
      if (!drawWindows(*look, folder, said.mid(2), suffix)) return 1;
    }
  return 0;
}
