#include "app/ctl_commands.h"
#include "app/terminal/commands.h"
#include "app/terminal/ukey_commands.h"

#include <CLI/CLI.hpp>
#include <memory>

// What is done with UKEYs alone, without a portal.
namespace certdesk::ctl {

namespace {

struct PinChange {
  terminal::UkeyChoice ukey;
  int pinFd = -1, newPinFd = -1;
};

Outcome run(House& house, const PinChange& said, terminal::Output& output) {
  terminal::SecretSource pin(said.pinFd, "PIN");
  terminal::SecretSource newPin(said.newPinFd, "new PIN");
  return terminal::changePin(house.tokens(), said.ukey, pin, newPin, output);
}

} // namespace

void addUkeyCommands(Commands& commands) {
  commands.add("tokens", "the UKEYs that are inserted", Needs::Ukeys,
               [](House& house, terminal::Output& output) { return terminal::showUkeys(house.tokens(), output); });
  auto said = std::make_shared<PinChange>();
  auto& change =
      commands.addTo(commands.group("pin", "the PIN of a UKEY"), "change", "put another one in place", Needs::Ukeys,
                     [said](House& house, terminal::Output& output) { return run(house, *said, output); });
  change.add_option("--token", said->ukey.serial, "serial of the UKEY")->required();
  change.add_option("--pin-fd", said->pinFd, "file descriptor with the UKEY's PIN; else it is asked");
  change.add_flag("--last-try", said->ukey.lastTry, "yes, spend the last PIN try");
  change.add_option("--new-pin-fd", said->newPinFd, "file descriptor with the new PIN; else it is asked");
}

} // namespace certdesk::ctl
