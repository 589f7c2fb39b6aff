#pragma once
#include <string>
#include <string_view>

// What is said about text from elsewhere before it is shown; for the .cpp files of this room alone.
namespace certdesk::crypto {

// At most 512 octets of UTF-8, without what steers (app/core/steering.h).
[[nodiscard]] std::string withoutControls(std::string_view utf8);
// Whether it is UTF-8 (RFC 3629), and nothing would be taken out of it.
[[nodiscard]] bool isPlainText(std::string_view text);

} // namespace certdesk::crypto
