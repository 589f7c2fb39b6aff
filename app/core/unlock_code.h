#pragma once
#include "app/core/bytes.h"

#include <optional>
#include <string>
#include <string_view>

// The codes that are read out on the telephone to unlock a UKEY (请求码, 解锁码), as resources/portal-api.yaml has them:
// 12 characters of Crockford's base32 (0-9 A-Z without I, L, O and U): 55 bits, the highest first, and a check character
// (Luhn modulo 32), which notices every single wrong one and nearly every exchange of two neighbours.
namespace certdesk {

inline constexpr std::size_t unlockCodeOctets = 7; // of which the last bit is left out

// Of the first 55 bits; `octets` has at least unlockCodeOctets.
[[nodiscard]] std::string unlockCodeOf(ByteView octets);
// What was typed, as 12 characters: takes small letters, O for 0, I and L for 1, and drops blanks and dashes. Nothing
// where they are not 12 of the alphabet, or the check character does not fit.
[[nodiscard]] std::optional<std::string> readUnlockCode(std::string_view typed);

} // namespace certdesk
