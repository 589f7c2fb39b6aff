#pragma once
#include "app/credentials/credential_store.h"

#include <filesystem>
#include <functional>
#include <string>

namespace certdesk::credentials {

// The login that is kept for the next start: of one portal, by its origin, one user at a time. The window and the
// terminal share it. Every call blocks, and holds a lock between processes: a refresh token that two of them spend is
// taken for a stolen one.
class KeptLogin {
public:
  KeptLogin(CredentialStore& store, std::string origin, std::filesystem::path lock = lockFile());
  // In the folder of this user's session.
  [[nodiscard]] static std::filesystem::path lockFile();

  // Whose login is kept; empty: nobody's.
  Result<std::string> user();
  // Has the kept token spent, and keeps its successor at once. The outer Result is the keychain's; nothing where no
  // login of that user is kept. One that is refused is forgotten.
  using Spend = std::function<Result<Secret>(const Secret& token)>;
  Result<std::optional<Outcome>> takeUp(const std::string& userName, const Spend& spend);
  // Keeps a login, or its rotated token. What was kept of another user ends. K-01.
  Outcome keep(const std::string& userName, const Secret& token);
  Outcome forget(const std::string& userName);

private:
  [[nodiscard]] std::string entryOf(const std::string& userName) const;
  [[nodiscard]] std::string whoseEntry() const;
  Result<std::string> readUser();
  Outcome write(const std::string& userName, const Secret& token);
  Outcome remove(const std::string& userName);
  CredentialStore& m_store;
  std::string m_origin;
  std::filesystem::path m_lock;
};

} // namespace certdesk::credentials
