#include "app/ctl_commands.h"

#include "app/core/platform.h"
#include "app/terminal/commands.h"
#include "ui/step_text.h"

#include <CLI/CLI.hpp>

namespace certdesk::ctl {

namespace {

bool needsLogin(Needs needs) { return needs == Needs::Login || needs == Needs::Password; }
bool reachesPortal(Needs needs) { return needs == Needs::Portal || needsLogin(needs); }

} // namespace

Outcome sureOf(bool saidYes, const QString& question) {
  if (saidYes) return {};
  const auto typed = platform::ask(question.toStdString());
  if (!typed) return terminal::answerMissing("--yes");
  return ui::meansYes(QString::fromStdString(*typed)) ? Outcome() : cancelled("no yes was given");
}

Commands::Commands(CLI::App& program, Common& common) : m_program(program), m_common(common) {
  program.require_subcommand(0, 1); // one that is not known is named by CLI11 itself; none at all is told below
  addTargetOptions(program, common.target);
  program.add_flag("--json", common.json, "one JSON object a line instead of sentences")->configurable(false);
  program.add_option("--language", common.language, "zh_CN or en; by default the system's")
      ->check(CLI::IsMember({"zh_CN", "en"}));
  addPathOption(program, "--log", common.log, "file to append the log to");
  program.callback([&program] {
    if (program.get_subcommands().empty()) throw CLI::RequiredError("A subcommand");
  });
}

CLI::App& Commands::group(const std::string& name, const std::string& help) {
  auto& group = *m_program.add_subcommand(name, help)->fallthrough();
  group.require_subcommand(1);
  return group;
}

CLI::App& Commands::add(const std::string& name, const std::string& help, Needs needs, Run run) {
  return addTo(m_program, name, help, needs, std::move(run));
}

CLI::App& Commands::addTo(CLI::App& group, const std::string& name, const std::string& help, Needs needs, Run run) {
  auto& command = *group.add_subcommand(name, help)->fallthrough();
  if (needsLogin(needs)) addAccount(command, needs);
  command.callback([this, needs] { demand(needs); });
  m_commands.push_back({&command, needs, std::move(run)});
  return command;
}

void Commands::demand(Needs needs) const {
  const auto& target = m_common.target;
  if (needs == Needs::Ukeys && target.modules.empty()) throw CLI::RequiredError("--module");
  if (!reachesPortal(needs)) return;
  if (target.portal.empty()) throw CLI::RequiredError("--portal");
  if (target.ca.empty()) throw CLI::RequiredError("--ca");
}

void Commands::addAccount(CLI::App& command, Needs needs) {
  auto* user = command.add_option("--user", m_common.user, "user name; without it the kept login is used");
  auto* password =
      command.add_option("--password-fd", m_common.passwordFd, "file descriptor with the password; else it is asked");
  if (needs != Needs::Password) password->needs(user);
}

terminal::SecretSource& Commands::password() {
  if (!m_password) m_password.emplace(m_common.passwordFd, "password");
  return *m_password;
}

Outcome Commands::logIn(House& house) {
  if (m_common.user.empty()) return house.resume();
  const auto secret = password().get();
  if (!secret) return failed(secret);
  if (auto account = house.portal().login(m_common.user, *secret, Call{}); !account) return failed(account);
  return {};
}

Outcome Commands::run(const std::string& languageTag, terminal::Output& output) {
  for (const auto& command : m_commands) {
    if (!command.app->parsed()) continue;
    Target target;
    if (reachesPortal(command.needs)) target = m_common.target;
    if (command.needs == Needs::Ukeys) target.modules = m_common.target.modules;
    auto house = House::build(target, languageTag);
    if (!house) return failed(house);
    if (!needsLogin(command.needs)) return command.run(**house, output);
    if (auto in = logIn(**house); !in) return in;
    auto done = command.run(**house, output);
    // A kept login's token may have changed meanwhile; the old one is good for a minute only.
    if (m_common.user.empty()) (void)(*house)->keep((*house)->resumed());
    return done;
  }
  return internalError("a command that nobody added");
}

} // namespace certdesk::ctl
