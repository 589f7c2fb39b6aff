#pragma once
#include "tests/workflow/client.h"

#include <string>
#include <vector>

// A service as a model: a world and a client as one value, and what can happen to it.
namespace certdesk::test {

struct State {
  FakeState world;
  Client client;
  [[nodiscard]] State clone() const { return {world, client.clone()}; }
};

// What tells two states apart.
[[nodiscard]] std::string identity(const State& s);
// Whether it is about to act on something that it has not seen.
[[nodiscard]] bool actsBlindly(const State& s);
// One step, with a fault or without; a client that is killed starts anew.
[[nodiscard]] State after(const State& before, Person person, const Fault& fault,
                          std::vector<CallKind>* kinds = nullptr);

// What a model lets happen. Everything at once would be a million states.
enum class Trouble { OnThisPc, FromAnotherPc };
[[nodiscard]] std::vector<Fault> faultsOf(CallKind kind, int call, Trouble trouble);

} // namespace certdesk::test
