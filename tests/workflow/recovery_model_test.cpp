#include "tests/workflow/model.h"

#include <catch2/catch.hpp>
#include <set>
#include <vector>

// The recovery as a model: the real checklist and the real effects against a fake portal and fake UKEYs. Every state
// that any sequence of faults can reach is visited; from each, the service must end well, whatever the person is like.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

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
