#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <optional>
#include <string>

namespace certdesk::credentials {

// Where the refresh token of "keep me logged in" and the key of the page not yet sent live between two starts: never a
// password, never a PIN. Calls block and are made on a worker.
class CredentialStore {
public:
  virtual ~CredentialStore() = default;

  // The name of an entry says what it is and for which portal: "refresh https://portal.example:443 user" (kept_login.h).
  // Nothing where there is no such entry. K-01 where there is no keychain, or it is locked.
  virtual Result<std::optional<Secret>> read(const std::string& entry) = 0;
  virtual Outcome write(const std::string& entry, const Secret& value) = 0;
  // Removing what is not there is no error.
  virtual Outcome remove(const std::string& entry) = 0;
  // Whether entries outlive this process. Where they do not, the window says so.
  [[nodiscard]] virtual bool lasting() const = 0;
};

// There is no keychain, or it is locked: K-01.
[[nodiscard]] inline tl::unexpected<Error> noKeychain(std::string detail) {
  return fail(ErrorCode::KeychainUnavailable, std::move(detail));
}

} // namespace certdesk::credentials
