#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/house.h"
#include "app/practice_tools.h"
#include "app/target.h"
#include "ui/error_text.h"
#include "ui/main_window.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>

// certdesk: the window. Wires, and nothing else.
using namespace certdesk;

namespace {

std::filesystem::path dataFolder() {
  const auto folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  QDir().mkpath(folder);
  return folder.toStdU16String();
}

// What keeps the window from coming up at all: said in a box of its own, with its code.
int refuse(const Error& error) {
  const auto text = ui::errorText(error.code);
  QMessageBox::critical(nullptr, QStringLiteral("CertDesk"),
                        text.happened + QLatin1Char('\n') + text.next + QStringLiteral("\n\n") +
                            QString::fromUtf8(phoneCode(error.code).data()));
  return 1;
}

struct Given {
  Target target;
  bool practice = false;
  std::filesystem::path practiceFolder;
  std::string language;
};

Result<std::unique_ptr<practice::Environment>> startPractice(Given& given) {
  practice::Options options;
  options.directory = given.practiceFolder.empty() ? dataFolder() / "practice" : given.practiceFolder;
  auto environment = practice::Environment::start(std::move(options));
  if (!environment) return failed(environment);
  given.target.portal = (*environment)->portalUrl();
  given.target.ca = (*environment)->caFile();
  given.target.tlsBySystem = false;
  given.target.modules = {utf8((*environment)->modulePath())};
  return environment;
}

int show(QApplication& application, Given& given) {
  // Owned by the application, which needs the style until its end.
  auto* look = new ui::Look(application);
  QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("CertDesk"),
                     given.practice ? QStringLiteral("practice") : QStringLiteral("certdesk"));
  auto preferences = ui::Preferences::load(settings);
  if (!given.language.empty()) preferences.language = ui::languageNamed(QString::fromStdString(given.language));
  look->apply(preferences);

  std::unique_ptr<practice::Environment> environment;
  std::vector<std::pair<std::string, std::string>> hostEnvironment;
  if (given.practice) {
    auto started = startPractice(given);
    if (!started) return refuse(started.error());
    environment = std::move(*started);
    hostEnvironment = {{"SOFTHSM2_CONF", utf8(environment->softhsmConf())}};
  }
  const auto language = preferences.language.value_or(ui::systemLanguage());
  auto house = House::build(given.target, ui::languageTag(language), std::move(hostEnvironment));
  if (!house) return refuse(house.error());
  std::unique_ptr<PracticeTools> tools;
  if (environment) tools = std::make_unique<PracticeTools>(*environment);
  ui::Services services{(*house)->portal(),  (*house)->tokens(),  (*house)->credentials(),
                        (*house)->anchors(), given.target.portal, tools.get()};
  ui::MainWindow window(services, *look, settings);
  QObject::connect(&window, &ui::MainWindow::closed, &application, &QApplication::quit);
  window.show();
  window.begin();
  return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
  platform::ignoreBrokenPipes();
  platform::forbidDumps();
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("certdesk"));
  QApplication::setApplicationDisplayName(QStringLiteral("CertDesk"));
  QApplication::setQuitOnLastWindowClosed(false); // the window says when all is put away

  Given given;
  CLI::App program("CertDesk: certificates on a UKEY");
  addTargetOptions(program, given.target);
  program.add_flag("--practice", given.practice, "the whole of it on this PC, without legal effect");
  addPathOption(program, "--practice-dir", given.practiceFolder, "folder of the practice world");
  program.add_option("--language", given.language, "zh_CN or en; by default the system's, or what was chosen before");
  program.callback([&] {
    if (given.target.portal.empty() && !given.practice) throw CLI::RequiredError("--portal or --practice");
  });
  if (const int code = parse(program, QCoreApplication::arguments()); code != 0) return code == saidAll ? 0 : code;
  log::open(dataFolder() / (given.practice ? "practice.log" : "certdesk.log"));
  return show(application, given);
}
