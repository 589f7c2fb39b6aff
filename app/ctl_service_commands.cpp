#include "app/core/interrupts.h"
#include "app/ctl_commands.h"
#include "app/terminal/commands.h"
#include "app/terminal/download_command.h"
#include "app/terminal/renew_command.h"
#include "app/terminal/unlock_command.h"
#include "app/terminal/which_certificate.h"
#include "ui/step_text.h"

#include <CLI/CLI.hpp>
#include <memory>

// The services: each is started, or gone on with, by its answers file.
namespace certdesk::ctl {

namespace {

struct Service {
  using Start = Result<workflow::View>(workflow::World, const terminal::RecoverRequest&, terminal::Person&,
                                       terminal::Output&);
  explicit Service(Start* of) : start(of) {}
  Start* start;
  terminal::Among among = terminal::Among::Live;
  terminal::RecoverRequest request;
  std::filesystem::path answers;
  std::string ukey; // serial
  int pinFd = -1, newPinFd = -1, answerFd = -1, codeFd = -1, unlockCodeFd = -1;
  bool lastTry = false, pinChanged = false;
  int patience = 600; // seconds
};

Result<workflow::View> run(Service& said, House& house, terminal::Output& output) {
  terminal::SecretSource pin(said.pinFd, "PIN");
  terminal::SecretSource newPin(said.newPinFd, "new PIN");
  terminal::SecretSource answer(said.answerFd, "security answer");
  terminal::SecretSource code(said.codeFd, "authorisation code");
  terminal::AnswersFile::Sources sources{pin, newPin, {}, said.lastTry, said.pinChanged, &answer, &code};
  terminal::SecretSource unlockCode(said.unlockCodeFd, "unlock code", terminal::SecretSource::Typed::Shown);
  sources.unlockCode = [&](const workflow::View& view) {
    output.requestCode(view.facts.applicationId, *view.facts.unlockChallenge);
    return unlockCode.next();
  };
  sources.ukeySerial = said.ukey;
  sources.counter.emplace(terminal::Counter{house.portal(), output, platform::Interrupts::noted});
  auto person = said.answers.empty() ? terminal::AnswersFile::fromJson(viewOf(std::string("{}")), std::move(sources))
                                     : terminal::AnswersFile::open(said.answers, std::move(sources));
  if (!person) return failed(person);
  auto world = house.world();
  if (!world) return failed(world);
  auto certificate = terminal::whichCertificate(house.portal(), said.request.certificateId, said.among, output);
  if (!certificate) return failed(certificate);
  said.request.certificateId = std::move(*certificate);
  said.request.ukeySerial = person->ukeySerial();
  said.request.drive.patience = std::chrono::seconds(said.patience);
  said.request.drive.interrupted = platform::Interrupts::noted;
  const platform::Interrupts interrupts;
  return said.start(std::move(*world), said.request, *person, output);
}

Outcome recover(Service& said, House& house, terminal::Output& output) {
  auto view = run(said, house, output);
  if (!view) return failed(view);
  output.finished(view->facts.application->ukeySerial);
  const auto archived = workflow::archivedPairs(view->facts);
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), QString::fromStdString(view->facts.applicationId)},
                 {QStringLiteral("archived_written"), archived.written},
                 {QStringLiteral("archived_not_written"), archived.notWritten}});
  return {};
}

Outcome renew(Service& said, House& house, terminal::Output& output) {
  const auto view = run(said, house, output);
  if (!view) return failed(view);
  const auto renewed = workflow::renewed(view->facts);
  if (!renewed) return internalError("a renewal that ended without its certificate");
  output.text(ui::renewedText(*renewed));
  auto told = terminal::toldOf(*renewed);
  told.insert(QStringLiteral("result"), QStringLiteral("done"));
  told.insert(QStringLiteral("application"), QString::fromStdString(view->facts.applicationId));
  output.object(told);
  return {};
}

Outcome unlock(Service& said, House& house, terminal::Output& output) {
  const auto view = run(said, house, output);
  if (!view) return failed(view);
  const auto serial = QString::fromStdString(view->facts.application->ukeySerial);
  output.text(view->facts.unlockProof.known() ? ui::unlockedText(serial) : ui::unlockedElsewhereText(serial));
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), QString::fromStdString(view->facts.applicationId)},
                 {QStringLiteral("ukey"), QString::fromStdString(view->facts.application->ukeySerial)}});
  return {};
}

Outcome download(Service& said, House& house, terminal::Output& output) {
  const auto view = run(said, house, output);
  if (!view) return failed(view);
  const auto ukey = QString::fromStdString(view->facts.application->ukeySerial);
  output.text(ui::downloadedText(ukey));
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("application"), QString::fromStdString(view->facts.applicationId)},
                 {QStringLiteral("ukey"), ukey}});
  return {};
}

// Of a blank UKEY that is written.
void addWrittenUkey(CLI::App& command, Service& said) {
  command.add_option("--token", said.ukey, "serial of the new UKEY");
  command.add_option("--pin-fd", said.pinFd, "file descriptor with the UKEY's PIN; else it is asked");
  command.add_option("--new-pin-fd", said.newPinFd, "file descriptor with the PIN to put in place of a factory PIN");
  command.add_flag("--pin-changed", said.pinChanged,
                   "an earlier run has put the new PIN in place, unless the UKEY still asks for a change");
  command.add_flag("--last-try", said.lastTry, "yes, spend the last PIN try");
}

void addAnswerOption(CLI::App& command, Service& said) {
  command.add_option("--answer-fd", said.answerFd, "file descriptor with the security answer");
}

// What every service asks for.
void addCommonOptions(CLI::App& command, Service& said) {
  command.add_option("--code-fd", said.codeFd, "file descriptor with the authorisation code");
  command.add_option("--patience", said.patience, "seconds to wait for the CA or for a UKEY");
}

void addRecover(Commands& commands) {
  auto said = std::make_shared<Service>(terminal::recover);
  // A script that runs twice and names a subject must not begin anew on what its first run recovered.
  said->among = terminal::Among::All;
  auto& command =
      commands.add("recover", "key recovery: start it, or go on with it", Needs::Login,
                   [said](House& house, terminal::Output& output) { return recover(*said, house, output); });
  command.add_option("--certificate", said->request.certificateId,
                     "id or subject of the certificate; else what is open, or the only one that can be");
  addPathOption(command, "--answers", said->answers, "JSON file with the answers")->required();
  addWrittenUkey(command, *said);
  addAnswerOption(command, *said);
  addCommonOptions(command, *said);
}

void addRenew(Commands& commands) {
  auto said = std::make_shared<Service>(terminal::renew);
  auto& command = commands.add("renew", "renewal: start it, or go on with it", Needs::Login,
                               [said](House& house, terminal::Output& output) { return renew(*said, house, output); });
  command.add_option("--certificate", said->request.certificateId,
                     "which certificate; else what is open, or the only one that can be");
  addPathOption(command, "--answers", said->answers, "JSON file with the answers")->required();
  command.add_option("--token", said->ukey, "serial of the UKEY that holds the certificate");
  command.add_option("--pin-fd", said->pinFd, "file descriptor with the UKEY's PIN; else it is asked");
  command.add_flag("--last-try", said->lastTry, "yes, spend the last PIN try");
  addCommonOptions(command, *said);
}

void addUnlock(Commands& commands) {
  auto said = std::make_shared<Service>(terminal::unlock);
  auto& command = commands.add("unlock", "a new PIN for a UKEY whose PIN is locked or forgotten", Needs::Login,
                               [said](House& house, terminal::Output& output) { return unlock(*said, house, output); });
  command.add_option("--certificate", said->request.certificateId, "id or subject of a certificate on that UKEY");
  command.add_option("--token", said->ukey, "serial of the UKEY; else the only one that is locked");
  addPathOption(command, "--answers", said->answers, "JSON file with the answers");
  command.add_option("--new-pin-fd", said->newPinFd, "file descriptor with the new PIN; else it is asked");
  command.add_option("--unlock-code-fd", said->unlockCodeFd,
                     "file descriptor with the code that staff read out, where the CA unlocks by telephone; else it is "
                     "asked");
  addAnswerOption(command, *said);
  addCommonOptions(command, *said);
}

void addDownload(Commands& commands) {
  auto said = std::make_shared<Service>(terminal::download);
  auto& command =
      commands.add("download", "a first certificate that was applied for on the portal's web site", Needs::Login,
                   [said](House& house, terminal::Output& output) { return download(*said, house, output); });
  command.add_option("--application", said->request.applicationId,
                     "which application (20 digits); else the only one that waits");
  addPathOption(command, "--answers", said->answers, "JSON file with the answers");
  addWrittenUkey(command, *said);
  addCommonOptions(command, *said);
}

} // namespace

void addServiceCommands(Commands& commands) {
  addRecover(commands);
  addRenew(commands);
  addUnlock(commands);
  addDownload(commands);
}

} // namespace certdesk::ctl
