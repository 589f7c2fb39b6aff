#include "app/ctl_commands.h"
#include "app/terminal/commands.h"
#include "app/terminal/which_certificate.h"

#include <memory>

// What the account has.
namespace certdesk::ctl {

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
}

} // namespace certdesk::ctl
