#pragma once
#include "app/credentials/credential_store.h"

namespace certdesk::credentials {

// The system's keychain (Secret Service, KWallet, Windows' credentials) through QtKeychain.
// Needs a QCoreApplication; a call may take a minute, when the desktop asks for the keychain's password.
class Keychain final : public CredentialStore {
public:
  Result<std::optional<Secret>> read(const std::string& entry) override;
  Outcome write(const std::string& entry, const Secret& value) override;
  Outcome remove(const std::string& entry) override;
  [[nodiscard]] bool lasting() const override { return true; }

  // Whether there is one at all, found out by a read that asks nobody for a password. Within 3 seconds.
  [[nodiscard]] bool present();
};

} // namespace certdesk::credentials
