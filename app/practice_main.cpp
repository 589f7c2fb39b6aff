// certdesk-practice: the practice portal and its drawer of UKEYs in a process of their own. Prints one line of JSON
// when it is ready, and ends on Ctrl-C, SIGTERM, or the end of standard input where it was told to.
#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/practice/environment.h"
#include "app/practice_options.h"
#include "app/target.h"

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
  QJsonObject others;
  for (const auto& [role, serial] : environment.ukeys().others)
    others.insert(QString::fromStdString(role), text(serial));
  const QJsonObject line{{QStringLiteral("portal"), text(environment.portalUrl())},
                         {QStringLiteral("ca"), text(environment.caFile())},
                         {QStringLiteral("crl"), text(environment.crlFile())},
                         {QStringLiteral("module"), text(environment.modulePath())},
                         {QStringLiteral("softhsm_conf"), text(environment.softhsmConf())},
                         {QStringLiteral("user"), text(environment.userName())},
                         {QStringLiteral("password"), text(environment.password())},
                         {QStringLiteral("answer"), text(environment.answer())},
                         {QStringLiteral("ukey"), text(environment.ukeys().fresh)},
                         {QStringLiteral("lost_ukey"), text(environment.ukeys().lost)},
                         {QStringLiteral("ukeys"), others},
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

QJsonObject told(const practice::Ukey& ukey) {
  return {{QStringLiteral("serial"), text(ukey.serial)},
          {QStringLiteral("label"), text(ukey.state.label)},
          {QStringLiteral("inserted"), ukey.settings.inserted},
          {QStringLiteral("factory_pin"), ukey.state.factoryPin},
          {QStringLiteral("pin_tries_left"), static_cast<int>(ukey.state.userTriesLeft)}};
}

// What a trainer does to one UKEY of the drawer; without a serial all of them are told.
struct UkeyCommand {
  std::string serial, quirk;
  bool insert = false, pull = false;
  int tries = -1, officerTries = -1, objects = -1, capacity = -1, latency = -1;

  certdesk::Outcome run(const practice::Drawer& drawer) const {
    if (serial.empty()) {
      for (const auto& ukey : drawer.list())
        std::cout << QJsonDocument(told(ukey)).toJson(QJsonDocument::Compact).constData() << '\n';
      return {};
    }
    const auto ukey = drawer.find(serial);
    if (!ukey) return certdesk::failed(ukey);
    certdesk::Outcome done;
    const auto also = [&](bool wanted, const auto& act) {
      if (wanted && done) done = act();
    };
    also(!quirk.empty(), [&] {
      auto quirks = ukey->settings.quirks;
      if (const auto known = practice::quirkFromName(quirk)) quirks.insert(*known);
      return drawer.setQuirks(serial, std::move(quirks));
    });
    also(tries >= 0 || officerTries >= 0, [&] {
      return drawer.setTriesLeft(serial, tries >= 0 ? static_cast<unsigned>(tries) : ukey->state.userTriesLeft,
                                 officerTries >= 0 ? static_cast<unsigned>(officerTries) : ukey->state.soTriesLeft);
    });
    also(objects >= 0 || capacity >= 0, [&] {
      const auto& before = ukey->settings;
      return drawer.setCapacity(serial, capacity < 0 ? before.capacity : static_cast<std::uint64_t>(capacity),
                                objects < 0 ? before.maximumObjects : static_cast<unsigned>(objects));
    });
    also(latency >= 0, [&] {
      const std::chrono::milliseconds each(latency);
      return drawer.setLatency(serial, each, each);
    });
    also(pull, [&] { return drawer.pull(serial); });
    also(insert, [&] { return drawer.insert(serial); });
    return done;
  }
};

std::string allQuirks() {
  std::string names;
  for (int i = 0;; ++i) {
    const auto name = practice::nameOf(static_cast<practice::Quirk>(i));
    if (name.empty()) return names;
    names += (i == 0 ? "" : ", ") + std::string(name);
  }
}

int refused(const certdesk::Error& error) {
  std::cerr << phoneCode(error.code) << ' ' << error.detail << '\n';
  return 1;
}

} // namespace

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  certdesk::platform::ignoreBrokenPipes();
  practice::Options options;
  double reviewDelay = 1;
  int mailCoolDown = 60;
  int paymentLife = 300;
  bool endWithInput = false;
  std::string listen;
  CLI::App program("The CertDesk practice portal and practice UKEYs. No legal effect.");
  program.footer(
      "In a browser that trusts DIR/ca.pem: \"console\" of the line that is printed opens the review console\n"
      "(applications, papers, approval, the mail box); a payment's QR code or link leads to the cashier.");
  certdesk::addPathOption(program, "--dir", options.directory,
                          "Where everything is kept; opened again, it goes on where it was")
      ->required();
  program.add_option("--port", options.port, "0: the port of last time, or any")->check(CLI::Range(0, 65535));
  program.add_option("--review-delay", reviewDelay, "Seconds until an application is approved")
      ->check(CLI::Range(0.0, 86400.0));
  auto* byHand = program.add_flag("--review-by-hand", options.settings.reviewByHand,
                                  "Nothing is approved but in the review console");
  program.add_flag("--unlock-by-telephone", options.settings.unlockByTelephone,
                   "A UKEY's unlock code is read out by staff, in the review console");
  program.add_option("--mail-cool-down", mailCoolDown, "Seconds until the mail may be sent again")
      ->check(CLI::Range(0, 86400));
  program.add_flag("--papers", options.settings.papers, "Applications ask for contents, papers and money");
  program.add_flag("--auto-pay", options.settings.autoPay, "Payment orders are paid by themselves");
  program.add_flag("--send-back-once", options.settings.sendBackOnce, "The first review sends one page back")
      ->excludes(byHand);
  program.add_option("--payment-life", paymentLife, "Seconds that a payment code lives")->check(CLI::Range(1, 86400));
  practice::addWishOption(program, options);
  practice::addDoorOptions(program, listen, options);
  practice::addDatabaseOptions(program, options);
  program.add_flag("--end-with-input", endWithInput, "End when standard input ends");
  UkeyCommand command;
  auto* ukey = program.add_subcommand("ukey", "Tell the practice UKEYs, or change one");
  auto* serial = ukey->add_option("--serial", command.serial, "Which one");
  auto* insert = ukey->add_flag("--insert", command.insert, "Put it in");
  ukey->add_flag("--pull", command.pull, "Pull it out")->excludes(insert);
  ukey->add_option("--tries", command.tries, "PIN tries left")->check(CLI::Range(0, 10));
  ukey->add_option("--officer-tries", command.officerTries, "Tries left of the security officer's PIN")
      ->check(CLI::Range(0, 10));
  ukey->add_option("--objects", command.objects, "How many objects it has room for")->check(CLI::Range(0, 1000));
  ukey->add_option("--capacity", command.capacity, "How many octets it has room for")->check(CLI::Range(0, 1 << 20));
  ukey->add_option("--latency", command.latency, "Milliseconds of each call")->check(CLI::Range(0, 60000));
  const CLI::Validator known(
      [](std::string& name) { return practice::quirkFromName(name) ? std::string() : std::string("no such quirk"); },
      "QUIRK");
  ukey->add_option("--quirk", command.quirk, "What real UKEYs do: " + allQuirks())->check(known);
  for (auto* option : ukey->get_options([&](const CLI::Option* each) { return each != serial; }))
    if (option != ukey->get_help_ptr()) option->needs(serial);
  if (const int code = certdesk::parse(program, QCoreApplication::arguments()); code != 0)
    return code == certdesk::saidAll ? 0 : code;

  if (!listen.empty() && !practice::takeListen(listen, options)) {
    std::cerr << "--listen: not an IP address with or without a port: " << listen << '\n';
    return 1;
  }
  if (ukey->parsed()) {
    const auto drawer = practice::Drawer::open(options.directory / "ukeys");
    if (!drawer) return refused(drawer.error());
    if (drawer->list().empty()) {
      std::cerr << "no practice UKEYs in " << certdesk::utf8(options.directory) << '\n';
      return 1;
    }
    const auto done = command.run(*drawer);
    return done ? 0 : refused(done.error());
  }
  options.settings.reviewDelay = std::chrono::milliseconds(static_cast<long>(reviewDelay * 1000));
  options.settings.mailCoolDown = std::chrono::seconds(mailCoolDown);
  options.settings.paymentLife = std::chrono::seconds(paymentLife);
  const auto log = options.directory / "portal.log";
  const auto environment = practice::Environment::start(std::move(options));
  if (!environment) return refused(environment.error());
  certdesk::log::open(log);
  if ((*environment)->openToOthers())
    std::cerr << "This practice portal is open to other computers, at " << (*environment)->portalUrl()
              << ". Whoever reaches it can practise with it; practice passwords are known to everybody.\n";
  announce(**environment);
  static std::atomic<bool> closed = false; // outlives main: the watching thread may still look at it
  if (endWithInput) watchInput(closed);
  waitForEnd(closed);
  return 0;
}
