// certdesk-practice: the practice portal and its drawer of UKEYs in a process of their own. Prints one line of JSON
// when it is ready, and ends on Ctrl-C, SIGTERM, or the end of standard input where it was told to.
#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/practice/environment.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <atomic>
#include <csignal>
#include <iostream>
#include <thread>

namespace {

namespace practice = certdesk::practice;

volatile std::sig_atomic_t ended = 0;
void onSignal(int) { ended = 1; }

QJsonValue text(const std::string& utf8) { return QString::fromStdString(utf8); }
QJsonValue text(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

void announce(const practice::Environment& environment) {
  const QJsonObject line{{QStringLiteral("portal"), text(environment.portalUrl())},
                         {QStringLiteral("ca"), text(environment.caFile())},
                         {QStringLiteral("crl"), text(environment.crlFile())},
                         {QStringLiteral("module"), text(environment.modulePath())},
                         {QStringLiteral("softhsm_conf"), text(environment.softhsmConf())},
                         {QStringLiteral("user"), text(environment.userName())},
                         {QStringLiteral("password"), text(environment.password())},
                         {QStringLiteral("answer"), text(environment.answer())},
                         {QStringLiteral("ukey"), text(environment.ukeys().fresh)},
                         {QStringLiteral("pin"), text(std::string(practice::practised::factoryPin))},
                         {QStringLiteral("console"), text(environment.consoleUrl())}};
  std::cout << QJsonDocument(line).toJson(QJsonDocument::Compact).constData() << std::endl;
}

// Whoever started us with a pipe may end without a word: then nobody is left to be served.
void watchInput(std::atomic<bool>& closed) {
  std::thread([&closed] {
    char ignored = 0;
    while (std::cin.get(ignored)) {
    }
    closed = true;
  }).detach();
}

void waitForEnd(const std::atomic<bool>& closed) {
  std::signal(SIGINT, onSignal);
  std::signal(SIGTERM, onSignal);
  while (ended == 0 && !closed)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

} // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  certdesk::platform::ignoreBrokenPipes();
  practice::Options options;
  std::string directory;
  double reviewDelay = 1;
  int mailCoolDown = 60;
  bool endWithInput = false;
  CLI::App program("The CertDesk practice portal and practice UKEYs. No legal effect.");
  program.add_option("--dir", directory, "Where everything is kept; opened again, it goes on where it was")->required();
  program.add_option("--port", options.port, "0: the port of last time, or any")->check(CLI::Range(0, 65535));
  program.add_option("--review-delay", reviewDelay, "Seconds until an application is approved")
      ->check(CLI::Range(0.0, 86400.0));
  program.add_option("--mail-cool-down", mailCoolDown, "Seconds until the mail may be sent again")
      ->check(CLI::Range(0, 86400));
  program.add_flag("--end-with-input", endWithInput, "End when standard input ends");
  CLI11_PARSE(program, argc, argv);

  options.directory = std::filesystem::path(QString::fromStdString(directory).toStdU16String());
  options.settings.reviewDelay = std::chrono::milliseconds(static_cast<long>(reviewDelay * 1000));
  options.settings.mailCoolDown = std::chrono::seconds(mailCoolDown);
  const auto log = options.directory / "portal.log";
  const auto environment = practice::Environment::start(std::move(options));
  if (!environment) {
    std::cerr << phoneCode(environment.error().code) << ' ' << environment.error().detail << '\n';
    return 1;
  }
  certdesk::log::open(log);
  announce(**environment);
  static std::atomic<bool> closed = false; // outlives main: the watching thread may still look at it
  if (endWithInput) watchInput(closed);
  waitForEnd(closed);
  return 0;
}
