#pragma once
#include "app/core/bytes.h"

#include <optional>
#include <string>
#include <string_view>

// The codes that are read out on the telephone to unlock a UKEY (请求码, 解锁码). Each is 12 characters of Crockford's
// base32 (0-9 A-Z without I, L, O and U): 55 bits, the highest first, and a check character (Luhn modulo 32), which
// notices every single wrong one and nearly every exchange of two neighbours.
namespace certdesk::practice {

inline constexpr std::size_t unblockKeySize = 32; // octets; each UKEY has its own

// A challenge nobody can foresee. Empty without randomness.
[[nodiscard]] std::string newUnblockChallenge();
// The first 55 bits of HMAC-SHA-256 under the UKEY's unblock key over "CertDesk unblock 1" ‖ 00 ‖ serial ‖ 00 ‖
// challenge; serial in UTF-8 and without padding, challenge as readUnblockCode gives it. Empty where OpenSSL refuses.
[[nodiscard]] std::string unblockResponse(ByteView key, std::string_view serial, std::string_view challenge);

// What was typed, as 12 characters: takes small letters, O for 0, I and L for 1, and drops blanks and dashes. Nothing
// where they are not 12 of the alphabet, or the check character does not fit.
[[nodiscard]] std::optional<std::string> readUnblockCode(std::string_view typed);
// As it is shown: 7KQ2-M4XP-9D3B.
[[nodiscard]] std::string groupedUnblockCode(std::string_view code);

} // namespace certdesk::practice
