#include "app/ctl_mailed_code.h"

#include "app/terminal/secret_source.h"
#include "ui/account_text.h"
#include "ui/format.h"

#include <CLI/CLI.hpp>

namespace certdesk::ctl {

void MailedCodeOptions::addTo(CLI::App& command) {
  auto* handed = command.add_option(
      "--code-fd", fd, "file descriptor with the code from the e-mail; without it one is sent, and it is asked for");
  command.add_flag("--send-code", sendOnly, "have the code sent, and end")->excludes(handed);
}

Result<std::optional<Secret>> codeFromMail(const MailedCodeOptions& said,
                                           const std::function<Result<portal::MailedCode>()>& mail,
                                           const QString& address, terminal::Output& output) {
  if (said.fd < 0) {
    const auto mailed = mail();
    if (!mailed) return failed(mailed);
    output.text(ui::codeSentText(address, mailed->expires));
    output.object({{QStringLiteral("result"), QStringLiteral("sent")},
                   {QStringLiteral("expires"), ui::utf8(rfc3339(mailed->expires))},
                   {QStringLiteral("next_allowed_at"), ui::utf8(rfc3339(mailed->nextAllowedAt))}});
    if (said.sendOnly) return std::optional<Secret>();
  }
  auto code = terminal::SecretSource(said.fd, "code from the e-mail").get();
  if (!code) return failed(code);
  return std::optional<Secret>(std::move(*code));
}

} // namespace certdesk::ctl
