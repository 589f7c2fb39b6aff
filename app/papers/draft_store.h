#pragma once
#include "app/core/result.h"
#include "app/papers/drafts_key.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace certdesk::papers {

// What was filled in on a page and not yet sent: names and values. Never a secret.
using Draft = std::map<std::string, std::string>;

// Keeps drafts over a crash or a power cut, one small file a page, sealed under a key from the keychain, readable by
// nobody else. Without a keychain they live in memory and lasting() says so. The folder may be deleted at any time.
// Calls block (the first may wait for the keychain to be unlocked) and may come from any thread.
class DraftStore {
public:
  DraftStore(std::filesystem::path folder, credentials::CredentialStore& store, std::string entry = "draft key")
      : m_folder(std::move(folder)), m_key(store, std::move(entry)) {}

  // Nothing where there is none. One that cannot be opened (another key, damaged, put there by somebody) is
  // removed; one that cannot be read now stays.
  [[nodiscard]] std::optional<Draft> load(const std::string& application, const std::string& page);
  // K-02, K-07 where it cannot be written, K-05 where it is over the bounds; what was there before stays.
  [[nodiscard]] Outcome save(const std::string& application, const std::string& page, const Draft& draft);
  void remove(const std::string& application, const std::string& page);
  void removeAll(const std::string& application);
  // Whether drafts outlive this process.
  [[nodiscard]] bool lasting();

  static constexpr std::size_t mostEntries = 1000, longestText = std::size_t(16) << 10,
                               mostOctets = std::size_t(512) << 10;
  static constexpr std::size_t mostFiles = 200; // the oldest go first

private:
  [[nodiscard]] std::filesystem::path fileOf(const std::string& application, const std::string& page) const;
  void makeRoom(const std::filesystem::path& file) const;
  std::mutex m_mutex;
  std::filesystem::path m_folder;
  DraftsKey m_key;
  std::map<std::pair<std::string, std::string>, Draft> m_memory; // application, page
};

} // namespace certdesk::papers
