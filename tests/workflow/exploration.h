#pragma once
#include "tests/workflow/model.h"

#include <cstdint>
#include <unordered_map>
#include <utility>

namespace certdesk::test {

// The graph of a model's states. A state is kept only until it was left in every way; then its hash stands for it.
class Exploration {
public:
  explicit Exploration(const Model& model);
  Visited run();

private:
  struct Node {
    int parent = -1;
    int troubles = 0; // the fewest by which it is reached
    std::string way;  // from there
  };
  struct Way {
    int from = -1;
    int troubles = 0; // on the way to its end
    std::function<std::string()> name;
  };
  // As a person does who meets no more trouble: by client, and whether the UKEY that went comes back.
  enum Chain { Patient, Impatient, Chains };

  int reach(State state, const Way& way);
  [[nodiscard]] std::optional<std::size_t> nextLevel() const;
  void judge(const State& state, int node);
  void leave(int node, const State& state);
  void takeTurn(int node, const State& state, std::size_t client);
  void meetFaults(int node, const State& state, std::size_t client, Manner manner,
                  const std::vector<std::string>& calls);
  void befall(int node, const State& state, std::size_t client);
  void noteCalm(int node, std::size_t client, Manner manner, int target);
  void checkCalm() const;
  void checkAlone() const;
  [[nodiscard]] bool affords(int node, int troubles) const;
  [[nodiscard]] bool meets(int node, const std::string& trouble) const; // it can be afforded, and is one of those
  // The way to a node, for whoever has to mend what was found.
  [[nodiscard]] std::string trail(int node) const;
  [[noreturn]] void tell(int node, const std::string& what) const;

  const Model& m_model;
  Visited m_visited;
  std::unordered_map<std::uint64_t, int> m_ids;
  std::vector<Node> m_nodes;
  std::vector<std::vector<std::pair<int, State>>> m_open; // by troubles
  std::vector<std::vector<int>> m_calm;                   // by client and chain: where it leads from each node
  std::vector<std::pair<int, int>> m_alone;               // what the program does by itself
};

// What goes wrong at a call, by its name.
[[nodiscard]] std::vector<Fault> faultsAt(int call, const std::string& name);
// Breaks where something usable went on the way from one world to the next, or the portal's word was taken back.
void checkNothingLost(const FakeState& before, const FakeState& after);

} // namespace certdesk::test
