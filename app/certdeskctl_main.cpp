#include "app/core/acts.h"
#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/ctl_commands.h"
#include "ui/error_text.h"
#include "ui/step_text.h"
#include "ui/translation.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <iostream>
#include <memory>

// certdeskctl: the program in a terminal. Wires, and nothing else.
using namespace certdesk;

namespace {

terminal::Words words() {
  const auto failure = [](ErrorCode code) {
    const auto text = ui::errorText(code);
    return terminal::Words::Failure{text.happened, text.notLost, text.next};
  };
  return {ui::stepTitle,  ui::waitText,       failure,          ui::finishedText,   ui::practisedText, ui::mailSentText,
          ui::noUkeyText, ui::pinChangedText, ui::loggedInText, ui::requestCodeText};
}

// The acceptance form is laid out with fonts, which needs no display; and without one a person is told nothing of it.
std::unique_ptr<QGuiApplication> makeApplication(int& argc, char** argv) {
#ifndef Q_OS_WIN
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
  const auto before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << text.toStdString() << std::endl;
  });
  auto application = std::make_unique<QGuiApplication>(argc, argv);
  qInstallMessageHandler(before);
  return application;
}

} // namespace

int main(int argc, char** argv) {
  platform::ignoreBrokenPipes();
  platform::forbidDumps();
  const auto application = makeApplication(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("certdeskctl"));

  CLI::App program("CertDesk in a terminal: certificates on a UKEY");
  program.set_version_flag("--version", CERTDESK_VERSION);
  ctl::Common common;
  ctl::Commands commands(program, common);
  ctl::addLoginCommands(commands);
  ctl::addAccountCommands(commands);
  ctl::addStatusCommands(commands);
  ctl::addListCommands(commands);
  ctl::addReceiptCommand(commands);
  ctl::addLogCommand(commands);
  ctl::addUkeyCommands(commands);
  ctl::addServiceCommands(commands);
  ctl::addRehearsals(commands);
  if (const int code = parse(program, QCoreApplication::arguments()); code != 0) return code == saidAll ? 0 : code;

  ui::Translation translation;
  translation.use(ui::languageNamed(QString::fromStdString(common.language)));
  if (!common.log.empty()) log::open(common.log);
  acts::open(actsFile());
  terminal::Output output(common.json, words());
  if (const auto done = commands.run(ui::languageTag(translation.language()), output); !done) {
    output.failure(done.error());
    return 1;
  }
  return 0;
}
