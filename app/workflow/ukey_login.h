#pragma once
#include "app/workflow/effects.h"

namespace certdesk::workflow {

// Login by UKEY (M2).
struct UkeyLogin {
  std::string serial;
  Bytes certificate; // DER, for signing
  Secret pin;        // not looked at where it is typed on the reader
  bool lastTryConfirmed = false;
  Secret newPin = {}; // in place of a factory PIN, which not every UKEY shows before the first login
};

// The portal's nonce first, so that no PIN is spent where the portal does not answer; then one login on the UKEY for a
// statement over it, bound to the origin whose TLS was verified., T-02, T-16, what openUkey()
// answers, and a practice UKEY at a real portal is refused. On the UKEY's worker.
[[nodiscard]] Result<portal::Account> logInByUkey(const UkeyLogin& login, World& world, const Call& call);

} // namespace certdesk::workflow
