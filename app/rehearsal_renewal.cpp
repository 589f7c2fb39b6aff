#include "app/core/file.h"
#include "app/core/text.h"
#include "app/practice/world_renewal.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/renew_command.h"
#include "ui/step_text.h"

#include <QJsonDocument>

#include <algorithm>
#include <chrono>
#include <fstream>

namespace certdesk {

namespace {

using Clock = std::chrono::steady_clock;
using practice::Environment;
using namespace rehearsal;
namespace fs = std::filesystem;

constexpr int years = 2;

// The person that is played, and what they renew.
struct Renewing {
  House& house;
  Environment& environment;
  const RehearsalRequest& request;
  const fs::path& directory;
  std::string ukey;
  portal::CertificateRecord old;
};

QJsonObject answersOf(const Renewing& renewing) {
  return {{QStringLiteral("open_files_acknowledged"), true},
          {QStringLiteral("accept_agreement"), true},
          {QStringLiteral("years"), years},
          {QStringLiteral("quote_fen"), years * (renewing.request.person ? 10000 : 20000)},
          {QStringLiteral("ukey_at_hand"), true},
          {QStringLiteral("ukey_serial"), text(renewing.ukey)}};
}

// The one that was there first: once it is renewed there are two of the name.
Result<portal::CertificateRecord> oldCertificate(House& house, const std::string& ukey, const std::string& subject) {
  auto records = house.portal().certificates(Call{});
  if (!records) return failed(records);
  std::erase_if(*records, [&](const auto& one) { return one.ukeySerial != ukey || one.subject != subject; });
  const auto first = std::min_element(records->begin(), records->end(),
                                      [](const auto& a, const auto& b) { return a.notAfter < b.notAfter; });
  if (first == records->end()) return internalError("this practice world has no certificate to renew");
  return std::move(*first);
}

Result<workflow::View> playPerson(const Renewing& renewing, RehearsedPapers* papers, terminal::Output& output) {
  terminal::SecretSource pin{Secret(std::string_view(practice::practised::renewalPin))};
  terminal::SecretSource none{Secret()};
  const auto code = [&](const portal::Application& one) { return codeFromMail(renewing.environment, one.id); };
  auto answers = answersOf(renewing);
  if (papers != nullptr) papers->answer(answers);
  terminal::AnswersFile::Sources sources{pin, none, code};
  sources.counter.emplace(terminal::Counter{renewing.house.portal(), output});
  const auto json = QJsonDocument(answers).toJson(QJsonDocument::Compact).toStdString();
  auto file = terminal::AnswersFile::fromJson(viewOf(json), std::move(sources));
  if (!file) return failed(file);
  auto world = renewing.house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.certificateId = renewing.old.id;
  request.ukeySerial = renewing.ukey;
  request.drive.poll = std::chrono::milliseconds(300);
  if (papers == nullptr) return terminal::renew(std::move(*world), request, *file, output);
  PlayedPerson person(std::move(*file), *papers);
  return terminal::renew(std::move(*world), request, person, output);
}

void write(const fs::path& path, const Bytes& octets) {
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(octets.data()),
                                              static_cast<std::streamsize>(octets.size()));
}

// Where to look at what was made, and at what the portal was given as proof; a practice PIN is no secret.
Result<QJsonObject> resultOf(const Renewing& renewing, const workflow::View& view) {
  auto& environment = renewing.environment;
  const auto proof = environment.renewalProof(view.facts.applicationId);
  if (!proof) return failed(proof);
  const auto renewed = workflow::renewed(view.facts);
  if (!renewed) return internalError("a renewal that ended without its certificate");
  auto result = terminal::toldOf(*renewed);
  const auto path = [&](const char* name) { return renewing.directory / name; };
  std::ofstream(path("old-signing.pem")) << pem(renewing.old.signingCertificate);
  std::ofstream(path("old-encryption.pem")) << pem(renewing.old.encryptionCertificate);
  write(path("renewal-request.der"), proof->request);
  write(path("renewal-statement.txt"), proof->statement);
  write(path("renewal-signature.der"), proof->signature);
  const std::pair<const char*, QJsonValue> members[] = {
      {"result", QStringLiteral("done")},
      {"application", text(view.facts.applicationId)},
      {"years", years},
      {"module", text(environment.modulePath())},
      {"softhsm_conf", text(environment.softhsmConf())},
      {"ca", text(environment.caFile())},
      {"crl", text(environment.crlFile())},
      {"token_serial", text(renewing.ukey)},
      {"pin", QLatin1String(practice::practised::renewalPin)},
      {"old_certificate", text(path("old-signing.pem"))},
      {"old_encryption_certificate", text(path("old-encryption.pem"))},
      {"request", text(path("renewal-request.der"))},
      {"statement", text(path("renewal-statement.txt"))},
      {"signature", text(path("renewal-signature.der"))},
      {"sample_cms", text(path("sample-renewal.cms"))},
      {"sample_plain", text(environment.sampleTextFile())}};
  for (const auto& [name, value] : members)
    result.insert(QLatin1String(name), value);
  return result;
}

Outcome play(Environment& environment, const RehearsalRequest& request, const fs::path& directory,
             terminal::Output& output) {
  const auto begun = Clock::now();
  const auto& others = environment.ukeys().others;
  const auto ukey = others.find("renewable");
  if (ukey == others.end()) return internalError("this practice world was made without a UKEY to renew on");
  auto house = loggedIn(environment);
  if (!house) return failed(house);
  auto old = oldCertificate(**house, ukey->second,
                            request.person ? practice::renewablePerson : practice::renewableOrganisation);
  if (!old) return failed(old);
  if (auto in = environment.drawer().insert(ukey->second); !in) return in;
  const Renewing renewing{**house, environment, request, directory, ukey->second, std::move(*old)};
  const auto application = terminal::whichRenewal((*house)->portal(), renewing.old.id, renewing.ukey);
  if (!application) return failed(application);
  auto papers = papersFor(**house, *application, request, directory);
  if (!papers) return failed(papers);
  const auto view = playPerson(renewing, *papers ? &**papers : nullptr, output);
  if (!view) return failed(view);
  auto result = resultOf(renewing, *view);
  if (!result) return failed(result);
  if (*papers) {
    const auto ofPapers = (*papers)->result(*view->facts.application);
    for (auto member = ofPapers.begin(); member != ofPapers.end(); ++member)
      result->insert(member.key(), member.value());
  }
  result->insert(QStringLiteral("seconds"), std::chrono::duration<double>(Clock::now() - begun).count());
  output.text(ui::renewedText(*workflow::renewed(view->facts)));
  output.object(*result);
  return {};
}

} // namespace

Outcome rehearseRenewal(const RehearsalRequest& request, terminal::Output& output) {
  return inWorld(request, {practice::Wish::Renewal}, output, [&](Environment& environment, const fs::path& directory) {
    return play(environment, request, directory, output);
  });
}

} // namespace certdesk
