#include "app/ctl_commands.h"
#include "app/terminal/commands.h"
#include "app/terminal/which_certificate.h"
#include "ui/step_text.h"

#include <CLI/CLI.hpp>
#include <memory>

// What the account has.
namespace certdesk::ctl {

namespace {

struct Withdrawal {
  std::string application;
  bool yes = false;
};

Outcome run(House& house, const Withdrawal& said, terminal::Output& output) {
  const auto sure = [&](const portal::Application& application) {
    return sureOf(said.yes, ui::confirmWithdrawalText(application));
  };
  if (auto ended = terminal::withdraw(house.portal(), said.application, sure, output); !ended) return ended;
  output.text(ui::withdrawnText(QString::fromStdString(said.application)));
  return {};
}

} // namespace

void addListCommands(Commands& commands) {
  commands.add("certificates", "my certificates", Needs::Login, [](House& house, terminal::Output& output) {
    return terminal::showCertificates(house.portal(), output);
  });
  commands.add("applications", "my applications", Needs::Login, [](House& house, terminal::Output& output) {
    return terminal::showApplications(house.portal(), output);
  });
  auto certificate = std::make_shared<std::string>();
  commands
      .add("resend-mail", "have the mail with the authorisation code sent again", Needs::Login,
           [certificate](House& house, terminal::Output& output) {
             const auto id = terminal::whichCertificate(house.portal(), *certificate, terminal::Among::All, output);
             return id ? terminal::resendMail(house.portal(), *id, output) : failed(id);
           })
      .add_option("--certificate", *certificate, "id or subject of which certificate; else the only one");
  auto withdrawal = std::make_shared<Withdrawal>();
  auto& withdraw =
      commands.add("withdraw", "end an application that is not completed; a new one can be started at any time",
                   Needs::Login, [withdrawal](House& house, terminal::Output& output) {
                     return run(house, *withdrawal, output);
                   });
  withdraw.add_option("--application", withdrawal->application, "its reference number")->required();
  withdraw.add_flag("--yes", withdrawal->yes, "yes, withdraw it, for scripts; else it is asked for");
}

} // namespace certdesk::ctl
