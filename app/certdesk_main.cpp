#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/house.h"
#include "app/practice_tools.h"
#include "app/target.h"
#include "ui/error_text.h"
#include "ui/main_window.h"
#include "ui/shell/start_window.h"

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

if (const int code = parse(program, QCoreApplication::arguments()); code != 0) return code == saidAll ? 0 : code;
Program window(application, std::move(given));
window.begin();
return QApplication::exec();
} // namespace
