#include "app/rehearsal.h"

#include "app/core/log.h"
#include "app/core/text.h"
#include "app/house.h"
#include "app/practice/environment.h"
#include "app/rehearsal_papers.h"
#include "app/terminal/commands.h"
#include "app/terminal/which_recovery.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

namespace certdesk {

namespace {

using Clock = std::chrono::steady_clock;
using practice::Environment;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString text(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

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

// Reads the mail box as the person would: until the mail with the code is there.
Result<Secret> codeFromMail(Environment& environment, const std::string& application) {
  for (const auto end = Clock::now() + std::chrono::seconds(30); Clock::now() < end;
       std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
    auto code = environment.authorisationCode(application);
    if (!code.empty()) return Secret(std::string_view(code));
  }
  return terminal::answerMissing("a mail with the authorisation code");
}

std::string pem(const Bytes& der) {
  const auto text = base64(der);
  std::string lines = "-----BEGIN CERTIFICATE-----\n";
  for (std::size_t at = 0; at < text.size(); at += 64)
    lines += text.substr(at, 64) + "\n";
  return lines + "-----END CERTIFICATE-----\n";
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

Result<std::optional<RehearsedPapers>> papersFor(House& house, const std::string& certificate,
                                                 const RehearsalRequest& request,
                                                 const std::filesystem::path& directory, const std::string& ukey) {
  if (!request.papers) return std::optional<RehearsedPapers>();
  auto application = terminal::whichRecovery(house.portal(), certificate, ukey);
  if (!application) return failed(application);
  auto service = house.portal().service(Call{});
  if (!service) return failed(service);
  std::error_code failure;
  std::filesystem::create_directories(directory / "papers", failure); // of the form, and of what is scanned
  return std::optional<RehearsedPapers>(std::in_place, std::move(*application), std::move(*service),
                                        directory / "papers");
}

Outcome play(Environment& environment, const RehearsalRequest& request, const std::filesystem::path& directory,
             terminal::Output& output) {
  const auto begun = Clock::now();
  Target target;
  target.portal = environment.portalUrl();
  target.ca = environment.caFile();
  target.modules = {utf8(environment.modulePath())};
  auto house = House::build(target, "zh-CN", {{"SOFTHSM2_CONF", utf8(environment.softhsmConf())}});
  if (!house) return failed(house);
  auto& portal = (*house)->portal();
  const Secret password{std::string_view(environment.password())};
  if (auto account = portal.login(environment.userName(), password, Call{}); !account) return failed(account);
  auto old = lostCertificate(**house, environment);
  if (!old) return failed(old);

  if (auto in = environment.drawer().insert(environment.ukeys().fresh); !in) return in;
  auto papers = papersFor(**house, old->id, request, directory, environment.ukeys().fresh);
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
  const QTemporaryDir temporary;
  const auto directory = std::filesystem::absolute(
      request.directory.empty() ? std::filesystem::path(temporary.path().toStdU16String()) : request.directory);
  practice::Options options;
  options.directory = directory;
  options.settings.papers = options.settings.autoPay = options.settings.sendBackOnce = request.papers;
  options.settings.payDelay = std::chrono::milliseconds(300);
  auto environment = Environment::start(std::move(options));
  if (!environment) return failed(environment);
  log::open(directory / "client.log");
  auto played = play(**environment, request, directory, output);
  if (played) output.practised(request.directory.empty() ? QString() : text(directory));
  return played;
}

} // namespace certdesk
