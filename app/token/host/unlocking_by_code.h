#pragma once
#include "app/token/host/pin.h"

#include <map>

namespace certdesk::token {

// Opens UKEYs whose PIN is locked by a code that answers theirs. T-12 where the UKEY, or its driver, has no codes.
// Nothing is signed but over a challenge that the UKEY gave this host: the last.
class UnlockingByCode {
public:
  // Replaces the challenge before. T-02, T-12.
  [[nodiscard]] Result<Challenge> makeChallenge(const pkcs11::Module& module, const std::string& serial);

  // The response goes in once, then C_Login of the user, signature. Needs that no operation is open on the UKEY. P-04
  // and P-08 before anything, U-04, U-05, U-08, T-11, T-16.
  [[nodiscard]] Result<SignedStatement> unlock(const pkcs11::Module& module, const UnlockByCode& request);

  // No response to the challenge is taken any more.
  void forget(const std::string& serial) { m_challenges.erase(serial); }

private:
  [[nodiscard]] Outcome respond(const pkcs11::Module& module, const Place& place, const UnlockByCode& request);

  std::map<std::string, std::string> m_challenges; // by serial
};

} // namespace certdesk::token
