#include "app/credentials/open_credential_store.h"

#include "app/credentials/memory_store.h"

namespace certdesk::credentials {

std::unique_ptr<CredentialStore> openCredentialStore() { return std::make_unique<MemoryStore>(); }

} // namespace certdesk::credentials
