#include "app/core/interrupts.h"
#include "app/core/log.h"
#include "app/core/platform.h"
#include "app/house.h"
#include "app/rehearsal.h"
#include "app/target.h"
#include "app/terminal/commands.h"
#include "app/terminal/ukey_commands.h"
#include "app/terminal/unlock_command.h"
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
  return {ui::stepTitle,  ui::waitText,       failure,         ui::finishedText, ui::practisedText, ui::mailSentText,
          ui::noUkeyText, ui::pinChangedText, ui::loggedInText};
}

// What was given on the command line.
struct Given {
  Target target;
  bool json = false, lastTry = false, pinChanged = false;
  std::string language, user, ukey;
  int passwordFd = -1, pinFd = -1, newPinFd = -1, answerFd = -1, codeFd = -1;
  std::filesystem::path answers, log;
  RehearsalRequest rehearsal;
  terminal::RecoverRequest recover;
  terminal::UkeyChoice loginUkey, pinUkey;
  int patience = 600;
};

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

Outcome logIn(House& house, Given& given) {
  if (given.user.empty()) return house.resume();
  terminal::SecretSource source(given.passwordFd, "password");
  const auto password = source.get();
  if (!password) return failed(password);
  auto account = house.portal().login(given.user, *password, Call{});
  if (!account) return failed(account);
  return {};
}

// With a certificate on a UKEY; answers as whom.
Result<std::string> logInByUkey(House& house, Given& given, terminal::Output& output) {
  auto world = house.world();
  if (!world) return failed(world);
  given.loginUkey.lastTry = given.lastTry;
  terminal::SecretSource pin(given.pinFd, "PIN");
  const auto account = terminal::logInByUkey(std::move(*world), given.loginUkey, pin, output);
  if (!account) return failed(account);
  return account->userName;
}

Outcome runPinChange(House& house, Given& given, terminal::Output& output) {
  given.pinUkey.lastTry = given.lastTry;
  terminal::SecretSource pin(given.pinFd, "PIN");
  terminal::SecretSource newPin(given.newPinFd, "new PIN");
  return terminal::changePin(house.tokens(), given.pinUkey, pin, newPin, output);
}

// Of a service: recover or unlock.
using Service = Result<workflow::View>(workflow::World, const terminal::RecoverRequest&, terminal::Person&,
                                       terminal::Output&);
Result<workflow::View> runService(Service* service, House& house, Given& given, terminal::Output& output) {
  terminal::SecretSource pin(given.pinFd, "PIN");
  terminal::SecretSource newPin(given.newPinFd, "new PIN");
  terminal::SecretSource answer(given.answerFd, "answer to the security question");
  terminal::SecretSource code(given.codeFd, "authorisation code");
  terminal::AnswersFile::Sources sources{pin, newPin, {}, given.lastTry, given.pinChanged, &answer, &code};
  sources.counter.emplace(terminal::Counter{house.portal(), output, platform::Interrupts::noted});
  auto person = given.answers.empty() ? terminal::AnswersFile::fromJson(viewOf(std::string("{}")), std::move(sources))
                                      : terminal::AnswersFile::open(given.answers, std::move(sources), given.ukey);
  if (!person) return failed(person);
  auto world = house.world();
  if (!world) return failed(world);
  given.recover.ukeySerial = given.ukey.empty() ? person->ukeySerial() : given.ukey;
  given.recover.drive.patience = std::chrono::seconds(given.patience);
  given.recover.drive.interrupted = platform::Interrupts::noted;
  const platform::Interrupts interrupts;
  return service(std::move(*world), given.recover, *person, output);
}

Outcome runRecover(House& house, Given& given, terminal::Output& output) {
  auto view = runService(terminal::recover, house, given, output);
  if (!view) return failed(view);
  output.finished(view->facts.application->ukeySerial);
  const auto archived = workflow::archivedPairs(view->facts);
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), QString::fromStdString(view->facts.applicationId)},
                 {QStringLiteral("archived_written"), archived.written},
                 {QStringLiteral("archived_not_written"), archived.notWritten}});
  return {};
}

Outcome runUnlock(House& house, Given& given, terminal::Output& output) {
  const auto view = runService(terminal::unlock, house, given, output);
  if (!view) return failed(view);
  output.text(ui::unlockedText(QString::fromStdString(view->facts.application->ukeySerial)));
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), QString::fromStdString(view->facts.applicationId)},
                 {QStringLiteral("ukey"), QString::fromStdString(view->facts.application->ukeySerial)}});
  return {};
}

} // namespace

int main(int argc, char** argv) {
  platform::ignoreBrokenPipes();
  platform::forbidDumps();
  const auto application = makeApplication(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("certdeskctl"));

  Given given;
  CLI::App program("CertDesk in a terminal: certificates on a UKEY");
  program.require_subcommand(0, 1); // one that is not known is named by CLI11 itself; none at all is told below
  program.set_version_flag("--version", CERTDESK_VERSION);
  addTargetOptions(program, given.target);
  program.add_flag("--json", given.json, "one JSON object a line instead of sentences")->configurable(false);
  program.add_option("--language", given.language, "zh_CN or en; by default the system's")
      ->check(CLI::IsMember({"zh_CN", "en"}));
  addPathOption(program, "--log", given.log, "file to append the log to");
  const auto account = [&](CLI::App& command) {
    command.add_option("--user", given.user, "user name; without it the kept login is used");
    command.add_option("--password-fd", given.passwordFd, "file descriptor with the password; else it is asked");
    command.fallthrough();
  };
  auto* login = program.add_subcommand("login", "log in and keep the login in the system's keychain");
  auto* logout = program.add_subcommand("logout", "forget the kept login")->fallthrough();
  auto* certificates = program.add_subcommand("certificates", "my certificates");
  auto* applications = program.add_subcommand("applications", "my applications");
  auto* tokens = program.add_subcommand("tokens", "the UKEYs that are inserted")->fallthrough();
  auto* pin = program.add_subcommand("pin", "the PIN of a UKEY")->fallthrough();
  pin->require_subcommand(1);
  auto* pinChange = pin->add_subcommand("change", "put another one in place")->fallthrough();
  auto* recover = program.add_subcommand("recover", "key recovery: start it, or go on with it");
  auto* unlock = program.add_subcommand("unlock", "a new PIN for a UKEY whose PIN is locked or forgotten");
  auto* resendMail = program.add_subcommand("resend-mail", "have the mail with the authorisation code sent again");
  for (auto* command : {login, certificates, applications, recover, unlock, resendMail})
    account(*command);
  auto* byUkey =
      login->add_option("--ukey", given.loginUkey.serial, "log in with a certificate on the UKEY of this serial");
  login
      ->add_option("--certificate", given.loginUkey.certificate,
                   "SHA-256 of that certificate; else the only one that can log in")
      ->needs(byUkey);
  pinChange->add_option("--token", given.pinUkey.serial, "serial of the UKEY")->required();
  for (auto* command : {login, pinChange}) {
    command->add_option("--pin-fd", given.pinFd, "file descriptor with the UKEY's PIN; else it is asked");
    command->add_flag("--last-try", given.lastTry, "yes, spend the last PIN try");
  }
  pinChange->add_option("--new-pin-fd", given.newPinFd, "file descriptor with the new PIN; else it is asked");
  resendMail->add_option("--certificate", given.recover.certificateId, "of which certificate; else the only one");
  recover->add_option("--certificate", given.recover.certificateId,
                      "which certificate; else what is open, or the only one that can be");
  addPathOption(*recover, "--answers", given.answers, "JSON file with the answers")->required();
  recover->add_option("--token", given.ukey, "serial of the new UKEY");
  recover->add_option("--pin-fd", given.pinFd, "file descriptor with the UKEY's PIN; else it is asked");
  recover->add_option("--new-pin-fd", given.newPinFd, "file descriptor with the PIN to put in place of a factory PIN");
  recover->add_flag("--pin-changed", given.pinChanged,
                    "an earlier run has put the new PIN in place, unless the UKEY still asks for a change");
  recover->add_flag("--last-try", given.lastTry, "yes, spend the last PIN try");
  unlock->add_option("--certificate", given.recover.certificateId, "a certificate on that UKEY");
  unlock->add_option("--token", given.ukey, "serial of the UKEY; else the only one that is locked");
  addPathOption(*unlock, "--answers", given.answers, "JSON file with the answers");
  unlock->add_option("--new-pin-fd", given.newPinFd, "file descriptor with the new PIN; else it is asked");
  for (auto* command : {recover, unlock}) {
    command->add_option("--answer-fd", given.answerFd, "file descriptor with the answer to the security question");
    command->add_option("--code-fd", given.codeFd, "file descriptor with the authorisation code");
    command->add_option("--patience", given.patience, "seconds to wait for the CA or for a UKEY");
  }
  auto* rehearse = program.add_subcommand("rehearse", "play a service in the practice environment")->fallthrough();
  rehearse->require_subcommand(1);
  auto* rehearseRecoveryCommand = rehearse->add_subcommand("recovery", "a lost UKEY is replaced")->fallthrough();
  addPathOption(*rehearseRecoveryCommand, "--practice-dir", given.rehearsal.directory,
                "folder to keep the practice world in, and to go on with");
  auto* rehearseUnlockCommand = rehearse->add_subcommand("unlock", "a locked UKEY gets a new PIN")->fallthrough();
  addPathOption(*rehearseUnlockCommand, "--practice-dir", given.rehearsal.directory,
                "folder to keep the practice world in, and to go on with");
  std::string with;
  rehearseRecoveryCommand->add_option("--with", with, "papers: with contents, papers and payment")
      ->check(CLI::IsMember({"papers"}));
  program.callback([&] {
    if (program.get_subcommands().empty()) throw CLI::RequiredError("A subcommand");
    if (rehearse->parsed()) return;
    if (tokens->parsed() || pin->parsed()) {
      if (given.target.modules.empty()) throw CLI::RequiredError("--module");
      return;
    }
    if (given.target.portal.empty()) throw CLI::RequiredError("--portal");
    if (given.target.ca.empty()) throw CLI::RequiredError("--ca");
    if (byUkey->count() > 0 && given.target.modules.empty()) throw CLI::RequiredError("--module");
  });
  if (const int code = parse(program, QCoreApplication::arguments()); code != 0) return code == saidAll ? 0 : code;

  ui::Translation translation;
  translation.use(ui::languageNamed(QString::fromStdString(given.language)));
  if (!given.log.empty()) log::open(given.log);
  terminal::Output output(given.json, words());

  const auto run = [&]() -> Outcome {
    given.rehearsal.papers = with == "papers";
    if (rehearseUnlockCommand->parsed()) return rehearseUnlock(given.rehearsal, output);
    if (rehearse->parsed()) return rehearseRecovery(given.rehearsal, output);
    auto house = House::build(given.target, ui::languageTag(translation.language()));
    if (!house) return failed(house);
    if (tokens->parsed()) return terminal::showUkeys((*house)->tokens(), output);
    if (pin->parsed()) return runPinChange(**house, given, output);
    if (logout->parsed()) return (*house)->forget();
    if (!given.loginUkey.serial.empty()) {
      const auto user = logInByUkey(**house, given, output);
      return user ? (*house)->keep(*user) : failed(user);
    }
    if (auto in = logIn(**house, given); !in) return in;
    if (login->parsed()) return given.user.empty() ? Outcome() : (*house)->keep(given.user);
    const auto done = [&]() -> Outcome {
      if (certificates->parsed()) return terminal::showCertificates((*house)->portal(), output);
      if (applications->parsed()) return terminal::showApplications((*house)->portal(), output);
      if (resendMail->parsed()) return terminal::resendMail((*house)->portal(), given.recover.certificateId, output);
      if (unlock->parsed()) return runUnlock(**house, given, output);
      return runRecover(**house, given, output);
    }();
    // A kept login's token may have changed meanwhile; the old one is good for a minute only.
    if (given.user.empty()) (void)(*house)->keep((*house)->resumed());
    return done;
  };
  if (const auto done = run(); !done) {
    output.failure(done.error());
    return 1;
  }
  return 0;
}
