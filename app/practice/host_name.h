#pragma once
#include <algorithm>
#include <string>

namespace certdesk::practice {

// This computer and no other, by every resolver: 127.0.0.0/8, ::1 and localhost (RFC 6761 section 6.3).
[[nodiscard]] inline bool isLoopback(const std::string& host) {
  if (host == "localhost" || host == "::1") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

} // namespace certdesk::practice
