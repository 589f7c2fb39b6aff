#pragma once
#include "app/credentials/credential_store.h"

#include <map>
#include <mutex>

namespace certdesk::credentials {

// Keeps entries for as long as the process runs: where there is no keychain.
class MemoryStore final : public CredentialStore {
public:
  Result<std::optional<Secret>> read(const std::string& entry) override;
  Outcome write(const std::string& entry, const Secret& value) override;
  Outcome remove(const std::string& entry) override;
  [[nodiscard]] bool lasting() const override { return false; }

private:
  std::mutex m_mutex;
  std::map<std::string, Secret> m_entries;
};

} // namespace certdesk::credentials
