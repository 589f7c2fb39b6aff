#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace certdesk {

// Lower-case hexadecimal and its inverse; the inverse answers an empty value for anything that is not hexadecimal.
[[nodiscard]] std::string hex(ByteView octets);
[[nodiscard]] Bytes fromHex(std::string_view text);

// Base64 of RFC 4648 section 4, without line breaks. The inverse skips white space (RFC 8951 section 3.1) and answers
// nothing where any other character or a wrong length is met.
[[nodiscard]] std::string base64(ByteView octets);
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);

// Paths as the rest of the program writes texts; a path's own string() is in the system's code page on Windows.
[[nodiscard]] std::string utf8(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path pathFromUtf8(std::string_view text);

// Times in RFC 3339, UTC, whole seconds.
using Time = std::chrono::sys_seconds;
[[nodiscard]] std::string rfc3339(Time time);
[[nodiscard]] std::optional<Time> fromRfc3339(std::string_view text);
[[nodiscard]] Time now();

} // namespace certdesk
