#include "app/ctl_commands.h"
#include "app/terminal/commands.h"
#include "app/terminal/ukey_commands.h"
#include "ui/step_text.h"

#include <CLI/CLI.hpp>
#include <memory>

// What is done with UKEYs alone.
namespace certdesk::ctl {

namespace {

struct PinChange {
  terminal::UkeyChoice ukey;
  int pinFd = -1, newPinFd = -1;
};

struct Tidying {
  terminal::UkeyChoice ukey;
  int pinFd = -1;
  bool yes = false;
};

Outcome run(House& house, const PinChange& said, terminal::Output& output) {
  terminal::SecretSource pin(said.pinFd, "PIN");
  terminal::SecretSource newPin(said.newPinFd, "new PIN");
  return terminal::changePin(house.tokens(), said.ukey, pin, newPin, output);
}

Outcome run(House& house, const Tidying& said, terminal::Output& output) {
  auto world = house.world();
  if (!world) return failed(world);
  terminal::SecretSource pin(said.pinFd, "PIN");
  const auto sure = [&](const QStringList& names) { return sureOf(said.yes, ui::confirmTidyText(names)); };
  const auto removed = terminal::tidy(std::move(*world), said.ukey, pin, sure, output);
  if (!removed) return failed(removed);
  output.text(ui::tidiedText(QString::fromStdString(said.ukey.serial), *removed));
  return {};
}

// Of a UKEY that is opened with its PIN.
template <class Said> void addUkey(CLI::App& command, Said& said) {
  command.add_option("--token", said.ukey.serial, "serial of the UKEY")->required();
  command.add_option("--pin-fd", said.pinFd, "file descriptor with the UKEY's PIN; else it is asked");
  command.add_flag("--last-try", said.ukey.lastTry, "yes, spend the last PIN try");
}

} // namespace

void addUkeyCommands(Commands& commands) {
  commands.add("tokens", "the UKEYs that are inserted", Needs::Ukeys,
               [](House& house, terminal::Output& output) { return terminal::showUkeys(house.tokens(), output); });
  auto change = std::make_shared<PinChange>();
  auto& changing =
      commands.addTo(commands.group("pin", "the PIN of a UKEY"), "change", "put another one in place", Needs::Ukeys,
                     [change](House& house, terminal::Output& output) { return run(house, *change, output); });
  addUkey(changing, *change);
  changing.add_option("--new-pin-fd", change->newPinFd, "file descriptor with the new PIN; else it is asked");
  auto tidying = std::make_shared<Tidying>();
  auto& tidy = commands.addTo(
      commands.group("ukey", "what is on a UKEY"), "tidy",
      "remove what may safely go: what an ended application left, a signing set that was replaced", Needs::Login,
      [tidying](House& house, terminal::Output& output) { return run(house, *tidying, output); });
  addUkey(tidy, *tidying);
  tidy.add_flag("--yes", tidying->yes, "yes, remove it, for scripts; else it is named and asked for");
}

} // namespace certdesk::ctl
