#pragma once
#include "app/core/bytes.h"

#include <string>
#include <string_view>

// How the portal keeps what it must recognise and must not know.
namespace certdesk::practice {

// For what people choose or type: PBKDF2-HMAC-SHA256 (RFC 8018) with a salt of its own.
// The record: pbkdf2-sha256$iterations$salt$hash, the last two in base64.
[[nodiscard]] std::string slowHash(std::string_view secret, int iterations);
// False for a record that cannot be read.
[[nodiscard]] bool matchesSlowHash(std::string_view secret, std::string_view record);
// Costs as much as a comparison, so that nobody learns from the time which user names exist.
void pretendToMatch(std::string_view secret, int iterations);

// For tokens of 256 random bits, which nobody can guess from it: SHA-256 in hexadecimal.
[[nodiscard]] std::string tokenHash(std::string_view token);

[[nodiscard]] Bytes sha256(ByteView octets);

} // namespace certdesk::practice
