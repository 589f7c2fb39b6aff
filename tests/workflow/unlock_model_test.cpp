#include "tests/workflow/fake_calls.h"
#include "tests/workflow/model.h"

#include <algorithm>
#include <catch2/catch.hpp>

// The unlock as a model: the real checklist and the real effects against a portal that counts its releases and a UKEY
// whose host may die between any two of its calls.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

using Method = portal::UnlockMethod;

FakeState approved(Method method) {
  auto state = unlockState(method);
  state.application.answerVerified = true;
  state.application.stage = portal::Stage::Approved;
  return state;
}

State fresh(Method method) { return begun(approved(method)); }

State next(const State& state) { return after(state, 0, Manner::AsAsked); }
const Client& clientOf(const State& state) { return state.clients.front(); }
Next nextOf(const State& state) { return clientOf(state).standing().next; }

bool isCompleted(const FakeState& w) { return w.application.stage == portal::Stage::Completed; }
bool endsWell(const FakeState& w) {
  const auto& o = w.officer;
  return o.opens && o.onUkey == o.current && !o.next && !o.exposed;
}

void check(const State& s) {
  const auto& o = s.world.officer;
  // Whatever was cut off: the portal knows the PIN that the UKEY's officer has.
  demand(o.onUkey == o.current || o.onUkey == o.next);
  demand(o.wrongGuesses <= 1 && o.released <= mostReleases);
  const auto& ukey = s.world.ukeys.at(newUkey);
  demand(ukey.keys.empty()); // nothing was made
  demand(ukey.certificates.size() == 1 && holds(ukey, signingCertificateOf("p256")));
  for (const auto& client : s.clients) // once the UKEY has it nobody else does
    demand(!client.facts.unlockProof.known() || client.held.newPin.empty());
}

Events unlockEvents(const FakeState& w) {
  auto events = allEvents(w);
  if (!w.officer.late && w.officer.released > 0)
    addEvent(events, w, "the minutes of the release are over", [](FakeState& o) { o.officer.late = true; });
  return events;
}

std::string nameOf(Method method) {
  return method == Method::Escrow ? "by its officer's PIN" : method == Method::Challenge ? "by a code" : "by telephone";
}

Model modelOf(const std::string& name, State start) {
  Model model;
  model.name = name;
  model.start = std::move(start);
  model.events = unlockEvents;
  model.endsWell = endsWell;
  model.check = check;
  return model;
}

// The UKEY has a rule of its own that the chosen PIN breaks.
State brokenRule(const State& s) {
  std::vector<std::string> calls;
  (void)after(s, 0, Manner::AsAsked, {}, &calls);
  int last = 0;
  for (std::size_t call = 0; call < calls.size(); ++call)
    if (calls[call] == "unlock" || calls[call] == "unlockByCode") last = static_cast<int>(call) + 1;
  return after(s, 0, Manner::AsAsked, {Fault::What::PinRule, last});
}

State walk(State s) {
  for (int steps = 0; steps < 40 && !clientOf(s).ended(); ++steps)
    s = next(s);
  check(s);
  return s;
}

} // namespace

TEST_CASE("whatever happens, an unlock is completed or goes to staff, and the portal knows the officer's PIN",
          "[model]") {
  const auto method = GENERATE(Method::Escrow, Method::Challenge, Method::Telephone);
  auto model = modelOf("unlock " + nameOf(method), begun(unlockState(method)));
  model.troubles = troubles(3, anyNumber);
  visit(model, 60);
}

TEST_CASE("one trouble with an unlock, whatever it is, needs no staff", "[model]") {
  const auto method = GENERATE(Method::Escrow, Method::Challenge, Method::Telephone);
  auto model = modelOf("unlock " + nameOf(method) + " with one trouble", fresh(method));
  model.troubles = 1;
  model.check = [](const State& s) {
    check(s);
    demand(s.world.officer.allowed == 2);
  };
  visit(model, 60);
}

TEST_CASE("two PCs at one unlock do each other no harm", "[model]") {
  const auto method = GENERATE(Method::Escrow, Method::Challenge, Method::Telephone);
  auto model = modelOf("unlock at two PCs " + nameOf(method), begun(approved(method), 2));
  model.troubles = troubles(1, 2);
  visit(model, 60);
}

TEST_CASE("an answer that was lost is had again, and a proof that comes late is kept") {
  const auto method = GENERATE(Method::Challenge, Method::Telephone);
  auto state = fresh(method);
  while (!(nextOf(state) == Next{Perform{Effect::Unlock}}))
    state = next(state);
  std::vector<std::string> calls;
  const auto opened = after(state, 0, Manner::AsAsked, {}, &calls);
  for (std::size_t call = 0; call < calls.size(); ++call)
    if (calls[call] != "unlockByCode")
      CHECK(walk(after(state, 0, Manner::AsAsked,
                       {Fault::What::Refuse, static_cast<int>(call) + 1, true, ErrorCode::ConnectionCut}))
                .world.officer.released == 1);
  REQUIRE(clientOf(opened).facts.unlockProof.known());
  CHECK(clientOf(opened).held.newPin.empty());
  CHECK(clientOf(opened).held.unlockCode.empty());
  auto late = opened;
  late.world.officer.late = true;
  late.world.pull(newUkey); // it has done its part
  const auto end = walk(late);
  CHECK(isCompleted(end.world));
  CHECK(end.world.officer.released == 1);
  CHECK_FALSE(end.world.ukeys.at(newUkey).inserted);
}

TEST_CASE("a driver that knows none of the portal's ways is told before a PIN is chosen, and no UKEY is lost for it") {
  auto state = fresh(Method::Telephone);
  state.world.ukeys[newUkey].unlocksByCode = false;
  for (int steps = 0; steps < 10; ++steps)
    state = next(state);
  CHECK(nextOf(state) != Next{Ask{Page::ChooseNewPin}});
  CHECK_FALSE(clientOf(state).facts.newPinChosen);
  FakeWorld fake(state.world);
  auto world = fake.world();
  state.clients.front().facts.inserted = world.tokens.inventory({})->tokens;
  REQUIRE(nextOf(state) == Next{Perform{Effect::AskUnlockChallenge}});
  const auto told = perform(Effect::AskUnlockChallenge, clientOf(state).facts, {}, world, {});
  REQUIRE_FALSE(told);
  CHECK(told.error().code == ErrorCode::UnlockNotHere);
  state.world.ukeys[newUkey].unlocksByCode = true; // another driver was installed
  CHECK(isCompleted(walk(std::move(state)).world));
}

TEST_CASE("a portal that says telephone and lists no line for it is understood") {
  auto state = fresh(Method::Telephone);
  std::erase(state.world.application.lines, "unlock_code");
  CHECK(isCompleted(walk(std::move(state)).world));
}

TEST_CASE("a PIN that the UKEY refuses by a rule of its own takes no other release") {
  auto state = fresh(GENERATE(Method::Escrow, Method::Challenge, Method::Telephone));
  while (nextOf(state) != Next{Perform{Effect::Unlock}})
    state = next(state);
  for (int refused = 0; refused < 3; ++refused) {
    state = brokenRule(state);
    CHECK_FALSE(clientOf(state).facts.newPinChosen);
    while (nextOf(state) != Next{Perform{Effect::Unlock}})
      state = next(state);
  }
  const auto end = walk(state);
  CHECK(isCompleted(end.world));
  CHECK(end.world.officer.released <= 1);
}

TEST_CASE(
    "an unlock code that is mistyped or none is told where it is given, however it is written a right one is taken") {
  auto state = fresh(Method::Telephone);
  while (nextOf(state) != Next{Ask{Page::GiveUnlockCode}})
    state = next(state);
  FakeWorld fake(state.world);
  auto world = fake.world();
  const auto given = [&](std::string_view code) {
    return carry(GiveUnlockCode{Secret(code)}, clientOf(state).facts, {}, world, {});
  };
  for (const auto wrong : {mistypedUnlockCode, std::string_view("ANSWERSXT0"), std::string_view()}) {
    const auto told = given(wrong);
    REQUIRE_FALSE(told);
    CHECK(told.error().code == ErrorCode::UnlockCodeMistyped);
  }
  for (const auto right : {rightUnlockCode, wrongUnlockCode, std::string_view("answ-ersx to0f")})
    CHECK(given(right));
}
