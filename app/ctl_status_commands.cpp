#include "app/core/platform.h"
#include "app/ctl_commands.h"
#include "app/portal/wire_desk.h"
#include "app/terminal/secret_source.h"
#include "app/terminal/which_certificate.h"
#include "ui/account_text.h"

#include <CLI/CLI.hpp>
#include <memory>

// Pausing a certificate and ending it: why, the password again, and before the end a typed word.
namespace certdesk::ctl {

namespace {

using portal::CertificateRecord;
using Record = Result<CertificateRecord>;

constexpr const char* lastWord = "REVOKE";

struct Status {
  std::string certificate, reason, confirm;
};

template <class Reason>
void addOptions(CLI::App& command, Status& said) {
  command.add_option("--certificate", said.certificate, "id or subject of the certificate")->required();
  std::vector<std::string> reasons;
  for (const auto name : portal::wireNames<Reason>())
    reasons.emplace_back(name);
  command.add_option("--reason", said.reason, "why")->required()->check(CLI::IsMember(std::move(reasons)));
}

Outcome tell(const Record& changed, terminal::Output& output) {
  if (!changed) return failed(changed);
  output.text(ui::statusText(*changed));
  terminal::showCertificate(*changed, output);
  output.object({{QStringLiteral("result"), QStringLiteral("done")},
                 {QStringLiteral("certificate"), QString::fromStdString(changed->id)}});
  return {};
}

// The command that does `act` with a reason and the password; `confirmed` is asked first.
template <class Reason, class Act, class Confirmed>
CLI::App& add(Commands& commands, const char* name, const char* help, const std::shared_ptr<Status>& said, Act act,
              Confirmed confirmed) {
  auto& command = commands.add(
      name, help, Needs::Password,
      [&commands, said, act, confirmed](House& house, terminal::Output& output) -> Outcome {
        const auto id = terminal::whichCertificate(house.portal(), said->certificate, terminal::Among::Live, output);
        if (!id) return failed(id);
        if (auto sure = confirmed(*said, *id); !sure) return sure;
        const auto password = commands.password().get();
        if (!password) return failed(password);
        const auto reason = portal::fromWireName<Reason>(said->reason).value_or(Reason{}); // CLI11 has looked
        return tell((house.certificateDesk().*act)(*id, reason, *password, Call{}), output);
      });
  addOptions<Reason>(command, *said);
  return command;
}

Outcome needsNothing(const Status&, const std::string&) { return {}; }

Outcome typedWord(const Status& said, const std::string& id) {
  auto typed = said.confirm;
  if (typed.empty())
    typed = platform::ask(ui::confirmRevocationText(QString::fromStdString(id), QLatin1String(lastWord)).toStdString())
                .value_or(std::string());
  if (typed.empty()) return terminal::answerMissing("--confirm");
  return typed == lastWord ? Outcome() : cancelled("the word to confirm was another one");
}

} // namespace

void addStatusCommands(Commands& commands) {
  using portal::CertificateDesk;
  add<portal::FreezeReason>(commands, "freeze", "pause a certificate: nobody can use it until it is unfrozen",
                            std::make_shared<Status>(), &CertificateDesk::freeze, needsNothing);
  add<portal::UnfreezeReason>(commands, "unfreeze", "put a frozen certificate in use again", std::make_shared<Status>(),
                              &CertificateDesk::unfreeze, needsNothing);
  auto last = std::make_shared<Status>();
  add<portal::RevocationReason>(commands, "revoke", "end a certificate for good", last, &CertificateDesk::revoke,
                                typedWord)
      .add_option("--confirm", last->confirm, "REVOKE, for scripts; else it is asked for: nothing brings it back");
}

} // namespace certdesk::ctl
