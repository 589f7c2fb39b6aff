#pragma once
#include "app/workflow/checklist.h"
#include "tests/workflow/fake_world.h"

#include <set>
#include <string>

// A client as a value, stepped by hand: what the runner does, without its threads and its waiting for Retry.
namespace certdesk::test {

// How the person behaves where the UKEY that is waited for does not come back by itself. Nobody gives up more than one.
enum class Person { PutsItBackIn, TakesAnother };

struct Client {
  const workflow::Checklist* checklist = &workflow::recovery();
  workflow::Facts facts;
  workflow::Held held;
  bool needsLogin = false;
  std::set<std::string> notBlank; // UKEYs that were refused, as the person remembers

  [[nodiscard]] workflow::Standing standing() const { return workflow::standing(*checklist, facts); }
  [[nodiscard]] bool ended() const { return std::holds_alternative<workflow::Ended>(standing().next); }
  [[nodiscard]] Client clone() const {
    return {checklist, facts, {held.code.clone(), held.newPin.clone()}, needsLogin, notBlank};
  }
};
[[nodiscard]] Client freshClient(const workflow::Checklist& checklist = workflow::recovery());

// One step of a client in a world; may throw Killed where the world's fault says so.
void step(Client& client, FakeWorld& world, Person person);
// What the watcher tells the client.
void seeUkeys(Client& client, const FakeState& state);

} // namespace certdesk::test
