#include "tests/faults/service.h"

#include "app/practice/world_renewal.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/download_command.h"
#include "app/terminal/renew_command.h"
#include "app/terminal/ukey_commands.h"
#include "app/terminal/unlock_command.h"
#include "app/terminal/which_recovery.h"
#include "tests/faults/hasty_portal.h"
#include "tests/terminal/no_words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace certdesk::faults {

namespace {

using practice::Quirk;
using namespace std::chrono_literals;
namespace practised = practice::practised;

constexpr const char* chosenPin = "Fault-Pin-4917"; // by the played person; practice PINs are no secrets

// The person's PINs, the certificate that it is about, and the application whose papers are asked for.
struct Played {
  const char* pin = "";
  const char* newPin = "";
  std::string certificate;
  QJsonObject answers;
  std::optional<portal::Application> application = {};
};

Result<Secret> noted(Result<Secret> code, std::set<std::string>& codes) {
  if (code) codes.emplace(code->text());
  return code;
}

// Papers for what is asked, in the scene's folder.
Result<std::optional<RehearsedPapers>> papersOf(const Scene& scene, Played& played) {
  std::optional<RehearsedPapers> papers;
  if (!played.application) return papers;
  auto service = scene.house.portal().service(Call{});
  if (!service) return failed(service);
  papers.emplace(*played.application, std::move(*service), scene.papers);
  papers->answer(played.answers);
  return papers;
}

template <class Start>
Result<workflow::View> playWith(const Scene& scene, Played played, Start start) {
  auto& environment = scene.environment;
  terminal::SecretSource pin{Secret(std::string_view(played.pin))};
  terminal::SecretSource newPin{Secret(std::string_view(played.newPin))};
  const auto code = [&](const portal::Application& one) {
    return noted(rehearsal::codeFromMail(environment, one.id), scene.codes);
  };
  terminal::AnswersFile::Sources sources{pin, newPin, code, false, /*pinChanged=*/played.newPin[0] != '\0'};
  sources.unlockCode = [&](const workflow::View& view) {
    return noted(environment.tellUnlockCode(view.facts.applicationId, *view.facts.unlockChallenge), scene.codes);
  };
  sources.ukeySerial = scene.ukey;
  terminal::Output output(true, test::noWords());
  sources.counter.emplace(terminal::Counter{scene.house.portal(), output});
  auto papers = papersOf(scene, played);
  if (!papers) return failed(papers);
  const auto json = QJsonDocument(played.answers).toJson(QJsonDocument::Compact).toStdString();
  auto person = terminal::AnswersFile::fromJson(viewOf(json), std::move(sources));
  if (!person) return failed(person);
  auto world = scene.house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.certificateId = played.certificate;
  request.ukeySerial = scene.ukey;
  request.drive.poll = 20ms;
  request.drive.patience = 20s;
  std::optional<HastyPortal> hasty;
  if (scene.patience) hasty.emplace(world->portal, *scene.patience);
  workflow::World here{hasty ? *hasty : world->portal, world->tokens,   std::move(world->anchors),
                       std::move(world->origin),       world->practice, world->clock};
  if (!*papers) return start(std::move(here), request, *person, output);
  PlayedPerson withPapers(std::move(*person), **papers);
  return start(std::move(here), request, withPapers, output);
}

// Where papers are asked for, they are known before anything is answered.
Outcome ask(Played& played, bool papers, const auto& which) {
  if (!papers) return {};
  auto application = which();
  if (!application) return failed(application);
  played.application = std::move(*application);
  return {};
}

template <bool papers>
Result<workflow::View> recover(const Scene& scene) {
  auto records = scene.house.portal().certificates(Call{});
  if (!records) return failed(records);
  const auto lost = std::find_if(records->begin(), records->end(), [&](const auto& one) {
    return one.ukeySerial == scene.environment.ukeys().lost && !one.signingCertificate.empty();
  });
  if (lost == records->end()) return internalError("this practice world has no lost certificate");
  Played played{practised::factoryPin,
                chosenPin,
                lost->id,
                {{QStringLiteral("reason"), QStringLiteral("lost")},
                 {QStringLiteral("freeze"), true},
                 {QStringLiteral("accept_agreement"), true},
                 {QStringLiteral("quote_fen"), 5000},
                 {QStringLiteral("ukey_at_hand"), true},
                 {QStringLiteral("answer"), QString::fromUtf8(practised::answer)}}};
  const auto asked =
      ask(played, papers, [&] { return terminal::whichRecovery(scene.house.portal(), lost->id, scene.ukey); });
  if (!asked) return failed(asked);
  return playWith(scene, std::move(played), terminal::recover);
}

Outcome tidy(const Scene& scene) {
  auto world = scene.house.world();
  if (!world) return failed(world);
  terminal::SecretSource pin{Secret(std::string_view(practised::renewalPin))};
  terminal::Output output(true, test::noWords());
  const auto yes = [](const QStringList&) { return Outcome(); };
  const auto removed = terminal::tidy(std::move(*world), {scene.ukey, {}, false}, pin, yes, output);
  return removed ? Outcome() : failed(removed);
}

// Of an organisation's the encryption key is new, of a person's it is kept.
template <bool papers, bool keyKept = false>
Result<workflow::View> renew(const Scene& scene) {
  const std::string_view subject = keyKept ? practice::renewablePerson : practice::renewableOrganisation;
  auto records = scene.house.portal().certificates(Call{});
  if (!records) return failed(records);
  std::erase_if(*records, [&](const auto& one) { return one.ukeySerial != scene.ukey || one.subject != subject; });
  // The one that was there first: once it is renewed there are two of the name.
  const auto old = std::min_element(records->begin(), records->end(),
                                    [](const auto& a, const auto& b) { return a.notAfter < b.notAfter; });
  if (old == records->end()) return internalError("this practice world has no certificate to renew");
  Played played{practised::renewalPin,
                "",
                old->id,
                {{QStringLiteral("open_files_acknowledged"), true},
                 {QStringLiteral("accept_agreement"), true},
                 {QStringLiteral("years"), 2},
                 {QStringLiteral("quote_fen"), keyKept ? 20000 : 40000},
                 {QStringLiteral("ukey_at_hand"), true}}};
  const auto asked =
      ask(played, papers, [&] { return terminal::whichRenewal(scene.house.portal(), old->id, scene.ukey); });
  if (!asked) return failed(asked);
  return playWith(scene, std::move(played), terminal::renew);
}

Result<workflow::View> unlock(const Scene& scene) {
  return playWith(scene, {"", chosenPin, {}, {{QStringLiteral("answer"), QString::fromUtf8(practised::answer)}}},
                  terminal::unlock);
}

Result<workflow::View> receive(const Scene& scene) {
  return playWith(scene, {practised::factoryPin, chosenPin, {}, {}}, terminal::download);
}

} // namespace

const std::vector<Service>& services() {
  using practice::Wish;
  static const std::vector<Service> all = {
      {"recovery", "recovery", {}, "", chosenPin, recover<false>},
      {"renewal", "renewal", {Wish::Renewal}, "renewable", practised::renewalPin, renew<false>, tidy},
      {"unlock", "unlock", {Wish::Unlock}, "locked", chosenPin, unlock},
      {"unlock by code", "unlock", {Wish::Unlock}, "code", chosenPin, unlock},
      {"unlock by telephone", "unlock", {Wish::Unlock}, "code", chosenPin, unlock, nullptr, false, {}, true},
      {"first certificate", "issue", {Wish::First}, "", chosenPin, receive},
      {"recovery with papers", "recovery", {}, "", chosenPin, recover<true>, nullptr, true},
      {"renewal with papers", "renewal", {Wish::Renewal}, "renewable", practised::renewalPin, renew<true>, tidy, true},
      {"renewal, key kept", "renewal", {Wish::Renewal}, "renewable", practised::renewalPin, renew<false, true>, tidy},
      {"recovery, labels dropped",
       "recovery",
       {},
       "",
       chosenPin,
       recover<false>,
       nullptr,
       false,
       {Quirk::LabelsDropped}},
      {"recovery, attributes fixed",
       "recovery",
       {},
       "",
       chosenPin,
       recover<false>,
       nullptr,
       false,
       {Quirk::AttributesReadOnly}},
      {"renewal, labels dropped",
       "renewal",
       {Wish::Renewal},
       "renewable",
       practised::renewalPin,
       renew<false>,
       tidy,
       false,
       {Quirk::LabelsDropped}},
      {"renewal, attributes fixed",
       "renewal",
       {Wish::Renewal},
       "renewable",
       practised::renewalPin,
       renew<false>,
       tidy,
       false,
       {Quirk::AttributesReadOnly}},
  };
  return all;
}

std::string ukeyOf(const Service& service, const practice::Environment& environment) {
  const auto& ukeys = environment.ukeys();
  return service.ukeyRole[0] == '\0' ? ukeys.fresh : ukeys.others.at(service.ukeyRole);
}

std::vector<std::string> secretsOf(const Service& service) {
  return {chosenPin, practised::factoryPin, practised::renewalPin, practised::password, practised::answer, service.pin};
}

} // namespace certdesk::faults
