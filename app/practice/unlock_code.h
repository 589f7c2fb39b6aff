#pragma once
#include "app/core/unlock_code.h"

// The codes of app/core/unlock_code.h as a UKEY asks for them and whoever has its unblock key answers.
namespace certdesk::practice {

inline constexpr std::size_t unblockKeySize = 32; // octets; each UKEY has its own

// A challenge nobody can foresee. Empty without randomness.
[[nodiscard]] std::string newUnblockChallenge();
// The first 55 bits of HMAC-SHA-256 under the UKEY's unblock key over "CertDesk unblock 1" ‖ 00 ‖ serial ‖ 00 ‖
// challenge; serial in UTF-8 and without padding, challenge as readUnlockCode gives it. Empty where OpenSSL refuses.
[[nodiscard]] std::string unblockResponse(ByteView key, std::string_view serial, std::string_view challenge);

// As it is shown: 7KQ2-M4XP-9D3B.
[[nodiscard]] std::string groupedUnblockCode(std::string_view code);

} // namespace certdesk::practice
