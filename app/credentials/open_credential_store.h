#pragma once
#include "app/credentials/credential_store.h"

#include <memory>

namespace certdesk::credentials {

// The best store this PC has: the system's keychain, or memory where there is none.
[[nodiscard]] std::unique_ptr<CredentialStore> openCredentialStore();

} // namespace certdesk::credentials
