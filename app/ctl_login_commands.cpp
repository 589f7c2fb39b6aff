#include "app/ctl_commands.h"
#include "app/terminal/secret_source.h"
#include "app/terminal/ukey_commands.h"

#include <CLI/CLI.hpp>
#include <memory>

// Who is logged in.
namespace certdesk::ctl {

namespace {

struct Login {
  terminal::UkeyChoice ukey;
  int pinFd = -1;
};

// With a certificate on a UKEY.
Outcome logInByUkey(House& house, const Login& login, terminal::Output& output) {
  auto world = house.world();
  if (!world) return failed(world);
  terminal::SecretSource pin(login.pinFd, "PIN");
  const auto account = terminal::logInByUkey(std::move(*world), login.ukey, pin, output);
  if (!account) return failed(account);
  return house.keep(account->userName);
}

Outcome logIn(House& house, Commands& commands, const Login& login, terminal::Output& output) {
  if (!login.ukey.serial.empty()) return logInByUkey(house, login, output);
  if (auto in = commands.logIn(house); !in) return in; // without a name: whether the kept one is still good
  const auto& user = commands.common().user;
  return user.empty() ? Outcome() : house.keep(user);
}

void addLogin(Commands& commands) {
  auto login = std::make_shared<Login>();
  auto& command = commands.add(
      "login", "log in and keep the login in the system's keychain", Needs::Portal,
      [login, &commands](House& house, terminal::Output& output) { return logIn(house, commands, *login, output); });
  commands.addAccount(command, Needs::Login);
  auto* byUkey =
      command.add_option("--ukey", login->ukey.serial, "log in with a certificate on the UKEY of this serial");
  command.callback([&commands, byUkey] {
    commands.demand(Needs::Portal);
    if (byUkey->count() > 0) commands.demand(Needs::Ukeys);
  });
  command
      .add_option("--certificate", login->ukey.certificate,
                  "SHA-256 of that certificate; else the only one that can log in")
      ->needs(byUkey);
  command.add_option("--pin-fd", login->pinFd, "file descriptor with the UKEY's PIN; else it is asked");
  command.add_flag("--last-try", login->ukey.lastTry, "yes, spend the last PIN try");
}

} // namespace

void addLoginCommands(Commands& commands) {
  addLogin(commands);
  commands.add("logout", "forget the kept login", Needs::Portal,
               [](House& house, terminal::Output&) { return house.forget(); });
}

} // namespace certdesk::ctl
