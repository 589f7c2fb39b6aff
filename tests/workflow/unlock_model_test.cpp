#include "tests/workflow/fake_unlock.h"

#include <catch2/catch.hpp>
#include <set>
#include <vector>

// The unlock as a model: the real checklist and the real effect against a portal that counts its releases and a UKEY
// whose host may die between any two of its calls. Every state that any sequence of faults can reach is visited.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

using Method = portal::UnlockMethod;

struct State {
  FakeState world;
  Officer officer;
  Facts facts;
  Held held;
  bool toStaff = false; // no release is left
  [[nodiscard]] State clone() const {
    return {world, officer, facts, {held.code.clone(), held.newPin.clone(), held.unlockCode.clone()}, toStaff};
  }
};

FakeState approved(Method method) {
  auto state = freshState();
  auto& a = state.application;
  a.service = "unlock";
  a.lines.clear();
  for (const auto& line : workflow::unlock().lines)
    if ((line.phase != Phase::Papers || line.step == Step::Review) &&
        (line.step != Step::UnlockCode || method == Method::Telephone))
      a.lines.emplace_back(wireName(line.step));
  a.lostUkeySerials.clear();
  a.answerVerified = true;
  a.stage = portal::Stage::Approved;
  a.oldUkeySerial = newUkey;
  a.oldSigningCertificate = signingCertificateOf("p256");
  a.unlockMethods = {method};
  auto& ukey = state.ukeys[newUkey];
  ukey.pin = token::PinState::Locked;
  ukey.unlocksByCode = method != Method::Escrow;
  ukey.certificates.push_back({{}, {}, a.oldSigningCertificate});
  state.changed();
  return state;
}

State fresh(Method method) {
  State state{approved(method), {}, {}, {}, false};
  state.facts.applicationId = applicationId;
  return state;
}

std::string identity(const State& s) {
  const auto& w = s.world;
  const auto& o = s.officer;
  const auto& f = s.facts;
  std::string text;
  for (const int each : {static_cast<int>(w.application.stage), static_cast<int>(w.windowOpen), o.onUkey, o.current,
                         o.next.value_or(9), static_cast<int>(o.exposed), o.released, o.allowed,
                         static_cast<int>(o.opens), static_cast<int>(w.ukeys.at(newUkey).inserted),
                         f.application.known() ? (f.application->etag == w.application.etag ? 2 : 1) : 0,
                         f.inserted.known() ? static_cast<int>(f.inserted->size()) : 9, static_cast<int>(f.codeGiven),
                         static_cast<int>(f.newPinChosen), static_cast<int>(f.chosenSerial.size()),
                         static_cast<int>(f.unlockProof.known()), static_cast<int>(f.unlockChallenge.known()),
                         static_cast<int>(f.unlockCodeGiven), static_cast<int>(o.asked), static_cast<int>(o.answered),
                         o.kept.empty() ? 9 : o.kept[2], o.kept.empty() ? 0 : o.kept[3],
                         o.wrongCodes, static_cast<int>(o.counted), static_cast<int>(o.late),
                         static_cast<int>(s.held.unlockCode.equals(Secret(rightUnlockCode))),
                         static_cast<int>(s.toStaff)})
    text += std::to_string(each) + ",";
  return text;
}

void learn(State& s, Result<Learned> result) {
  if (result)
    apply(std::move(*result), s.facts, s.held);
  else
    forgetAfter(result.error().code, s.facts);
  // Staff are asked, and find nothing wrong, as often as they may.
  if (!result && result.error().code == ErrorCode::UnlockGrantExpired) CHECK(!s.facts.codeGiven);
  if (!result && result.error().code == ErrorCode::UnlockToStaff) {
    s.toStaff = s.officer.allowed == mostReleases;
    if (!s.toStaff) ++s.officer.allowed;
  }
}

struct Trouble {
  Fault fault{};
  int dies = 0;
  bool wrongCode = false; // is typed
  bool pinRule = false;   // the UKEY has one that the chosen PIN breaks
};

// One step of the client, as the runner takes it when the person presses Retry wherever it waits for that.
State after(const State& before, const Trouble& trouble, std::vector<std::string>* calls = nullptr) {
  auto s = before.clone();
  UnlockWorld fake(s.world, s.officer);
  fake.fault = trouble.fault;
  fake.dies = trouble.dies;
  fake.refusesPin = trouble.pinRule;
  auto world = fake.world();
  const auto keep = [&] {
    s.world = fake.state;
    s.officer = fake.officer;
  };
  try {
    const auto next = standing(workflow::unlock(), s.facts).next;
    std::optional<Result<Learned>> result;
    const auto say = [&](Answer said) { result = carry(std::move(said), s.facts, {}, world, {}); };
    if (const auto* ask = std::get_if<Ask>(&next)) {
      if (ask->page == Page::GiveCode) fake.officer.late = false;
      if (ask->page == Page::GiveCode) say(GiveCode{Secret(rightCode), {}});
      if (ask->page == Page::ChooseNewPin) say(ChooseNewPin{Secret(chosenPin)});
      if (ask->page == Page::GiveUnlockCode) {
        if (!fake.answer()) { // they are on the telephone, and find nothing wrong
          s.toStaff = fake.officer.allowed == mostReleases;
          if (!s.toStaff) ++fake.officer.allowed;
        }
        const bool told = fake.answer() && !trouble.wrongCode;
        say(GiveUnlockCode{Secret(told ? rightUnlockCode : wrongUnlockCode)});
      }
      if (ask->page == Page::ChooseUkey) say(ChooseUkey{newUkey});
    } else if (std::holds_alternative<Await>(next)) {
      fake.state.ukeys[newUkey].inserted = true;
      result = perform(Effect::ListUkeys, s.facts, s.held, world, {});
    } else if (const auto* act = std::get_if<Perform>(&next)) {
      result = perform(act->effect, s.facts, s.held, world, {});
    }
    REQUIRE(result);
    keep();
    learn(s, std::move(*result));
  } catch (const Killed&) {
    keep();
    s.facts = Facts{};
    s.facts.applicationId = applicationId;
    s.held = {};
    s.officer.asked = false; // its host went with it
    s.officer.kept.clear();
  }
  if (calls != nullptr) *calls = fake.log;
  return s;
}

bool isCompleted(const State& s) { return s.world.application.stage == portal::Stage::Completed; }
bool ended(const State& s) {
  return std::holds_alternative<Ended>(standing(workflow::unlock(), s.facts).next) || s.toStaff;
}

void checkInvariants(const State& s) {
  const auto& o = s.officer;
  INFO(identity(s));
  // Whatever was cut off: the portal knows the PIN that the UKEY's officer has.
  CHECK((o.onUkey == o.current || o.onUkey == o.next));
  CHECK(o.wrongGuesses <= 1);
  CHECK(o.released <= mostReleases);
  const auto& ukey = s.world.ukeys.at(newUkey);
  CHECK(ukey.keys.empty()); // nothing was made
  CHECK((ukey.certificates.size() == 1 && holds(ukey, signingCertificateOf("p256"))));
  if (isCompleted(s)) CHECK((o.opens && o.onUkey == o.current && !o.next && !o.exposed));
}

// Without faults to the end: completed, or every release was spent on faults before.
State walk(const State& from) {
  auto s = from.clone();
  for (int steps = 0; steps < 40 && !ended(s); ++steps)
    s = after(s, {});
  INFO("from " << identity(from) << " to " << identity(s));
  CHECK(ended(s));
  CHECK((isCompleted(s) || from.officer.released > 1));
  checkInvariants(s);
  return s;
}

std::vector<Trouble> troublesAt(int call, const std::string& name) {
  std::vector<Trouble> troubles;
  const auto add = [&](Fault::What what, bool late, ErrorCode code) {
    troubles.push_back({{what, call, late, code}, 0});
  };
  for (const bool late : {false, true}) {
    add(Fault::What::Kill, late, {});
    if (name == "end") continue; // no call whose failure anybody looks at
    add(Fault::What::Pull, late, ErrorCode::UkeyRemoved);
    const bool ofUkey = name == "unlock" || name == "unlockKey" || name == "unlockChallenge" || name == "unlockByCode";
    add(Fault::What::Refuse, late, ofUkey ? ErrorCode::DriverCrashed : ErrorCode::ConnectionCut);
  }
  const bool released = name == "releaseUnlock" || name == "unlockResponse";
  if (released || name == "completeUnlock") add(Fault::What::Refuse, false, ErrorCode::UnlockGrantExpired);
  if (released) add(Fault::What::Refuse, false, ErrorCode::DownloadWindowClosed);
  if (name == "unlock" || name == "unlockByCode")
    for (int dies = 1; dies <= (name == "unlock" ? 4 : 2); ++dies)
      troubles.push_back({{}, dies});
  if (name == "unlock" || name == "unlockByCode") troubles.push_back({{}, 0, false, true});
  return troubles;
}

std::vector<State> reachedFrom(const State& state) {
  std::vector<State> reached;
  std::vector<std::string> calls;
  reached.push_back(after(state, {}, &calls));
  if (standing(workflow::unlock(), state.facts).next == Next{Ask{Page::GiveUnlockCode}})
    reached.push_back(after(state, {{}, 0, true}));
  for (std::size_t call = 0; call < calls.size(); ++call)
    for (const auto& trouble : troublesAt(static_cast<int>(call) + 1, calls[call]))
      reached.push_back(after(state, trouble));
  return reached;
}

} // namespace

TEST_CASE("from every state that any sequence of faults reaches, an unlock is completed or goes to staff, and the portal "
          "knows the officer's PIN") {
  const auto method = GENERATE(Method::Escrow, Method::Challenge, Method::Telephone);
  std::set<std::string> visited;
  std::vector<State> open;
  const auto reach = [&](State state) {
    if (visited.insert(identity(state)).second) open.push_back(std::move(state));
  };
  reach(fresh(method));
  while (!open.empty()) {
    const auto state = std::move(open.back());
    open.pop_back();
    checkInvariants(state);
    if (ended(state)) continue;
    (void)walk(state);
    for (auto& other : reachedFrom(state))
      reach(std::move(other));
  }
  WARN(visited.size() << " states, " << (method == Method::Escrow ? "the officer's PIN" : "a code")
                      << (method == Method::Telephone ? " by telephone" : ""));
  CHECK(visited.size() > 60);
}

TEST_CASE("one fault, wherever it strikes, needs no staff") {
  auto state = fresh(GENERATE(Method::Escrow, Method::Challenge, Method::Telephone));
  int faults = 0;
  while (!ended(state)) {
    for (const auto& other : reachedFrom(state)) {
      const auto end = walk(other);
      CHECK(isCompleted(end));
      CHECK(end.officer.allowed == 2);
      ++faults;
    }
    state = after(state, {});
  }
  CHECK(faults > 20);
}

TEST_CASE("an answer that was lost is had again, and a proof that comes late is kept") {
  const auto method = GENERATE(Method::Challenge, Method::Telephone);
  auto state = fresh(method);
  while (!(standing(workflow::unlock(), state.facts).next == Next{Perform{Effect::Unlock}}))
    state = after(state, {});
  std::vector<std::string> calls;
  const auto opened = after(state, {}, &calls);
  for (std::size_t call = 0; call < calls.size(); ++call)
    if (calls[call] != "unlockByCode")
      CHECK(walk(after(state, {{Fault::What::Refuse, static_cast<int>(call) + 1, true, ErrorCode::ConnectionCut}, 0}))
                .officer.released == 1);
  REQUIRE(opened.facts.unlockProof.known());
  CHECK(opened.held.newPin.empty());
  CHECK(opened.held.unlockCode.empty());
  auto late = opened.clone();
  late.officer.late = true;
  late.world.pull(newUkey); // it has done its part
  const auto end = walk(late);
  CHECK(isCompleted(end));
  CHECK(end.officer.released == 1);
  CHECK_FALSE(end.world.ukeys.at(newUkey).inserted);
}

TEST_CASE("a driver that knows none of the portal's ways is told before a PIN is chosen, and no UKEY is lost for it") {
  auto state = fresh(Method::Telephone);
  state.world.ukeys[newUkey].unlocksByCode = false;
  for (int steps = 0; steps < 10; ++steps)
    state = after(state, {});
  CHECK(standing(workflow::unlock(), state.facts).next != Next{Ask{Page::ChooseNewPin}});
  CHECK_FALSE(state.facts.newPinChosen);
  UnlockWorld fake(state.world, state.officer);
  auto world = fake.world();
  state.facts.inserted = world.tokens.inventory({})->tokens;
  REQUIRE(standing(workflow::unlock(), state.facts).next == Next{Perform{Effect::AskUnlockChallenge}});
  const auto told = perform(Effect::AskUnlockChallenge, state.facts, state.held, world, {});
  REQUIRE_FALSE(told);
  CHECK(told.error().code == ErrorCode::UnlockNotHere);
  state.world.ukeys[newUkey].unlocksByCode = true; // another driver was installed
  CHECK(isCompleted(walk(state)));
}

TEST_CASE("a portal that says telephone and lists no line for it is understood") {
  auto state = fresh(Method::Telephone);
  std::erase(state.world.application.lines, "unlock_code");
  CHECK(isCompleted(walk(state)));
}

TEST_CASE("a PIN that the UKEY refuses by a rule of its own takes no other release") {
  auto state = fresh(GENERATE(Method::Escrow, Method::Challenge, Method::Telephone));
  while (standing(workflow::unlock(), state.facts).next != Next{Perform{Effect::Unlock}})
    state = after(state, {});
  for (int refused = 0; refused < 3; ++refused) {
    state = after(state, {{}, 0, false, true});
    CHECK_FALSE(state.facts.newPinChosen);
    while (standing(workflow::unlock(), state.facts).next != Next{Perform{Effect::Unlock}})
      state = after(state, {});
  }
  const auto end = walk(state);
  CHECK(isCompleted(end));
  CHECK(end.officer.released <= 1);
}

TEST_CASE("an unlock code that is mistyped or none is told where it is given, however it is written a right one is taken") {
  auto state = fresh(Method::Telephone);
  while (standing(workflow::unlock(), state.facts).next != Next{Ask{Page::GiveUnlockCode}})
    state = after(state, {});
  UnlockWorld fake(state.world, state.officer);
  auto world = fake.world();
  const auto given = [&](std::string_view code) { return carry(GiveUnlockCode{Secret(code)}, state.facts, {}, world, {}); };
  for (const auto wrong : {mistypedUnlockCode, std::string_view("ANSWERSXT0"), std::string_view()}) {
    const auto told = given(wrong);
    REQUIRE_FALSE(told);
    CHECK(told.error().code == ErrorCode::UnlockCodeMistyped);
  }
  for (const auto right : {rightUnlockCode, wrongUnlockCode, std::string_view("answ-ersx to0f")})
    CHECK(given(right));
}
