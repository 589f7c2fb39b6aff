#include "app/core/text.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/commands.h"
#include "app/terminal/which_recovery.h"

#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace certdesk {

namespace {

using Clock = std::chrono::steady_clock;
using practice::Environment;
using namespace rehearsal;

// The PIN that the played person chooses: the same for a directory at every start, as a person remembers theirs.
constexpr const char* chosenPin = "Yanlian-Pin-7391";

QJsonObject answersOf(const Environment& environment) {
  return {{QStringLiteral("reason"), QStringLiteral("lost")},
          {QStringLiteral("freeze"), true},
          {QStringLiteral("accept_agreement"), true},
          {QStringLiteral("quote_fen"), 5000},
          {QStringLiteral("answer"), text(environment.answer())},
          {QStringLiteral("ukey_at_hand"), true},
          {QStringLiteral("ukey_serial"), text(environment.ukeys().fresh)}};
}

// What the lost UKEY held, by the portal's list: the row whose UKEY is the lost one.
Result<portal::CertificateRecord> lostCertificate(House& house, const Environment& environment) {
  auto records = house.portal().certificates(Call{});
  if (!records) return failed(records);
  const auto found = std::find_if(records->begin(), records->end(), [&](const auto& record) {
    return record.ukeySerial == environment.ukeys().lost && !record.signingCertificate.empty();
  });
  if (found == records->end()) return internalError("the practice world has no lost certificate");
  return std::move(*found);
}

// Where to look at what was made; a practice PIN is no secret.
void tellResult(const Environment& environment, const portal::CertificateRecord& old, double seconds,
                const std::filesystem::path& directory, const QJsonObject& ofPapers, terminal::Output& output) {
  output.finished(environment.ukeys().fresh);
  const auto signing = directory / "old-signing.pem";
  const auto encryption = directory / "old-encryption.pem";
  std::ofstream(signing) << pem(old.signingCertificate);
  std::ofstream(encryption) << pem(old.encryptionCertificate);
  auto result = QJsonObject{{QStringLiteral("result"), QStringLiteral("done")},
                            {QStringLiteral("seconds"), seconds},
                            {QStringLiteral("module"), text(environment.modulePath())},
                            {QStringLiteral("softhsm_conf"), text(environment.softhsmConf())},
                            {QStringLiteral("ca"), text(environment.caFile())},
                            {QStringLiteral("crl"), text(environment.crlFile())},
                            {QStringLiteral("token_serial"), text(environment.ukeys().fresh)},
                            {QStringLiteral("pin"), QLatin1String(chosenPin)},
                            {QStringLiteral("old_certificate"), text(signing)},
                            {QStringLiteral("old_encryption_certificate"), text(encryption)},
                            {QStringLiteral("sample_cms"), text(environment.sampleFile())},
                            {QStringLiteral("sample_archived_cms"), text(environment.archivedSampleFile())},
                            {QStringLiteral("sample_plain"), text(environment.sampleTextFile())}};
  for (auto member = ofPapers.begin(); member != ofPapers.end(); ++member)
    result.insert(member.key(), member.value());
  output.object(result);
}

// The person and the application: what it asks for is known before anything is answered.
Result<workflow::View> playPerson(House& house, Environment& environment, const std::string& certificate,
                                  RehearsedPapers* papers, terminal::Output& output) {
  // A practice UKEY shows a factory PIN; where it shows none, an earlier start has put the chosen one in place.
  terminal::SecretSource pin{Secret(std::string_view(practice::practised::factoryPin))};
  terminal::SecretSource newPin{Secret(std::string_view(chosenPin))};
  const auto code = [&](const portal::Application& application) { return codeFromMail(environment, application.id); };
  auto answers = answersOf(environment);
  if (papers != nullptr) papers->answer(answers);
  terminal::AnswersFile::Sources sources{pin, newPin, code, false, /*pinChanged=*/true};
  sources.counter.emplace(terminal::Counter{house.portal(), output});
  const auto json = QJsonDocument(answers).toJson(QJsonDocument::Compact).toStdString();
  auto file = terminal::AnswersFile::fromJson(viewOf(json), std::move(sources));
  if (!file) return failed(file);
  auto world = house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.certificateId = certificate;
  request.ukeySerial = file->ukeySerial();
  request.drive.poll = std::chrono::milliseconds(300);
  if (papers == nullptr) return terminal::recover(std::move(*world), request, *file, output);
  PlayedPerson person(std::move(*file), *papers);
  return terminal::recover(std::move(*world), request, person, output);
}

Outcome play(Environment& environment, const RehearsalRequest& request, const std::filesystem::path& directory,
             terminal::Output& output) {
  const auto begun = Clock::now();
  auto house = loggedIn(environment);
  if (!house) return failed(house);
  auto old = lostCertificate(**house, environment);
  if (!old) return failed(old);

  if (auto in = environment.drawer().insert(environment.ukeys().fresh); !in) return in;
  auto application = terminal::whichRecovery((*house)->portal(), old->id, environment.ukeys().fresh);
  if (!application) return failed(application);
  auto papers = papersFor(**house, *application, request, directory);
  if (!papers) return failed(papers);
  auto* const played = *papers ? &**papers : nullptr;
  auto view = playPerson(**house, environment, old->id, played, output);
  if (!view) return failed(view);
  const auto ofPapers = played != nullptr ? played->result(*view->facts.application) : QJsonObject();
  const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  tellResult(environment, *old, seconds, directory, ofPapers, output);
  return {};
}

} // namespace

Outcome rehearseRecovery(const RehearsalRequest& request, terminal::Output& output) {
  return inWorld(request, {}, output, [&](Environment& environment, const std::filesystem::path& directory) {
    return play(environment, request, directory, output);
  });
}

} // namespace certdesk
