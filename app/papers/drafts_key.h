#pragma once
#include "app/core/secret.h"
#include "app/credentials/credential_store.h"

#include <optional>
#include <string>

namespace certdesk::papers {

// The key under which drafts lie on the disk: made once, kept in the keychain. Asked for once a start.
class DraftsKey {
public:
  DraftsKey(credentials::CredentialStore& store, std::string entry) : m_store(store), m_entry(std::move(entry)) {}

  // Nothing where there is no keychain that outlives this process. Blocks, at the first call.
  [[nodiscard]] const Secret* get();

private:
  [[nodiscard]] std::optional<Secret> readOrMake();
  credentials::CredentialStore& m_store;
  std::string m_entry;
  bool m_asked = false;
  std::optional<Secret> m_key;
};

} // namespace certdesk::papers
