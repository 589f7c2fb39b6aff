#pragma once
#include "app/house.h"
#include "app/terminal/output.h"
#include "app/terminal/secret_source.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// The subcommands of certdeskctl: each is added in one place, with its name, its options, what it needs and what it
// does.
namespace certdesk::ctl {

// What a command stands on, seen to before it runs.
enum class Needs {
  Nothing, // it makes a world of its own
  Ukeys,   // --module
  Portal,  // --portal and --ca; nobody has to be logged in
  Login,   // the portal, and --user or the kept login
  Password // and the password again, also where the login was kept
};

// What may be said with every command.
struct Common {
  Target target;
  bool json = false;
  std::string language;
  std::string user; // empty: whose login is kept
  int passwordFd = -1;
  std::filesystem::path log;
};

// Before something that cannot be taken back: K-06 where nobody can be asked and --yes was not said, K-04 where a person
// did not say yes.
[[nodiscard]] Outcome sureOf(bool saidYes, const QString& question);

class Commands {
public:
  // The house is the one that the command needs: without a portal there is none in it.
  using Run = std::function<Outcome(House&, terminal::Output&)>;
  // Both outlive the commands. Adds the options that are said with every command.
  Commands(CLI::App& program, Common& common);

  // To add commands under: pin change.
  CLI::App& group(const std::string& name, const std::string& help);
  // For the command's own options, which are kept where run finds them.
  CLI::App& add(const std::string& name, const std::string& help, Needs needs, Run run);
  CLI::App& addTo(CLI::App& group, const std::string& name, const std::string& help, Needs needs, Run run);
  // --user and --password-fd; a command that needs a login has them by itself.
  void addAccount(CLI::App& command, Needs needs);

  // What is not said but needed is refused, by CLI11's exception: called when all of the command line was read.
  void demand(Needs needs) const;
  [[nodiscard]] Common& common() { return m_common; }
  // By --user, or the kept login: A-15 where there is neither.
  Outcome logIn(House& house);
  // From --password-fd, or a prompt; read once, however often it is needed.
  terminal::SecretSource& password();
  // What was chosen on the command line, which has been read.
  [[nodiscard]] Outcome run(const std::string& languageTag, terminal::Output& output);

private:
  struct Command {
    CLI::App* app;
    Needs needs;
    Run run;
  };
  CLI::App& m_program;
  Common& m_common;
  std::vector<Command> m_commands;
  std::optional<terminal::SecretSource> m_password;
};

// Every file of them adds its own.
void addLoginCommands(Commands& commands);
void addAccountCommands(Commands& commands);
void addStatusCommands(Commands& commands);
void addListCommands(Commands& commands);
void addReceiptCommand(Commands& commands);
void addLogCommand(Commands& commands);
void addUkeyCommands(Commands& commands);
void addServiceCommands(Commands& commands);
void addRehearsals(Commands& commands);

} // namespace certdesk::ctl
