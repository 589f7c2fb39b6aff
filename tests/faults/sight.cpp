#include "tests/faults/sight.h"

#include "app/core/text.h"
#include "app/rehearsal_stage.h"
#include "tests/faults/judge.h"
#include "tests/faults/ledger.h"

#include <QRegularExpression>
#include <algorithm>

namespace certdesk::faults {

namespace {

using practice::Environment;

// The kinds of the other objects under the same CKA_ID: a certificate beside its key.
QString beside(const QStringList& object, const std::vector<QStringList>& all) {
  const auto id = judge::member(object, "ID");
  QStringList kinds;
  for (const auto& other : all)
    if (&other != &object && !id.isEmpty() && judge::member(other, "ID") == id)
      kinds << other.front().section(QStringLiteral(" Object"), 0, 0);
  kinds.sort();
  return QStringLiteral("beside ") + kinds.join(QStringLiteral(", "));
}

void list(std::string& text, const char* what, const std::vector<std::string>& expected,
          const std::vector<std::string>& found) {
  std::vector<std::string> missing, added;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
  std::set_difference(found.begin(), found.end(), expected.begin(), expected.end(), std::back_inserter(added));
  for (const auto& each : missing)
    text += std::string("\n    missing ") + what + ": " + each;
  for (const auto& each : added)
    text += std::string("\n    too much ") + what + ": " + each;
}

std::vector<std::string> serialsOf(const std::vector<judge::Object>& objects) {
  std::vector<std::string> serials;
  for (const auto& object : objects)
    if (object.front().startsWith(QStringLiteral("Certificate")))
      serials.push_back(judge::member(object, "serial").toStdString());
  return serials;
}

// Whether it may be of an archived encryption pair. Its label tells, where the UKEY has taken one.
bool mayBeArchived(const std::string& object) {
  const auto holds = [&](const char* text) { return object.find(text) != std::string::npos; };
  if (holds("(enc 2)")) return true;
  const bool named = !holds("~pending:") && !holds("Object |  |");
  return !named && (object.starts_with("Certificate") || holds("crypt") || holds("derive"));
}

// Takes an archived pair from what is expected, one object of each kind, as far as it is missing.
void leaveOutArchived(std::vector<std::string>& expected, const std::vector<std::string>& found) {
  std::vector<std::string> missing;
  std::set_difference(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(missing));
  for (const char* kind : {"Certificate", "Private Key", "Public Key"}) {
    const auto one = std::find_if(missing.begin(), missing.end(), [&](const auto& object) {
      return object.starts_with(kind) && mayBeArchived(object);
    });
    if (one != missing.end()) expected.erase(std::find(expected.begin(), expected.end(), *one));
  }
}

} // namespace

Result<Sight> look(const Service& service, Environment& environment, const std::filesystem::path& store) {
  Sight sight;
  const auto drawn = environment.drawer().find(ukeyOf(service, environment)); // before a judge's login gives tries back
  if (!drawn) return failed(drawn);
  sight.userTriesLeft = drawn->state.userTriesLeft;
  sight.wrongUserPins = drawn->state.wrongUserPins;
  sight.officerTriesLeft = drawn->state.soTriesLeft;
  const auto opened = judge::Ukey::open(environment, ukeyOf(service, environment), service.pin);
  if (!opened) return failed(opened);
  const auto objects = opened->objects();
  if (!objects) return failed(objects);
  // A label that could not be changed holds the number of its application, which is another one in each run.
  static const QRegularExpression number(QStringLiteral("[0-9]{20}"));
  for (const auto& object : *objects) {
    auto neighbours = beside(object, *objects);
    if (object.front().startsWith(QStringLiteral("Private Key")) &&
        neighbours.contains(QStringLiteral("Certificate"))) {
      const auto works = opened->tried(object);
      if (!works) return failed(works);
      neighbours += QStringLiteral(" | ") + *works;
    }
    // A public object that was forgotten is written again: it is as good as one that was made with its key.
    auto access = judge::member(object, "Access");
    if (object.front().startsWith(QStringLiteral("Public Key")) && access == QStringLiteral("local"))
      access = QStringLiteral("none");
    sight.objects.push_back((object.front() + QStringLiteral(" | ") +
                             judge::member(object, "label").replace(number, QStringLiteral("NUMBER")) +
                             QStringLiteral(" | ") + judge::member(object, "Usage") + QStringLiteral(" | ") + access +
                             QStringLiteral(" | ") + neighbours)
                                .toStdString());
  }
  if (const auto pin = environment.officerPin(ukeyOf(service, environment)); !pin.empty())
    sight.officer = opened->triedAsOfficer(pin).toStdString();
  auto house = rehearsal::loggedIn(environment);
  if (!house) return failed(house);
  const auto records = (*house)->portal().certificates(Call{});
  if (!records) return failed(records);
  for (const auto& one : *records)
    sight.certificates.push_back(one.subject + " | " + std::to_string(static_cast<int>(one.state)) + " | " +
                                 one.ukeySerial);
  const auto applications = (*house)->portal().applications(Call{});
  if (!applications) return failed(applications);
  for (const auto& one : *applications)
    sight.applications.push_back(one.service + " | " + std::to_string(static_cast<int>(one.stage)));
  auto held = heldIn(store);
  if (!held) return failed(held);
  sight.held = std::move(*held);
  auto wrong = wrongIn(store, ukeyOf(service, environment), serialsOf(*objects));
  if (!wrong) return failed(wrong);
  sight.wrong = std::move(*wrong);
  if (!service.quirks.contains(practice::Quirk::AttributesReadOnly))
    for (const auto& object : sight.objects)
      if (object.find("~pending:") != std::string::npos) sight.wrong.push_back("its label is not final: " + object);
  auto payments = paymentsIn(store);
  if (!payments) return failed(payments);
  sight.payments = std::move(*payments);
  auto done = doneIn(store);
  if (!done) return failed(done);
  sight.done = std::move(*done);
  for (auto* lines :
       {&sight.objects, &sight.certificates, &sight.held, &sight.applications, &sight.payments, &sight.done})
    std::sort(lines->begin(), lines->end());
  return sight;
}

std::string difference(const Sight& expected, const Sight& found, Forgiven forgiven) {
  std::string text;
  auto objects = expected.objects;
  if (forgiven.archivedPair) leaveOutArchived(objects, found.objects);
  list(text, "on the UKEY", objects, found.objects);
  list(text, "certificate", expected.certificates, found.certificates);
  list(text, "certificate that holds", expected.held, found.held);
  for (const auto& each : found.wrong)
    text += "\n    wrong: " + each;
  list(text, "application", expected.applications, found.applications);
  list(text, "payment", expected.payments, found.payments);
  if (!forgiven.doneAgain) list(text, "done by the portal", expected.done, found.done);
  if (expected.userTriesLeft != found.userTriesLeft)
    text += "\n    PIN tries left: " + std::to_string(found.userTriesLeft);
  if (expected.wrongUserPins != found.wrongUserPins)
    text += "\n    wrong PINs were given: " + std::to_string(found.wrongUserPins);
  if (expected.officerTriesLeft != found.officerTriesLeft)
    text += "\n    officer's tries left: " + std::to_string(found.officerTriesLeft);
  if (expected.officer != found.officer) text += "\n    the officer's PIN of the portal: " + found.officer;
  return text;
}

Result<bool> isCompleted(const Service& service, portal::Portal& portal) {
  const auto applications = portal.applications(Call{});
  if (!applications) return failed(applications);
  return std::any_of(applications->begin(), applications->end(), [&](const auto& one) {
    return one.service == service.service && one.stage == portal::Stage::Completed;
  });
}

Result<std::vector<std::string>> usableKeys(const Service& service, Environment& environment) {
  const auto opened = judge::Ukey::open(environment, ukeyOf(service, environment), service.pin);
  if (!opened) return failed(opened);
  const auto objects = opened->objects();
  if (!objects) return failed(objects);
  const auto idsOf = [&](const QString& kind) {
    std::vector<std::string> ids;
    for (const auto& object : *objects)
      if (object.front().startsWith(kind)) ids.push_back(judge::member(object, "ID").toStdString());
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto keys = idsOf(QStringLiteral("Private Key Object"));
  const auto certificates = idsOf(QStringLiteral("Certificate Object"));
  std::vector<std::string> both;
  std::set_intersection(keys.begin(), keys.end(), certificates.begin(), certificates.end(), std::back_inserter(both));
  return both;
}

} // namespace certdesk::faults
