#include "tests/workflow/client.h"

#include "tests/workflow/fake_calls.h"

namespace certdesk::test {

namespace {

using namespace workflow;
using Hold = Client::Hold;

Held heldOf(const FakeHeld& held) { return {Secret(held.code), Secret(held.newPin), Secret(held.unlockCode)}; }

void applyTo(Client& client, Learned learned) {
  if (learned.inserted) client.blind = learned.trouble.has_value();
  auto held = heldOf(client.held);
  apply(std::move(learned), client.facts, held);
  client.held = {std::string(held.code.text()), std::string(held.newPin.text()), std::string(held.unlockCode.text())};
}

// tried: the UKEY that an answer named.
void learn(Client& client, std::optional<Effect> effect, Result<Learned> result, FakeWorld& world,
           const std::string& tried = {}) {
  auto& facts = client.facts;
  const bool wasOpen = facts.pinGiven;
  const auto serial = boundSerial(facts);
  const bool looked = effect && onlyLooks(*effect);
  if (result) {
    if (!looked) client.failure.reset();
    applyTo(client, std::move(*result));
  } else {
    const auto code = result.error().code;
    // What a failure tells is logged and shown: no secret is in it (invariant 4), and none is our own fault.
    for (const auto& secret : {password, rightAnswer, rightPin, factoryPin, codeMailed(world.state)})
      demand(result.error().detail.find(secret) == std::string::npos);
    for (const auto secret : {chosenPin, rightUnlockCode, wrongUnlockCode})
      demand(result.error().detail.find(secret) == std::string::npos);
    demand(code != ErrorCode::Internal);
    if (code == ErrorCode::UkeyNotBlank || code == ErrorCode::UkeyFull)
      client.refused.insert(tried.empty() ? serial : tried);
    client.needsLogin = client.needsLogin || code == ErrorCode::LoginExpired;
    client.failure = code;
    forgetAfter(code, facts);
    client.hold = looked && facts.pinGiven == wasOpen ? Hold::Everything : Hold::Acts;
  }
  if (wasOpen && !facts.pinGiven) (void)world.tokens().end(serial, {});
  const auto next = client.standing().next;
  if (std::holds_alternative<Ask>(next)) client.hold = Hold::Nothing; // whatever is answered releases it
  if (std::holds_alternative<Ended>(next) && facts.pinGiven) {
    facts.pinGiven = false;
    (void)world.tokens().end(boundSerial(facts), {});
  }
}

void say(Client& client, Answer answer, FakeWorld& world) {
  auto whole = world.world();
  client.hold = Hold::Nothing;
  const bool logsIn = std::holds_alternative<LogIn>(answer);
  if (logsIn) client.needsLogin = false;
  const auto* tries = std::get_if<CheckUkey>(&answer);
  const auto tried = tries != nullptr ? tries->serial : std::string();
  auto result = carry(std::move(answer), client.facts, {}, whole, {});
  client.needsLogin = client.needsLogin || (logsIn && !result);
  learn(client, std::nullopt, std::move(result), world, tried);
}

bool isHeld(const Client& client, Effect effect) {
  return onlyLooks(effect) ? client.hold == Hold::Everything : client.hold != Hold::Nothing;
}

void takeAnother(Client& client, FakeWorld& world) {
  const auto serial = boundSerial(client.facts);
  world.state.pull(serial);
  world.state.ukeys.at(serial).gone = true;
  if (!client.facts.application->ukeySerial.empty()) return say(client, ReleaseUkey{}, world);
  ++world.state.released;
  say(client, ChooseUkey{}, world);
}

void wait(Client& client, Wait wait, FakeWorld& world, Manner manner) {
  if (wait == Wait::Review) {
    review(world.state);
    return poll(client, world);
  }
  if (manner == Manner::TakesAnother) return takeAnother(client, world);
  const auto serial = boundSerial(client.facts);
  world.state.ukeys.at(serial).gone = false; // found again after all
  world.state.insert(serial, client.pc);
  seeUkeys(client, world.state);
}

} // namespace

Client freshClient(const Checklist& checklist, int pc) {
  Client client;
  client.checklist = &checklist;
  client.pc = pc;
  client.facts.applicationId = applicationId;
  return client;
}

Turn turnOf(const Client& client) {
  if (client.needsLogin) return Turn::Person;
  const auto next = client.standing().next;
  if (std::holds_alternative<Perform>(next)) return stops(client) ? Turn::Person : Turn::Program;
  if (next == Next{Await{Wait::Review}}) return Turn::Authority;
  return std::holds_alternative<Ended>(next) ? Turn::Nobody : Turn::Person;
}

bool polls(const Client& client) {
  const auto next = client.standing().next;
  return !client.needsLogin && (next == Next{Await{Wait::Review}} || next == Next{Ask{Page::Pay}});
}

void poll(Client& client, FakeWorld& world) {
  auto answer = world.portal().application(applicationId, client.facts.application->etag, {});
  if (!answer) {
    client.needsLogin = client.needsLogin || answer.error().code == ErrorCode::LoginExpired;
    return;
  }
  Learned learned;
  learned.application = std::move(*answer);
  learn(client, Effect::FetchApplication, std::move(learned), world);
}

bool stops(const Client& client) {
  const auto next = client.standing().next;
  const auto* act = std::get_if<Perform>(&next);
  return act != nullptr && isHeld(client, act->effect);
}

void seeUkeys(Client& client, const FakeState& state) {
  auto& facts = client.facts;
  const bool wasOut = !client.blind && facts.inserted.known() && boundUkey(facts) == nullptr;
  const bool wasIn = boundUkey(facts) != nullptr;
  client.blind = false;
  facts.inserted = insertedAt(state, client.pc);
  if (boundUkey(facts) == nullptr) {
    forgetPulled(facts);
    if (wasIn && !std::holds_alternative<Perform>(client.standing().next)) client.failure.reset();
  } else if (wasOut) {
    client.hold = Hold::Nothing;
    client.failure.reset();
  }
}

void step(Client& client, FakeWorld& world, Manner manner) {
  if (client.needsLogin) return say(client, LogIn{owner, Secret(password)}, world);
  if (manner == Manner::Withdraws) return say(client, CancelApplication{}, world);
  const auto next = client.standing().next;
  if (const auto* ask = std::get_if<Ask>(&next)) {
    if (manner == Manner::TakesAnother) return takeAnother(client, world);
    if (ask->page == Page::ChooseUkey && choiceOf(client).empty()) {
      findUkey(client, world.state);
      return seeUkeys(client, world.state);
    }
    return say(client, answerTo(ask->page, client, world, manner), world);
  }
  if (const auto* await = std::get_if<Await>(&next)) return wait(client, await->wait, world, manner);
  const auto effect = std::get<Perform>(next).effect;
  if (isHeld(client, effect)) {
    if (!mend(client, world.state)) return say(client, CancelApplication{}, world);
    client.hold = Hold::Nothing; // Retry
  }
  auto whole = world.world();
  learn(client, effect, perform(effect, client.facts, heldOf(client.held), whole, {}), world);
}

} // namespace certdesk::test
