#include "tests/workflow/fake_calls.h"
#include "tests/workflow/model.h"

#include <catch2/catch.hpp>

// The renewal as a model, like the recovery's: in every state that is reached the holder has what they had before, or
// what replaces it; from each it ends well.
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
  demand(hasKey(w.ukeys.at(newUkey), keyOf(encryptionCertificate(kept ? 0 : 1))));
  demand(holds(w.ukeys.at(newUkey), encryptionCertificate(1)));
  demand(hasOldSigning(w) || (w.application.confirmed && hasNewSet(w)));
}

bool endsWell(const FakeState& w) { return w.application.confirmed && hasNewSet(w); }

Model modelOf(const char* name, State start, bool kept) {
  Model model;
  model.name = std::string(name) + (kept ? ", the encryption key kept" : ", the encryption key new");
  model.start = std::move(start);
  model.events = allEvents;
  model.endsWell = endsWell;
  model.check = [kept](const State& s) { checkNothingLost(s.world, kept); };
  return model;
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

TEST_CASE("whatever happens, a renewal ends well, and the holder always has the old set or the new", "[model]") {
  const bool kept = GENERATE(false, true);
  auto model = modelOf("renewal", begun(renewalState(kept)), kept);
  model.troubles = troubles(2, anyNumber);
  visit(model, 1'000);
}

TEST_CASE("two PCs at one renewal do each other no harm", "[model]") {
  const bool kept = GENERATE(false, true);
  auto start = renewalState(kept);
  start.application.stage = portal::Stage::Approved;
  auto model = modelOf("renewal at two PCs", begun(start, 2), kept);
  meetOneTrouble(model);
  visit(model, 1'000);
}

TEST_CASE("without trouble a renewal removes the old signing set, and that last") {
  auto s = begun(renewalState(false));
  bool confirmed = false;
  for (int steps = 0; !s.clients.front().ended(); ++steps) {
    REQUIRE(steps < 80);
    confirmed = s.world.application.confirmed;
    if (!confirmed) CHECK(hasOldSigning(s.world));
    s = after(s, 0, Manner::AsAsked);
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
    std::erase_if(ukey.certificates,
                  [&](const auto& one) { return one.certificate == fake.state.application.oldSigningCertificate; });
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
