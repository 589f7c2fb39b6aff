#pragma once
#include "app/core/secret.h"
#include "app/portal/desk_nouns.h"
#include "app/terminal/output.h"

#include <CLI/App.hpp>
#include <functional>
#include <optional>

namespace certdesk::ctl {

// How a command that needs a code from a mail comes by it.
struct MailedCodeOptions {
  int fd = -1;           // it is handed over: none is sent
  bool sendOnly = false; // it is sent, and that is all
  void addTo(CLI::App& command);
};

// The code; nothing where it was only to be sent. Where it is not handed over, it is sent, to whom being told, and
// asked for. What mail answers, and K-06 where nobody can be asked.
[[nodiscard]] Result<std::optional<Secret>> codeFromMail(const MailedCodeOptions& said,
                                                         const std::function<Result<portal::MailedCode>()>& mail,
                                                         const QString& address, terminal::Output& output);

} // namespace certdesk::ctl
