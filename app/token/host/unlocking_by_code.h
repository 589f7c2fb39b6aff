#pragma once
#include "app/token/host/pin.h"

namespace certdesk::token {

// Opens UKEYs whose PIN is locked by a code that answers theirs. Needs that no operation is open on the UKEY. T-12
// where the UKEY, or its driver, has no codes.

// Replaces the challenge before. T-02.
[[nodiscard]] Result<Challenge> makeChallenge(const pkcs11::Module& module, const std::string& serial);
[[nodiscard]] Result<SignedStatement> unlockByCode(const pkcs11::Module& module, const UnlockByCode& request);

} // namespace certdesk::token
