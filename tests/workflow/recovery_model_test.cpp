#include "tests/workflow/model.h"

#include <catch2/catch.hpp>

// The recovery and the first certificate as models: the real checklist and the real effects against a fake portal and
// fake UKEYs. From every state that is reached the service must end well, whatever the person is like.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

bool endsWell(const FakeState& w) {
  const auto& a = w.application;
  const auto& ukey = w.ukeys.at(a.ukeySerial);
  Facts facts;
  facts.application = a;
  // The archived pair is there too where there was room, and it is told where there was none.
  const auto archived = archivedPairs(facts);
  const int written = !a.archived.empty() && holds(ukey, encryptionCertificate(1)) ? 1 : 0;
  if (archived.written != written || archived.written + archived.notWritten != static_cast<int>(a.archived.size()))
    return false;
  if (ukey.room == FakeUkey::Room::ForAll && archived.notWritten > 0) return false;
  return a.confirmed && holds(ukey, encryptionCertificate()) && holds(ukey, issuedSigning(a)->certificate);
}

FakeState approved(FakeState state) {
  state.application.stage = portal::Stage::Approved;
  return state;
}

Model modelOf(const char* name, State start) {
  Model model;
  model.name = name;
  model.start = std::move(start);
  model.events = allEvents;
  model.endsWell = endsWell;
  model.mayTakeAnother = true;
  return model;
}

} // namespace

TEST_CASE("whatever happens, a recovery ends well, and nothing usable is lost on the way", "[model]") {
  auto model = modelOf("recovery", begun(freshState()));
  model.troubles = troubles(2, anyNumber);
  visit(model, 1'000);
}

TEST_CASE("whatever happens, the download of a first certificate ends well", "[model]") {
  auto model = modelOf("first certificate", begun(firstState()));
  model.troubles = troubles(2, anyNumber);
  visit(model, 1'000);
}

TEST_CASE("two PCs at one recovery, with one UKEY or with two, do each other no harm", "[model]") {
  auto start = approved(freshState());
  start.ukeys[otherUkey].pc = 1;
  const bool hasTwo = GENERATE(false, true);
  start.ukeys[otherUkey].inserted = hasTwo;
  auto model = modelOf("recovery at two PCs", begun(start, 2));
  meetOneTrouble(model);
  if (hasTwo) model.troubles = troubles(0, 1); // which are too many for a usual run
  model.mayTakeAnother = false;
  visit(model, 1'000);
}

TEST_CASE("whoever makes a signing key is told of all that the portal has certified") {
  FakeWorld fake(freshState());
  fake.state.application.issued = {{portal::Purpose::Signing, signingCertificateOf("p384"), 0},
                                   {portal::Purpose::Encryption, encryptionCertificate(), 0}};
  fake.state.ukeys[newUkey].open = true;
  Facts facts;
  facts.application = fake.state.application;
  facts.chosenSerial = newUkey;
  facts.holdings = Holdings{};
  auto world = fake.world();
  CHECK(perform(Effect::GenerateSigningKey, facts, {}, world, {}).has_value());
  CHECK(fake.spared == std::vector<Bytes>{signingCertificateOf("p384"), encryptionCertificate()});
}
