#include "app/credentials/open_credential_store.h"

#include "app/credentials/memory_store.h"
#ifdef CERTDESK_KEYCHAIN
#include "app/credentials/keychain.h"
#endif

namespace certdesk::credentials {

#ifdef CERTDESK_KEYCHAIN

namespace {

// The keychain where one is found at the first use, and memory otherwise: the window does not wait for a keychain
// before it is shown.
class FirstFound final : public CredentialStore {
public:
  Result<std::optional<Secret>> read(const std::string& entry) override { return store().read(entry); }
  Outcome write(const std::string& entry, const Secret& value) override { return store().write(entry, value); }
  Outcome remove(const std::string& entry) override { return store().remove(entry); }
  [[nodiscard]] bool lasting() const override { return store().lasting(); }

private:
  CredentialStore& store() const {
    const std::lock_guard lock(m_mutex);
    if (!m_store) {
      auto keychain = std::make_unique<Keychain>();
      if (keychain->present())
        m_store = std::move(keychain);
      else
        m_store = std::make_unique<MemoryStore>();
    }
    return *m_store;
  }
  mutable std::mutex m_mutex;
  mutable std::unique_ptr<CredentialStore> m_store; // found out by whoever asks first
};

} // namespace

std::unique_ptr<CredentialStore> openCredentialStore() { return std::make_unique<FirstFound>(); }

#else

std::unique_ptr<CredentialStore> openCredentialStore() { return std::make_unique<MemoryStore>(); }

#endif

} // namespace certdesk::credentials
