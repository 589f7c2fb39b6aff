#include "tests/workflow/client.h"

#include <catch2/catch.hpp>
#include <set>
#include <vector>

// Contents, papers and money as a model of their own, from the draft to the approval: every state that any sequence of
// faults can reach is visited; from each it must be approved, nothing paid twice and nothing submitted twice.
using namespace certdesk;
using namespace certdesk::test;
using namespace certdesk::workflow;

namespace {

struct State {
  FakeState world;
  Client client;
  [[nodiscard]] State clone() const { return {world, client.clone()}; }
};

std::string identity(const portal::Application& a) {
  std::string text = std::to_string(static_cast<int>(a.stage));
  for (const auto& form : a.forms)
    text += form.filled ? 'F' : 'f';
  for (const auto& material : a.materials) {
    text += '/';
    for (const auto& page : material.pages)
      text += page.sha256 + (page.remark.empty() ? "" : "!");
  }
  const auto& payment = *a.payment;
  return text + (a.materialsComplete ? "M" : "m") + (a.voucherComplete ? "V" : "v") +
         std::to_string(static_cast<int>(payment.state)) + (payment.order ? "o" : "") +
         (payment.method ? std::to_string(static_cast<int>(*payment.method)) : "-");
}

std::string identity(const State& s) {
  const auto& f = s.client.facts;
  const auto& w = s.world;
  std::string text = identity(w.application) + (w.loggedIn ? "L" : "l") + std::to_string(w.sendsBack) +
                     std::to_string(w.timesPaid) + std::to_string(w.ordersMade) + "|";
  text += f.application.known() ? identity(*f.application) + (f.application->etag == w.application.etag ? "=" : "#")
                                : std::string("?");
  return text + "|" + (f.formPrinted ? "P" : "p") + (f.ukeyLater ? "K" : "k") + (f.tried.known() ? "T" : "t") +
         (f.inserted.known() ? "I" : "i") + (s.client.needsLogin ? "N" : "n");
}

bool isThere(const State& s) {
  return s.client.facts.application.known() && s.client.facts.application->stage == portal::Stage::Approved;
}

State after(const State& before, const Fault& fault, std::size_t* calls = nullptr) {
  State s = before.clone();
  FakeWorld world(std::move(s.world));
  world.fault = fault;
  try {
    step(s.client, world, Person::PutsItBackIn);
  } catch (const Killed&) {
    s.client = freshClient();
  }
  s.world = std::move(world.state);
  if (calls != nullptr) *calls = world.log.size();
  return s;
}

std::vector<Fault> faultsAt(int call) {
  return {{Fault::What::Kill, call, false},
          {Fault::What::Kill, call, true},
          {Fault::What::Refuse, call, false, ErrorCode::ConnectionCut},
          {Fault::What::Refuse, call, true, ErrorCode::ConnectionCut},
          {Fault::What::Refuse, call, false, ErrorCode::LoginExpired},
          {Fault::What::Refuse, call, false, ErrorCode::ChangedElsewhere}};
}

// What happens between two steps, also by another PC.
std::vector<State> events(const State& s) {
  std::vector<State> result;
  const auto with = [&](auto change) {
    auto other = s.clone();
    change(other);
    result.push_back(std::move(other));
  };
  with([](State& o) {
    o.world.loggedIn = false;
    o.client = freshClient();
  });
  with([](State& o) { pay(o.world); });
  with([](State& o) { letExpire(o.world); });
  with([](State& o) { review(o.world); });
  return result;
}

// Where no line may ask any more that was closed by submitting, papers are owed or were sent back.
bool asksAgain(const State& s) {
  if (!s.client.facts.application.known() || s.client.facts.application->stage == portal::Stage::Draft) return false;
  const auto next = s.client.standing().next;
  return next == Next(Ask{Page::CheckUkey}) || next == Next(Ask{Page::SubmitApplication});
}

void mustBeApproved(const State& from, std::set<std::string>& good) {
  std::vector<std::string> met;
  auto s = from.clone();
  bool known = false;
  while (!isThere(s) && met.size() < 60 && !known) {
    met.push_back(identity(s));
    known = good.count(met.back()) != 0;
    if (!known) s = after(s, {});
  }
  INFO("from " << identity(from) << "\nto " << identity(s) << " in " << met.size() << " steps");
  if (!known && !isThere(s)) FAIL();
  good.insert(met.begin(), met.end());
}

std::size_t explore(portal::PaymentMethod method) {
  std::set<std::string> visited, good;
  std::vector<State> open;
  const auto reach = [&](State state) {
    if (visited.insert(identity(state)).second) open.push_back(std::move(state));
  };
  State first{paperedState(), freshClient()};
  first.world.willPayBy = method;
  reach(std::move(first));
  while (!open.empty()) {
    const auto state = std::move(open.back());
    open.pop_back();
    if (state.world.timesPaid > 1 || state.world.ordersMade > 1) FAIL("paid twice: " << identity(state));
    if (asksAgain(state)) FAIL("asked again: " << identity(state));
    mustBeApproved(state, good);
    if (isThere(state)) continue;
    for (auto& event : events(state))
      reach(std::move(event));
    std::size_t calls = 0;
    reach(after(state, {}, &calls));
    for (std::size_t call = 1; call <= calls; ++call)
      for (const auto& fault : faultsAt(static_cast<int>(call)))
        reach(after(state, fault));
  }
  return visited.size();
}

} // namespace

TEST_CASE("whatever happens between the first page of contents and the approval, it is approved, and paid once") {
  for (const auto method : {portal::PaymentMethod::Online, portal::PaymentMethod::Transfer}) {
    const auto states = explore(method);
    WARN(states << " states");
    CHECK(states > 200);
  }
}
