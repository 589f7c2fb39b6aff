#pragma once
#include "tests/workflow/client.h"

#include <functional>
#include <limits>
#include <string>
#include <vector>

// A service as a model: a world and its clients as one value, and all that can happen to it. Every state that can be
// reached is visited once; what must hold is checked in each, and on every way from one to the next.
//
// Of what must hold always (the seven of the design) the models show, in each state and on every way:
//   1  nothing usable goes (checkNothingLost, and each service's own check);
//   2  a fresh profile, or another PC, goes on from anywhere;
//   3  what was done and not heard is done once;
//   4  each secret reaches only what it is for, and no failure tells one (demandKind, learn);
//   5  a UKEY signs for its application and the portal's origin alone (its fakes);
//   7  what stops has told why, and no failure is our own (stopsUntold, learn).
// Elsewhere is shown: of 4, that nothing is logged, in tests/core/log_test.cpp, "a PIN that is given is an act without
// the PIN", and nothing left, in tests/faults; of 5, what a UKEY signs, in tests/token: its interface has no message that
// signs what a caller chose; 6, by "a certificate by another authority is refused, and the failure names who issued it"
// and what is beside it in tests/portal; of 7, the words, by "every failure says in English what happened, what was not
// lost and what to do next".
namespace certdesk::test {

struct State {
  FakeState world;
  std::vector<Client> clients; // each at a PC of its own
};
// The service of the world's application, at so many PCs.
[[nodiscard]] State begun(FakeState world, int clients = 1);

// Something that happens beside the clients: what it is, and the world after it.
struct Event {
  std::string name;
  FakeState world;
};
using Events = std::vector<Event>;

inline constexpr int anyNumber = std::numeric_limits<int>::max();
struct Model {
  std::string name;
  State start;
  // How many troubles may come one after another on one way: faults, a killed client, events, and what a person does
  // but as asked. Every sequence of so many is met, wherever each of them strikes; with none, every order in which two
  // PCs may act. A usual run is bounded, for the sake of its minutes.
  int troubles = anyNumber;
  // What happens by itself: the CA's decisions, time, money, UKEYs that are pulled.
  std::function<Events(const FakeState&)> events;
  // Which troubles are met, by their names; none said: all. For the sake of those minutes, too.
  std::function<bool(const std::string&)> meets;
  bool mayTakeAnother = false;
  // Of a state in which the portal has completed it.
  std::function<bool(const FakeState&)> endsWell;
  std::function<void(const State&)> check; // throws or fails
  // Where it need not be followed any further; a state in which it has ended is one of them.
  std::function<bool(const State&)> isFarEnough;
};

struct Visited {
  std::size_t states = 0, transitions = 0;
};
// Fails the test, and says by which way it came there, where a state is met
// - that acts on something it has not seen, or in which nothing can be done any more;
// - from which the person, who does as asked and meets no more trouble, does not come to a good end;
// - from which the programs alone come back to it, even where a driver or the portal fails in between;
// - or where a rule of `check`, or of all models (nothing usable destroyed, one login for each PIN given, …) is broken.
Visited explore(const Model& model);
// The same, and prints how many they were.
void visit(const Model& model, std::size_t atLeast);

// How many troubles in a usual run, and in one that leaves less out (CERTDESK_MODELS=whole).
[[nodiscard]] int troubles(int usual, int whole);
// For two PCs from the approval on, which have very many states: one trouble, and in a usual run only what the portal
// does meanwhile, and what took hold although its answer was lost.
void meetOneTrouble(Model& model);
// One step of a client, with a fault or without; a client that is killed starts anew.
[[nodiscard]] State after(const State& before, std::size_t client, Manner manner, const Fault& fault = {},
                          std::vector<std::string>* calls = nullptr);

// Events, and what several models let happen.
void addEvent(Events& events, const FakeState& world, const std::string& name,
              const std::function<void(FakeState&)>& change);
[[nodiscard]] Events portalEvents(const FakeState& world);
[[nodiscard]] Events ukeyEvents(const FakeState& world);
[[nodiscard]] Events allEvents(const FakeState& world);

} // namespace certdesk::test
