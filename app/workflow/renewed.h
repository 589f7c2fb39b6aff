#pragma once
#include "app/workflow/facts.h"

#include <optional>
#include <string>

namespace certdesk::workflow {

// What a confirmed renewal has changed, for whoever tells it: the window's last page and the terminal. From facts alone.
struct Renewed {
  struct Signing {
    std::string serial; // of the certificate, hexadecimal
    Time notAfter{};
  };
  std::string subject, ukeySerial;
  Signing before, after;
  bool encryptionKept = false;    // else there is a new pair, and the old one stays beside it
  std::optional<bool> oldRemoved; // the old signing key; nothing: this run has not looked
};
// Nothing before the confirmation, and for another service.
[[nodiscard]] std::optional<Renewed> renewed(const Facts& facts);

} // namespace certdesk::workflow
