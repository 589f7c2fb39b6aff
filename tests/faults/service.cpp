#include "tests/faults/service.h"

#include "app/practice/world_renewal.h"
#include "app/rehearsal_stage.h"
#include "app/terminal/renew_command.h"
#include "app/terminal/ukey_commands.h"
#include "app/terminal/unlock_command.h"
#include "app/terminal/which_recovery.h"
#include "tests/terminal/no_words.h"

#include <algorithm>

namespace certdesk::faults {

namespace {

using practice::Environment;
using namespace std::chrono_literals;
namespace practised = practice::practised;

constexpr const char* chosenPin = "Fault-Pin-4917"; // by the played person; practice PINs are no secrets

// The person's PINs, and the certificate that it is about.
struct Played {
  const char* pin = "";
  const char* newPin = "";
  std::string certificate;
  std::string json;
};

template <class Start>
Result<workflow::View> playWith(House& house, Environment& environment, const std::string& ukey, const Played& played,
                                Start start) {
  terminal::SecretSource pin{Secret(std::string_view(played.pin))};
  terminal::SecretSource newPin{Secret(std::string_view(played.newPin))};
  const auto code = [&](const portal::Application& one) { return rehearsal::codeFromMail(environment, one.id); };
  terminal::AnswersFile::Sources sources{pin, newPin, code, false, /*pinChanged=*/played.newPin[0] != '\0'};
  sources.unlockCode = [&](const workflow::View& view) {
    return environment.tellUnlockCode(view.facts.applicationId, *view.facts.unlockChallenge);
  };
  sources.ukeySerial = ukey;
  auto person = terminal::AnswersFile::fromJson(viewOf(played.json), std::move(sources));
  if (!person) return failed(person);
  auto world = house.world();
  if (!world) return failed(world);
  terminal::RecoverRequest request;
  request.certificateId = played.certificate;
  request.ukeySerial = ukey;
  request.drive.poll = 20ms;
  request.drive.patience = 20s;
  terminal::Output output(true, test::noWords());
  return start(std::move(*world), request, *person, output);
}

// The oldest that the portal lists for which this holds: what there was before anything was done.
Result<std::string> oldest(House& house, const auto& fits) {
  auto records = house.portal().certificates(Call{});
  if (!records) return failed(records);
  std::erase_if(*records, [&](const auto& one) { return !fits(one); });
  const auto first = std::min_element(records->begin(), records->end(),
                                      [](const auto& a, const auto& b) { return a.notAfter < b.notAfter; });
  if (first == records->end()) return internalError("this practice world lacks its certificate");
  return first->id;
}

Result<workflow::View> recover(House& house, Environment& environment, const std::string& ukey) {
  auto records = house.portal().certificates(Call{});
  if (!records) return failed(records);
  const auto lost = std::find_if(records->begin(), records->end(), [&](const auto& one) {
    return one.ukeySerial == environment.ukeys().lost && !one.signingCertificate.empty();
  });
  if (lost == records->end()) return internalError("this practice world has no lost certificate");
  return playWith(
      house, environment, ukey,
      {practised::factoryPin, chosenPin, lost->id,
       R"({"reason":"lost","freeze":true,"accept_agreement":true,"quote_fen":5000,"ukey_at_hand":true,"answer":")" +
           std::string(practised::answer) + "\"}"},
      terminal::recover);
}

Outcome tidy(House& house, const std::string& ukey) {
  auto world = house.world();
  if (!world) return failed(world);
  terminal::SecretSource pin{Secret(std::string_view(practised::renewalPin))};
  terminal::Output output(true, test::noWords());
  const auto yes = [](const QStringList&) { return Outcome(); };
  const auto removed = terminal::tidy(std::move(*world), {ukey, {}, false}, pin, yes, output);
  return removed ? Outcome() : failed(removed);
}

Result<workflow::View> renew(House& house, Environment& environment, const std::string& ukey) {
  const auto old = oldest(
      house, [&](const auto& one) { return one.ukeySerial == ukey && one.subject == practice::renewableOrganisation; });
  if (!old) return failed(old);
  auto view = playWith(house, environment, ukey,
                       {practised::renewalPin, "", *old,
                        R"({"open_files_acknowledged":true,"accept_agreement":true,"years":2,"quote_fen":40000,)"
                        R"("ukey_at_hand":true})"},
                       terminal::renew);
  if (!view) return view;
  // What an interrupted removal has left is offered to be removed under My UKEY.
  if (const auto tidied = tidy(house, ukey); !tidied) return failed(tidied);
  return view;
}

Result<workflow::View> unlock(House& house, Environment& environment, const std::string& ukey) {
  return playWith(house, environment, ukey,
                  {"", chosenPin, {}, R"({"answer":")" + std::string(practised::answer) + "\"}"}, terminal::unlock);
}

} // namespace

const std::vector<Service>& services() {
  static const std::vector<Service> all = {
      {"recovery", {}, "", chosenPin, false, recover},
      {"renewal", {practice::Wish::Renewal}, "renewable", practised::renewalPin, true, renew},
      {"unlock", {practice::Wish::Unlock}, "locked", chosenPin, false, unlock},
      {"unlock by code", {practice::Wish::Unlock}, "code", chosenPin, false, unlock},
  };
  return all;
}

std::string ukeyOf(const Service& service, const Environment& environment) {
  const auto& ukeys = environment.ukeys();
  return service.ukeyRole[0] == '\0' ? ukeys.fresh : ukeys.others.at(service.ukeyRole);
}

} // namespace certdesk::faults
