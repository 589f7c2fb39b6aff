#include "tests/workflow/model.h"

#include "tests/workflow/exploration.h"
#include "tests/workflow/fake_calls.h"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace certdesk::test {

using namespace workflow;

namespace {

// One C_Login for each PIN that a person has given, and none without.
void checkLogins(const FakeWorld& world, bool pinGiven) {
  demand(world.count("begin") <= (pinGiven ? 1 : 0));
  demand(world.count("changePin") <= (pinGiven ? 1 : 0));
}

bool asksForPin(const Client& client) {
  const auto next = client.standing().next;
  return !client.needsLogin && (next == Next{Ask{Page::GivePin}} || next == Next{Ask{Page::CheckUkey}});
}

} // namespace

State begun(FakeState world, int clients) {
  State state{std::move(world), {}};
  for (int pc = 0; pc < clients; ++pc)
    state.clients.push_back(freshClient(*checklistFor(state.world.application.service), pc));
  return state;
}

State after(const State& before, std::size_t client, Manner manner, const Fault& fault,
            std::vector<std::string>* calls) {
  State s = before;
  auto& acting = s.clients.at(client);
  const bool pinGiven = asksForPin(acting);
  const auto seen = acting.facts.application.known() ? acting.facts.application->etag : std::string();
  FakeWorld world(std::move(s.world), acting.pc);
  world.fault = fault;
  try {
    step(acting, world, manner);
  } catch (const Killed&) {
    acting = freshClient(*acting.checklist, acting.pc);
  }
  checkLogins(world, pinGiven);
  demand(world.wroteTo.empty() || world.wroteTo == seen); // a write names the snapshot that was judged by
  if (calls != nullptr) *calls = world.log;
  s.world = std::move(world.state);
  return s;
}

int troubles(int usual, int whole) {
  const char* said = std::getenv("CERTDESK_MODELS");
  return said != nullptr && std::string_view(said) == "whole" ? whole : usual;
}

void meetOneTrouble(Model& model) {
  model.troubles = 1;
  if (troubles(0, 1) == 1) return;
  model.events = portalEvents;
  model.meets = [](const std::string& trouble) {
    return !trouble.starts_with("PC ") || trouble.find("ConnectionCut after") != std::string::npos;
  };
}

void addEvent(Events& events, const FakeState& world, const std::string& name,
              const std::function<void(FakeState&)>& change) {
  events.push_back({name, world});
  change(events.back().world);
}

namespace {

// What becomes of the certificate meanwhile, as the practice portal has it. Who freezes it stops nothing but a
// renewal's request. It is revoked only before an approval, and ends what is open for it, whichever service. A first
// certificate is none before it is confirmed. Only an unlock goes beside another service, which may put its certificate
// out of use.
void addOfCertificate(Events& events, const FakeState& w) {
  const auto& a = w.application;
  if (a.service == renewal().service && !w.frozen)
    addEvent(events, w, "frozen", [](FakeState& o) { o.frozen = true; });
  if (a.service == unlock().service && !w.superseded)
    addEvent(events, w, "superseded", [](FakeState& o) { o.superseded = true; });
  if (a.stage == portal::Stage::Approved || a.service == firstCertificate().service || w.superseded) return;
  addEvent(events, w, "revoked", [](FakeState& o) {
    o.revoked = true;
    endEarly(o, portal::Stage::Cancelled);
    o.changed();
  });
}

} // namespace

Events portalEvents(const FakeState& w) {
  using portal::Stage;
  Events events;
  const auto& a = w.application;
  const auto ends = [](Stage stage) {
    return [stage](FakeState& o) {
      endEarly(o, stage);
      o.changed();
    };
  };
  const auto add = [&](const char* name, const std::function<void(FakeState&)>& change) {
    addEvent(events, w, name, change);
  };
  if (w.windowOpen) add("the window closes", [](FakeState& o) { o.windowOpen = false; });
  if (a.stage == Stage::Approved && !w.codeExpired) add("the code expires", [](FakeState& o) { o.codeExpired = true; });
  if (a.stage == Stage::UnderReview) {
    add("approved or sent back", [](FakeState& o) { review(o); });
    if (a.service != firstCertificate().service) add("sent back", [](FakeState& o) { sendBack(o); });
    add("refused", ends(Stage::Refused));
  }
  if (isOpen(a.stage)) add("withdrawn elsewhere", ends(Stage::Cancelled));
  const bool moneyGiven = a.payment && (a.payment->state == portal::PaymentState::Paid || a.voucherComplete);
  if (isOpen(a.stage) && a.stage != Stage::UnderReview && a.stage != Stage::Approved && !moneyGiven)
    add("expired", ends(Stage::Expired));
  if (a.payment && a.payment->state == portal::PaymentState::Open) {
    add("paid", [](FakeState& o) { pay(o); });
    add("the order expires", [](FakeState& o) { letExpire(o); });
  }
  if (isOpen(a.stage)) addOfCertificate(events, w);
  return events;
}

Events ukeyEvents(const FakeState& w) {
  Events events;
  for (const auto& [serial, ukey] : w.ukeys) {
    if (!ukey.inserted) continue;
    addEvent(events, w, serial + " is pulled", [&](FakeState& o) { o.pull(serial); });
    if (w.application.service == unlock().service) continue;
    if (ukey.pin == token::PinState::Ok)
      addEvent(events, w, serial + " is locked", [&](FakeState& o) { o.ukeys[serial].pin = token::PinState::Locked; });
    if (ukey.room != FakeUkey::Room::Full)
      addEvent(events, w, serial + " fills up", [&](FakeState& o) { o.ukeys[serial].room = FakeUkey::Room::Full; });
  }
  return events;
}

Events allEvents(const FakeState& w) {
  auto events = portalEvents(w);
  for (auto& event : ukeyEvents(w))
    events.push_back(std::move(event));
  return events;
}

Visited explore(const Model& model) { return Exploration(model).run(); }

void visit(const Model& model, std::size_t atLeast) {
  const auto visited = explore(model);
  WARN(model.name << ": " << visited.states << " states, " << visited.transitions << " transitions");
  CHECK(visited.states > atLeast);
}

} // namespace certdesk::test
