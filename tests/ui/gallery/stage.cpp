#include "tests/ui/gallery/stage.h"

#include "ui/shell/login_form.h"
#include "ui/widgets/line_edit.h"

#include <QLabel>
#include <QTest>

namespace certdesk::ui::gallery {

bool soon(const std::function<bool()>& so) {
  QElapsedTimer clock;
  clock.start();
  while (!so()) {
    if (clock.elapsed() > 10000) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
  }
  QCoreApplication::processEvents();
  return true;
}

Stage::Stage(Look& worn, bool practice, bool keychain)
    : chain(keychain), services{portal, tokens, chain, tokens.ca.anchors(), "https://portal.example", nullptr},
      look(worn), settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat) {
  if (!practice) return;
  portal.said.practice = true;
  portal.said.name = "本机演练平台";
  services.practice = &drawer;
}

Stage::~Stage() {
  portal.hold(false);
  window.reset();
}

void Stage::open(const QString& keptUser) {
  Preferences preferences = look.preferences();
  preferences.userName = keptUser;
  look.remember(preferences);
  window = std::make_unique<MainWindow>(services, look, settings);
  window->show();
  window->begin();
}

void Stage::logIn() {
  if (!soon([this] { return window->session().state() == Session::State::LoggedOut; })) return;
  QList<LineEdit*> edits;
  for (auto* edit : window->findChildren<LineEdit*>())
    if (edit->isVisible()) edits << edit;
  edits.at(0)->setText(QStringLiteral("shili_jianshe"));
  edits.at(1)->setText(QString::fromStdString(portal.password));
  QTest::keyClick(edits.at(1), Qt::Key_Return);
  (void)soon(
      [this] { return window->session().state() == Session::State::LoggedIn && portal.count("applications") > 0; });
  QTest::qWait(30);
}

QPushButton* Stage::button(const QString& name) const {
  for (auto* found : window->findChildren<QPushButton*>())
    if (found->isVisible() && (found->text() == name || found->accessibleName() == name)) return found;
  return nullptr;
}

void Stage::press(const QString& name) {
  auto* found = button(name);
  if (found == nullptr) qFatal("no button %s", qPrintable(name));
  QCoreApplication::sendPostedEvents(nullptr,
                                     QEvent::LayoutRequest); // what was just made has its place before the click
  QTest::mouseClick(found, Qt::LeftButton);
  QCoreApplication::processEvents();
}

bool Stage::shows(const QString& text) const {
  for (auto* label : window->findChildren<QLabel*>())
    if (label->isVisible() && label->text().contains(text)) return true;
  return false;
}

} // namespace certdesk::ui::gallery
