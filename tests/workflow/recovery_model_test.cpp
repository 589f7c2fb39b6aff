#include "app/core/text.h"
#include "tests/workflow/client.h"

#include <catch2/catch.hpp>
#include <set>
#include <vector>

// The recovery as a model: the real checklist and the real effects against a fake portal and fake UKEYs. Every state
// that any sequence of faults can reach is visited; from each, the service must end well, whatever the person is like.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

struct State {
  FakeState world;
  Client client;
  [[nodiscard]] State clone() const { return {world, client.clone()}; }
};

// --- what tells two states apart ----------------------------------------------------------------------------------

std::string bits(std::initializer_list<bool> flags) {
  std::string text;
  for (const bool flag : flags)
    text.push_back(flag ? '1' : '0');
  return text;
}

std::string nameOf(const Bytes& octets) { // short, and different for different ones
  return octets.empty() ? "-" : hex(ByteView(octets).last(std::min<std::size_t>(2, octets.size())));
}

std::string identity(const portal::Application& a) {
  std::string text = std::to_string(static_cast<int>(a.stage)) + a.ukeySerial;
  for (const auto& issued : a.issued)
    text += nameOf(issued.certificate);
  return text + bits({a.lossReason.has_value(), a.agreementAccepted, a.quoteConfirmed, a.answerVerified});
}

std::string identity(const FakeState& w) {
  std::string text = identity(w.application) + bits({w.loggedIn, w.windowOpen, w.proved.has_value()}) + w.open +
                     std::to_string(w.released);
  for (const auto& [serial, ukey] : w.ukeys) {
    text += "/" + bits({ukey.inserted, ukey.gone});
    for (const auto& key : ukey.keys)
      text += nameOf(key.publicKey) + bits({key.label.rfind("~pending:", 0) == 0});
    for (const auto& entry : ukey.certificates)
      text += nameOf(entry.certificate);
  }
  return text;
}

std::string identity(const State& s) {
  const auto& f = s.client.facts;
  std::string text = identity(s.world) + "|";
  text +=
      f.application.known() ? identity(*f.application) + bits({f.application->etag == s.world.application.etag}) : "?";
  text += "|";
  if (f.inserted.known())
    for (const auto& ukey : *f.inserted)
      text += ukey.serial;
  else
    text += "?";
  text += "|";
  if (f.holdings.known())
    text += nameOf(f.holdings->signingKey) +
            bits({f.holdings->signingIssued, f.holdings->encryptionKey, f.holdings->certificates,
                  f.holdings->foreignKeys, f.holdings->archivedKeys.empty(), f.holdings->archivedCertificates.empty()});
  else
    text += "?";
  return text + "|" + f.chosenSerial +
         bits({f.ukeyLater, f.codeGiven, f.pinGiven, f.proved.known(), f.leftOut.empty(), s.client.needsLogin}) +
         (f.tried.known() ? f.tried->serial : "") + std::to_string(s.client.notBlank.size());
}

// --- what can happen ----------------------------------------------------------------------------------------------

bool actsBlindly(const State& s) {
  const auto next = s.client.standing().next;
  const auto* perform = std::get_if<Perform>(&next);
  if (perform == nullptr || onlyLooks(perform->effect)) return false;
  const auto& f = s.client.facts;
  const bool mayBeFirst = perform->effect == Effect::TryUkey || perform->effect == Effect::GenerateSigningKey;
  return !f.pinGiven || !f.application.known() || !f.holdings.known() ||
         (!mayBeFirst && f.holdings->signingKey.empty());
}

// One step, with a fault or without; a client that is killed starts anew.
State after(const State& before, Person person, const Fault& fault, std::vector<CallKind>* kinds = nullptr) {
  State s = before.clone();
  FakeWorld world(std::move(s.world));
  world.fault = fault;
  try {
    step(s.client, world, person);
  } catch (const Killed&) {
    s.client = freshClient();
  }
  s.world = std::move(world.state);
  if (kinds != nullptr) *kinds = world.kinds;
  return s;
}

// What a model lets happen. Everything at once would be a million states.
enum class Trouble { OnThisPc, FromAnotherPc };

std::vector<Fault> faultsOf(CallKind kind, int call, Trouble trouble) {
  std::vector<Fault> faults;
  const auto add = [&](Fault::What what, bool late, ErrorCode code = {}) {
    faults.push_back({what, call, late, code});
  };
  if (trouble == Trouble::FromAnotherPc) {
    add(Fault::What::Kill, true);
    return faults;
  }
  for (const bool late : {false, true}) {
    add(Fault::What::Kill, late);
    add(Fault::What::Pull, late);
    if (kind != CallKind::Token) add(Fault::What::Refuse, late, ErrorCode::ConnectionCut);
  }
  if (kind == CallKind::Token) add(Fault::What::Refuse, false, ErrorCode::UkeyFault);
  if (kind == CallKind::Token) add(Fault::What::Refuse, true, ErrorCode::DriverCrashed);
  if (kind == CallKind::Portal) add(Fault::What::Refuse, false, ErrorCode::LoginExpired);
  if (kind == CallKind::Portal) add(Fault::What::Refuse, false, ErrorCode::ChangedElsewhere);
  if (kind == CallKind::Est) add(Fault::What::Refuse, false, ErrorCode::DownloadWindowClosed);
  return faults;
}

// What happens between two steps.
void pulled(State& s) {
  for (const auto& serial : {newUkey, otherUkey, spareUkey})
    if (s.world.ukeys[serial].inserted) s.world.pull(serial);
}
std::vector<State> events(const State& s, bool elsewhere) {
  std::vector<State> result;
  const auto with = [&](auto change) {
    auto other = s.clone();
    change(other);
    result.push_back(std::move(other));
  };
  with([](State& o) {
    o.world.closeOperation();
    o.client = freshClient();
  });
  with([](State& o) {
    o.world.closeOperation();
    o.world.loggedIn = false; // the profile is gone too, or it is another PC
    o.client = freshClient();
  });
  with([](State& o) { pulled(o); }); // not yet seen
  with([](State& o) {
    pulled(o);
    seeUkeys(o.client, o.world);
  });
  with([](State& o) { o.world.windowOpen = false; });
  if (elsewhere && s.world.application.stage == portal::Stage::Approved &&
      s.world.application.ukeySerial != otherUkey && s.world.released == 0)
    with([](State& o) {        // another PC wrote to another UKEY, after an explicit yes there
      o.world.pull(otherUkey); // it was there and not here
      ++o.world.released;
      auto& a = o.world.application;
      a.ukeySerial = otherUkey;
      a.issued = {{portal::Purpose::Signing, signingCertificateOf("p384"), 0}};
      auto& ukey = o.world.ukeys[otherUkey];
      if (!hasKey(ukey, spkiOf("p384"))) {
        token::KeyEntry key;
        key.label = "~pending:" + applicationId + ":sign";
        key.publicKey = spkiOf("p384");
        ukey.keys.push_back(std::move(key));
      }
      o.world.changed();
    });
  return result;
}

bool endsWell(const FakeState& w) {
  const auto& a = w.application;
  const auto& ukey = w.ukeys.at(a.ukeySerial);
  // The archived pair too where there was room, and it is told where there was none.
  const bool roomForAll = ukey.room == FakeUkey::Room::ForAll;
  Facts facts;
  facts.application = a;
  const auto archived = archivedPairs(facts);
  if (holds(ukey, encryptionCertificate(1)) != roomForAll) return false;
  if (archived.written != (roomForAll ? 1 : 0) || archived.notWritten != (roomForAll ? 0 : 1)) return false;
  return a.stage == portal::Stage::Completed && a.confirmed && holds(ukey, encryptionCertificate()) &&
         holds(ukey, issuedSigning(a)->certificate);
}

// Walks without faults to the end. Who met a state that is known to end well need not walk on.
void mustEnd(const State& from, Person person, std::set<std::string>& good) {
  std::vector<std::string> met;
  auto s = from.clone();
  bool known = false;
  while (!s.client.ended() && met.size() < 80 && !known) {
    met.push_back(identity(s));
    known = good.count(met.back()) != 0;
    if (!known) s = after(s, person, {});
  }
  if (!known && !(s.client.ended() && endsWell(s.world))) {
    INFO("from " << met.front() << "\nto " << identity(s) << " in " << met.size() << " steps");
    FAIL();
  }
  good.insert(met.begin(), met.end());
}

// Visits every state that can be reached, and answers how many there are.
std::size_t explore(Trouble trouble) {
  std::set<std::string> visited, good[2];
  std::vector<State> open;
  const auto reach = [&](State state) {
    if (visited.insert(identity(state)).second) open.push_back(std::move(state));
  };
  reach({freshState(), freshClient()});
  while (!open.empty()) {
    const auto state = std::move(open.back());
    open.pop_back();
    if (actsBlindly(state)) FAIL(identity(state));
    mustEnd(state, Person::PutsItBackIn, good[0]);
    mustEnd(state, Person::TakesAnother, good[1]);
    if (state.client.ended()) continue;

    for (auto& event : events(state, trouble == Trouble::FromAnotherPc))
      reach(std::move(event));
    const auto next = state.client.standing().next;
    for (const auto person : {Person::PutsItBackIn, Person::TakesAnother}) {
      if (person == Person::TakesAnother && !std::holds_alternative<Await>(next)) continue; // they differ only there
      std::vector<CallKind> kinds;
      reach(after(state, person, {}, &kinds));
      for (std::size_t call = 0; call < kinds.size(); ++call)
        for (const auto& fault : faultsOf(kinds[call], static_cast<int>(call) + 1, trouble))
          reach(after(state, person, fault));
    }
  }
  return visited.size();
}

} // namespace

TEST_CASE(
    "from every state that any sequence of faults reaches, the recovery ends well, and acts only on what it knows") {
  const auto states = explore(Trouble::OnThisPc);
  WARN(states << " states");
  CHECK(states > 10'000);
}

TEST_CASE("it ends well too when another PC goes on with another UKEY in the middle, and this one is killed anywhere") {
  const auto states = explore(Trouble::FromAnotherPc);
  WARN(states << " states");
  CHECK(states > 1'000);
}

TEST_CASE("whoever makes a signing key is told of all that the portal has certified") {
  FakeWorld fake(freshState());
  fake.state.application.issued = {{portal::Purpose::Signing, signingCertificateOf("p384"), 0},
                                   {portal::Purpose::Encryption, encryptionCertificate(), 0}};
  fake.state.open = newUkey;
  Facts facts;
  facts.application = fake.state.application;
  facts.chosenSerial = newUkey;
  facts.holdings = Holdings{};
  auto world = fake.world();
  CHECK(perform(Effect::GenerateSigningKey, facts, {}, world, {}).has_value());
  CHECK(fake.spared == std::vector<Bytes>{signingCertificateOf("p384"), encryptionCertificate()});
}
