#include "tests/workflow/model.h"

#include <catch2/catch.hpp>
#include <set>

// The renewal as a model, like the recovery's: every state that any sequence of faults can reach is visited. In each the
// holder has what they had before, or what replaces it; from each it ends well.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

bool hasOldSigning(const FakeState& w) {
  const auto& old = w.application.oldSigningCertificate;
  return holds(w.ukeys.at(newUkey), old) && hasKey(w.ukeys.at(newUkey), keyOf(old));
}

bool hasNewSet(const FakeState& w) {
  const auto& ukey = w.ukeys.at(newUkey);
  const auto* signing = issuedSigning(w.application);
  const auto whole = [&](const Bytes& one) { return holds(ukey, one) && hasKey(ukey, keyOf(one)); };
  return signing != nullptr && whole(signing->certificate) && whole(encryptionCertificate());
}

// No usable key goes before its replacement is verified and confirmed, and the old encryption key never.
void checkNothingLost(const FakeState& w, bool kept) {
  CHECK(hasKey(w.ukeys.at(newUkey), keyOf(encryptionCertificate(kept ? 0 : 1))));
  CHECK(holds(w.ukeys.at(newUkey), encryptionCertificate(1)));
  CHECK((hasOldSigning(w) || (w.application.confirmed && hasNewSet(w))));
}

bool endsWell(const FakeState& w) {
  return w.application.stage == portal::Stage::Completed && w.application.confirmed && hasNewSet(w);
}

std::vector<State> events(const State& s) {
  std::vector<State> result;
  const auto with = [&](auto change) {
    auto other = s.clone();
    change(other);
    result.push_back(std::move(other));
  };
  with([](State& o) {
    o.world.closeOperation();
    o.client = freshClient(renewal());
  });
  with([](State& o) {
    o.world.closeOperation();
    o.world.loggedIn = false; // the profile is gone too, or it is another PC
    o.client = freshClient(renewal());
  });
  with([](State& o) { o.world.pull(newUkey); }); // not yet seen
  with([](State& o) {
    o.world.pull(newUkey);
    seeUkeys(o.client, o.world);
  });
  with([](State& o) { o.world.windowOpen = false; });
  return result;
}

// Walks without faults to the end. Who met a state that is known to end well need not walk on.
void mustEnd(const State& from, std::set<std::string>& good) {
  std::vector<std::string> met;
  auto s = from.clone();
  bool known = false;
  while (!s.client.ended() && met.size() < 80 && !known) {
    met.push_back(identity(s));
    known = good.count(met.back()) != 0;
    if (!known) s = after(s, Person::PutsItBackIn, {});
  }
  if (!known && !(s.client.ended() && endsWell(s.world))) {
    INFO("from " << (met.empty() ? identity(from) : met.front()) << "\nto " << identity(s));
    FAIL();
  }
  good.insert(met.begin(), met.end());
}

std::size_t explore(bool kept) {
  std::set<std::string> visited, good;
  std::vector<State> open;
  const auto reach = [&](State state) {
    if (visited.insert(identity(state)).second) open.push_back(std::move(state));
  };
  reach({renewalState(kept), freshClient(renewal())});
  while (!open.empty()) {
    const auto state = std::move(open.back());
    open.pop_back();
    if (actsBlindly(state)) FAIL(identity(state));
    checkNothingLost(state.world, kept);
    mustEnd(state, good);
    if (state.client.ended()) continue;
    for (auto& event : events(state))
      reach(std::move(event));
    std::vector<CallKind> kinds;
    reach(after(state, Person::PutsItBackIn, {}, &kinds));
    for (std::size_t call = 0; call < kinds.size(); ++call)
      for (const auto& fault : faultsOf(kinds[call], static_cast<int>(call) + 1, Trouble::OnThisPc))
        reach(after(state, Person::PutsItBackIn, fault));
  }
  return visited.size();
}

Error refusedTrial(FakeWorld& fake, const std::string& serial) {
  Facts facts;
  facts.application = fake.state.application;
  facts.inserted = fake.tokens().inventory({})->tokens;
  auto world = fake.world();
  auto tried = carry(CheckUkey{serial, Secret(rightPin), {}, false}, facts, {}, world, {});
  return tried ? Error{ErrorCode::Internal, "it was taken"} : tried.error();
}

} // namespace

TEST_CASE("from every state that any sequence of faults reaches, the renewal ends well, and nothing usable was lost") {
  const bool kept = GENERATE(false, true);
  const auto states = explore(kept);
  WARN(states << " states, the encryption key " << (kept ? "kept" : "new"));
  CHECK(states > 1'000);
}

TEST_CASE("without trouble a renewal removes the old signing set, and that last") {
  State s{renewalState(false), freshClient(renewal())};
  bool confirmed = false;
  for (int steps = 0; !s.client.ended(); ++steps) {
    REQUIRE(steps < 80);
    confirmed = s.world.application.confirmed;
    if (!confirmed) CHECK(hasOldSigning(s.world));
    s = after(s, Person::PutsItBackIn, {});
  }
  const auto& old = s.world.application.oldSigningCertificate;
  CHECK_FALSE(holds(s.world.ukeys.at(newUkey), old));
  CHECK_FALSE(hasKey(s.world.ukeys.at(newUkey), keyOf(old)));
  checkNothingLost(s.world, false);
}

TEST_CASE("a UKEY without the old key, or without its certificate, is refused before anything costs") {
  FakeWorld fake(renewalState(false));
  auto& ukey = fake.state.ukeys[newUkey];
  SECTION("the certificate is not there, and no PIN is spent") {
    std::erase_if(ukey.certificates, [&](const auto& one) {
      return one.certificate == fake.state.application.oldSigningCertificate;
    });
    CHECK(refusedTrial(fake, newUkey).code == ErrorCode::UkeyLacksCertificate);
    CHECK(fake.count("begin") == 0);
  }
  SECTION("its key is not there") {
    std::erase_if(ukey.keys, [&](const auto& one) { return one.signs; });
    CHECK(refusedTrial(fake, newUkey).code == ErrorCode::UkeyLacksCertificate);
    CHECK(fake.count("tryOut") == 0);
  }
  SECTION("and one with somebody's keys beside it is taken") {
    token::KeyEntry foreign;
    foreign.label = "of the tax office";
    foreign.publicKey = spkiOf("person-c");
    foreign.signs = true;
    ukey.keys.push_back(foreign);
    CHECK(refusedTrial(fake, newUkey).detail == "it was taken");
  }
  SECTION("another UKEY") {
    fake.state.ukeys[otherUkey].inserted = true;
    CHECK(refusedTrial(fake, otherUkey).code == ErrorCode::UkeyLacksCertificate);
    CHECK(fake.count("begin") == 0);
  }
}
