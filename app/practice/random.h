#pragma once
#include "app/core/bytes.h"

#include <string>
#include <string_view>

namespace certdesk::practice {

// From OpenSSL's generator; without randomness the program ends, since nothing it would do were safe.
[[nodiscard]] Bytes randomOctets(std::size_t count);
// Each character of the alphabet equally likely.
[[nodiscard]] std::string randomText(std::string_view alphabet, std::size_t length);
// 128 bits in hexadecimal: the name of a row.
[[nodiscard]] std::string newId();
// 256 bits in base64url: an access or refresh token.
[[nodiscard]] std::string newToken();

} // namespace certdesk::practice
