#include "tests/workflow/exploration.h"

#include "tests/workflow/fake_calls.h"
#include "tests/workflow/identity.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace certdesk::test {

using namespace workflow;

namespace {

constexpr int none = -1, theEnd = -2;

// It is about to act on something that it has not seen.
bool actsBlindly(const Client& client) {
  const auto next = client.standing().next;
  const auto* perform = std::get_if<Perform>(&next);
  if (perform == nullptr || onlyLooks(perform->effect)) return false;
  const auto& f = client.facts;
  const auto effect = perform->effect;
  if (!f.application.known()) return true;
  if (effect == Effect::AskUnlockChallenge) return boundUkey(f) == nullptr;
  if (effect == Effect::Unlock) return boundUkey(f) == nullptr || !f.newPinChosen || !f.codeGiven;
  if (effect == Effect::CompleteUnlock) return !f.unlockProof.known();
  const bool mayBeFirst = effect == Effect::TryUkey || effect == Effect::GenerateSigningKey;
  return !f.pinGiven || !f.holdings.known() || (!mayBeFirst && f.holdings->signingKey.empty());
}

// And nothing is told that went wrong (invariant 7).
bool stopsUntold(const Client& client) { return stops(client) && !client.needsLogin && !client.failure; }

std::string whereOf(const Client& client) {
  const auto* line = client.standing().line;
  return "PC " + std::to_string(client.pc) + (line != nullptr ? " at " + client.checklist->code(*line) : " looks");
}

std::string nameOf(Manner manner) {
  switch (manner) {
  case Manner::AsAsked:
    return "";
  case Manner::TakesAnother:
    return ", takes another UKEY";
  case Manner::Mistypes:
    return ", mistypes";
  case Manner::ChangesMind:
    return ", changes the mind";
  case Manner::Withdraws:
    return ", withdraws";
  }
  return "";
}

std::string nameOf(const Fault& fault, const std::string& call) {
  const std::string when = fault.after ? " after " : " at ";
  switch (fault.what) {
  case Fault::What::Kill:
    return ", killed" + when + call;
  case Fault::What::Pull:
    return ", pulled" + when + call;
  case Fault::What::HostDies:
    return ", host dies inside of " + call + " " + std::to_string(fault.times);
  case Fault::What::PinRule:
    return ", a rule of the UKEY's own at " + call;
  case Fault::What::Refuse:
  case Fault::What::Nothing:
    break;
  }
  return ", " + std::string(certdesk::nameOf(fault.code)) + when + call;
}

std::uint64_t hashOf(const State& state) {
  auto text = identity(state.world);
  for (const auto& client : state.clients)
    text += identity(client, state.world);
  return std::hash<std::string>()(text);
}

} // namespace

Exploration::Exploration(const Model& model) : m_model(model), m_calm(model.start.clients.size() * Chains) {}

bool Exploration::affords(int node, int troubles) const {
  return m_nodes[static_cast<std::size_t>(node)].troubles <= m_model.troubles - troubles;
}

bool Exploration::meets(int node, const std::string& trouble) const {
  return affords(node, 1) && (!m_model.meets || m_model.meets(trouble));
}

std::string Exploration::trail(int node) const {
  std::vector<std::string> ways;
  for (; node >= 0; node = m_nodes[static_cast<std::size_t>(node)].parent)
    ways.push_back(m_nodes[static_cast<std::size_t>(node)].way);
  std::string text;
  for (auto way = ways.rbegin(); way != ways.rend(); ++way)
    text += "\n  " + *way;
  return text;
}

void Exploration::tell(int node, const std::string& what) const {
  FAIL(m_model.name << ": " << what << trail(node));
  throw std::logic_error(what);
}

int Exploration::reach(State state, const Way& way) {
  ++m_visited.transitions;
  const auto [place, isNew] = m_ids.try_emplace(hashOf(state), static_cast<int>(m_nodes.size()));
  const int id = place->second;
  const int level = m_model.troubles == anyNumber ? 0 : way.troubles;
  if (isNew) {
    m_nodes.push_back({way.from, level, way.name()});
    for (auto& chain : m_calm)
      chain.push_back(none);
    judge(state, id);
  } else if (m_nodes[static_cast<std::size_t>(id)].troubles <= level) {
    return id;
  }
  m_nodes[static_cast<std::size_t>(id)].troubles = level;
  m_open.resize(std::max(m_open.size(), static_cast<std::size_t>(level) + 1));
  m_open[static_cast<std::size_t>(level)].emplace_back(id, std::move(state));
  return id;
}

void Exploration::judge(const State& state, int node) {
  try {
    demand(state.world.timesPaid + (state.world.transferred ? 1 : 0) <= 1 && state.world.ordersMade <= 1);
    demand(!state.world.revoked || !isOpen(state.world.application.stage));
    for (const auto& client : state.clients)
      demand(!actsBlindly(client) && !stopsUntold(client));
    if (m_model.check) m_model.check(state);
  } catch (const std::exception& broken) {
    tell(node, broken.what());
  }
}

Visited Exploration::run() {
  reach(m_model.start, {none, 0, [] { return std::string("the beginning"); }});
  while (const auto level = nextLevel()) {
    const auto [node, state] = std::move(m_open[*level].back());
    m_open[*level].pop_back();
    if (m_nodes[static_cast<std::size_t>(node)].troubles < static_cast<int>(*level)) continue; // left before
    try {
      leave(node, state);
    } catch (const std::exception& broken) { // a rule that a fake was asked to break
      tell(node, "then " + std::string(broken.what()));
    }
  }
  checkCalm();
  checkAlone();
  m_visited.states = m_nodes.size();
  return m_visited;
}

// The fewest troubles first, so that few are left twice; but those with the most, which are the most, do not pile up.
std::optional<std::size_t> Exploration::nextLevel() const {
  constexpr std::size_t pile = 10'000;
  if (!m_open.empty() && m_open.back().size() > pile) return m_open.size() - 1;
  const auto next = std::find_if(m_open.begin(), m_open.end(), [](const auto& level) { return !level.empty(); });
  return next == m_open.end() ? std::nullopt : std::optional<std::size_t>(next - m_open.begin());
}

void Exploration::leave(int node, const State& state) {
  const auto ended = [](const Client& client) { return client.ended(); };
  for (std::size_t client = 0; client < state.clients.size(); ++client)
    takeTurn(node, state, client);
  if (std::all_of(state.clients.begin(), state.clients.end(), ended)) return;
  if (m_model.isFarEnough && m_model.isFarEnough(state)) return;
  for (std::size_t client = 0; client < state.clients.size(); ++client)
    if (!state.clients[client].ended()) befall(node, state, client);
  if (!affords(node, 1)) return;
  for (auto& event : m_model.events(state.world)) {
    if (!meets(node, event.name)) continue;
    auto other = state;
    other.world = std::move(event.world);
    reach(std::move(other), {node, m_nodes[static_cast<std::size_t>(node)].troubles + 1, [&] { return event.name; }});
  }
}

// As asked to the end: none but the CA ends it in any other way than by completing it, or staff, where they may not go
// on or nothing is left to be unlocked.
void Exploration::takeTurn(int node, const State& state, std::size_t client) {
  const auto& acting = state.clients[client];
  if (acting.ended() || (m_model.isFarEnough && m_model.isFarEnough(state))) {
    noteCalm(node, client, Manner::AsAsked, theEnd);
    const auto stage = state.world.application.stage;
    if (isOpen(stage) && acting.ended()) tell(node, "ended, and the portal does not know it");
    if (stage == portal::Stage::Completed && !m_model.endsWell(state.world)) tell(node, "completed, and not well");
    return;
  }
  for (const auto manner : mannersAt(acting, state.world)) {
    if (manner == Manner::TakesAnother && !m_model.mayTakeAnother) continue;
    const bool calm = manner == Manner::AsAsked || manner == Manner::TakesAnother;
    const int trouble = calm ? 0 : 1;
    if (!calm && !meets(node, whereOf(acting) + nameOf(manner))) continue;
    std::vector<std::string> calls;
    auto next = after(state, client, manner, {}, &calls);
    checkNothingLost(state.world, next.world);
    const bool givenUp = isOpen(state.world.application.stage) && !isOpen(next.world.application.stage) &&
                         next.world.application.stage != portal::Stage::Completed;
    const bool mayGoOn = state.world.officer.allowed < mostReleases && !state.world.superseded;
    if (calm && givenUp && mayGoOn) tell(node, "nothing else was left to do");
    const int target = reach(std::move(next), {node, m_nodes[static_cast<std::size_t>(node)].troubles + trouble,
                                               [&] { return whereOf(acting) + nameOf(manner); }});
    if (calm) noteCalm(node, client, manner, target);
    if (turnOf(acting) == Turn::Program || turnOf(acting) == Turn::Authority) m_alone.emplace_back(node, target);
    if (calm && affords(node, 1)) meetFaults(node, state, client, manner, calls);
  }
}

void Exploration::meetFaults(int node, const State& state, std::size_t client, Manner manner,
                             const std::vector<std::string>& calls) {
  const auto& acting = state.clients[client];
  for (std::size_t call = 0; call < calls.size(); ++call)
    for (const auto& fault : faultsAt(static_cast<int>(call) + 1, calls[call])) {
      const auto name = whereOf(acting) + nameOf(manner) + nameOf(fault, calls[call]);
      if (!meets(node, name)) continue;
      auto next = after(state, client, manner, fault);
      checkNothingLost(state.world, next.world);
      const int target =
          reach(std::move(next), {node, m_nodes[static_cast<std::size_t>(node)].troubles + 1, [&] { return name; }});
      if (turnOf(acting) == Turn::Program && fault.what != Fault::What::Kill) m_alone.emplace_back(node, target);
    }
}

// What comes to a client from beside: the watcher's and the portal's news, and its end.
void Exploration::befall(int node, const State& state, std::size_t client) {
  const auto& before = state.clients[client];
  const int troubles = m_nodes[static_cast<std::size_t>(node)].troubles;
  const auto with = [&](int trouble, const char* what, bool alone, const auto& change) {
    if (trouble > 0 && !meets(node, whereOf(before) + what)) return;
    auto other = state;
    change(other, other.clients[client]);
    const int target = reach(std::move(other), {node, troubles + trouble, [&] { return whereOf(before) + what; }});
    if (alone) m_alone.emplace_back(node, target);
  };
  if (before.facts.inserted.known() && !before.facts.inserted.is(insertedAt(state.world, before.pc)))
    with(0, ", sees the UKEYs", true, [](State& o, Client& c) { seeUkeys(c, o.world); });
  const bool isNews =
      before.facts.application.known() && before.facts.application->etag != state.world.application.etag;
  if (polls(before) && isNews)
    with(0, ", polls", true, [](State& o, Client& c) {
      FakeWorld world(std::move(o.world), c.pc);
      poll(c, world);
      o.world = std::move(world.state);
    });
  with(1, ", is killed", false, [](State& o, Client& c) {
    o.world.endHost(c.pc);
    c = freshClient(*c.checklist, c.pc);
  });
  with(1, ", has a fresh profile", false, [](State& o, Client& c) { // or it is another PC
    o.world.endHost(c.pc);
    o.world.loggedIn.at(static_cast<std::size_t>(c.pc)) = false;
    c = freshClient(*c.checklist, c.pc);
  });
}

void Exploration::noteCalm(int node, std::size_t client, Manner manner, int target) {
  auto* chains = &m_calm[client * Chains];
  const auto at = static_cast<std::size_t>(node);
  if (manner == Manner::AsAsked) chains[Patient][at] = target;
  chains[Impatient][at] = target; // what is asked comes first, and another one is taken where that is possible
}

void Exploration::checkCalm() const {
  for (const auto& leadsTo : m_calm) {
    std::vector<int> walk(m_nodes.size(), none); // which walk has been here
    for (std::size_t begin = 0; begin < m_nodes.size(); ++begin) {
      int at = static_cast<int>(begin);
      while (at >= 0 && walk[static_cast<std::size_t>(at)] == none) {
        walk[static_cast<std::size_t>(at)] = static_cast<int>(begin);
        at = leadsTo[static_cast<std::size_t>(at)];
      }
      if (at == none) tell(static_cast<int>(begin), "from here nothing leads on");
      if (at >= 0 && walk[static_cast<std::size_t>(at)] == static_cast<int>(begin))
        tell(at, "without any more trouble it goes round and round");
    }
  }
}

// A depth-first walk over what the programs do by themselves, all clients in every order, and the CA: a way back to
// where it is has no person in it. So two PCs do not undo each other's work in a circle.
void Exploration::checkAlone() const {
  std::vector<std::vector<int>> ways(m_nodes.size());
  for (const auto& [from, to] : m_alone)
    ways[static_cast<std::size_t>(from)].push_back(to);
  enum Mark : char { Unseen, Open, Closed };
  std::vector<Mark> marks(m_nodes.size(), Unseen);
  for (std::size_t begin = 0; begin < m_nodes.size(); ++begin) {
    std::vector<std::pair<std::size_t, std::size_t>> path; // node, and its way that is next
    if (marks[begin] == Unseen) path.emplace_back(begin, 0);
    while (!path.empty()) {
      auto& [node, next] = path.back();
      marks[node] = Open;
      if (next == ways[node].size()) {
        marks[node] = Closed;
        path.pop_back();
        continue;
      }
      const auto to = static_cast<std::size_t>(ways[node][next++]);
      if (marks[to] == Open) {
        std::string round;
        bool isIn = false;
        for (const auto& [one, way] : path) {
          isIn = isIn || one == to;
          if (isIn) round += "\n  * " + m_nodes[one].way;
        }
        tell(static_cast<int>(to), "the program comes back to it by itself: " + round + "\nand it comes there:");
      }
      if (marks[to] == Unseen) path.emplace_back(to, 0);
    }
  }
}

} // namespace certdesk::test
