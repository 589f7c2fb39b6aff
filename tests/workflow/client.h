#pragma once
#include "app/workflow/checklist.h"
#include "tests/workflow/fake_world.h"

#include <set>
#include <string>
#include <vector>

// A client as a value, stepped by hand: what the runner does, without its threads; and the person before it.
namespace certdesk::test {

// Who has to act before anything goes on.
enum class Turn { Program, Person, Authority, Nobody };

// What the person does where there is more than one thing to do. As asked: answers, puts the UKEY back in, tries again,
// and mends what the failure says. The others are met in every model, but for what is said of them there.
enum class Manner {
  AsAsked,
  TakesAnother, // gives up the UKEY that is waited for, or whose PIN is locked; nobody gives up more than one
  Mistypes,     // the PIN, a code, the answer
  ChangesMind,  // the UKEY is not at hand after all; another way to pay
  Withdraws
};

// The secrets that a runner holds: as text, since a secret takes a page of locked memory and there are many states.
struct FakeHeld {
  std::string code, newPin, unlockCode;
};

struct Client {
  const workflow::Checklist* checklist = &workflow::recovery();
  int pc = 0;
  workflow::Facts facts;
  FakeHeld held;
  bool needsLogin = false;
  // After a failure acts wait for the person; after a failed look, looking waits too.
  enum class Hold { Nothing, Acts, Everything };
  Hold hold = Hold::Nothing;
  bool blind = false;               // the last look for UKEYs was none: a driver could not be asked
  std::optional<ErrorCode> failure; // of the last try; gone with the next success
  std::set<std::string> refused;    // UKEYs that will not do, as the person remembers

  [[nodiscard]] workflow::Standing standing() const { return workflow::standing(*checklist, facts); }
  [[nodiscard]] bool ended() const { return std::holds_alternative<workflow::Ended>(standing().next); }
};
[[nodiscard]] Client freshClient(const workflow::Checklist& checklist = workflow::recovery(), int pc = 0);

[[nodiscard]] Turn turnOf(const Client& client);
// It acts, or looks, and will not by itself.
[[nodiscard]] bool stops(const Client& client);
// Which of them make a difference here.
[[nodiscard]] std::vector<Manner> mannersAt(const Client& client, const FakeState& state);

// One step of a client in a world of its PC, whoever's turn it is; may throw Killed where the world's fault says so.
void step(Client& client, FakeWorld& world, Manner manner);
// What a look at the portal between two beats answers, while what comes next comes from elsewhere.
[[nodiscard]] bool polls(const Client& client);
void poll(Client& client, FakeWorld& world);
// What the watcher tells the client.
void seeUkeys(Client& client, const FakeState& state);

// The person's part (person.cpp).
[[nodiscard]] workflow::Answer answerTo(workflow::Page page, const Client& client, FakeWorld& world, Manner manner);
// None that is inserted will do: another one is put in, or what is wrong with one is mended.
void findUkey(Client& client, FakeState& state);
// What stood in the way of an act is mended: at the portal, on the UKEY, by staff. False where nothing helps any more.
[[nodiscard]] bool mend(Client& client, FakeState& state);
// The UKEY that would be chosen; empty: none.
[[nodiscard]] std::string choiceOf(const Client& client);

} // namespace certdesk::test
