#pragma once
#include "app/core/result.h"

#include <string>
#include <string_view>

namespace certdesk::portal {

// Where a portal is: scheme, host and port (RFC 6454), the unit that TLS vouches for.
struct Origin {
  std::string host; // lower case; an IPv6 address in its brackets
  std::string port; // "443"
  bool loopback = false;

  [[nodiscard]] std::string text() const { return "https://" + host + ":" + port; }
};
// From an address such as https://portal.example or https://127.0.0.1:8443/. K-03 for anything but https, with a path,
// with a user name, or with a name that is not ASCII (international names are written in Punycode).
[[nodiscard]] Result<Origin> originFrom(std::string_view address);

} // namespace certdesk::portal
