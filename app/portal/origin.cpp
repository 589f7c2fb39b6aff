#include "app/portal/origin.h"

#include "app/core/file.h"

#include <algorithm>
#include <charconv>

namespace certdesk::portal {

namespace {

constexpr std::string_view scheme = "https://";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool nameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; }
bool addressCharacter(char c) { return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9') || c == ':' || c == '.'; }

bool validHost(std::string_view host) {
  if (host.size() > 255) return false;
  if (host.starts_with('[')) {
    const auto inside = host.substr(1, host.size() - 2);
    return host.ends_with(']') && inside.size() >= 2 && std::all_of(inside.begin(), inside.end(), addressCharacter);
  }
  return !host.empty() && std::all_of(host.begin(), host.end(), nameCharacter);
}

bool validPort(std::string_view port) {
  int number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  return error == std::errc() && end == port.data() + port.size() && number >= 1 && number <= 65535 &&
         std::to_string(number) == port;
}

} // namespace

Result<Origin> originFrom(std::string_view address) {
  std::string text(address);
  std::transform(text.begin(), text.end(), text.begin(), lower);
  if (text.ends_with('/')) text.pop_back();
  const bool secure = text.starts_with(scheme);
  std::string authority = secure ? text.substr(scheme.size()) : std::string();
  Origin origin;
  origin.port = "443";
  // The colons of an IPv6 address are inside its brackets.
  const auto colon =
      authority.find(':', authority.starts_with('[') ? std::min(authority.find(']'), authority.size()) : 0);
  if (colon != std::string::npos) {
    origin.port = authority.substr(colon + 1);
    authority.resize(colon);
  }
  origin.host = authority;
  if (!secure || !validHost(origin.host) || !validPort(origin.port))
    return fileMalformed("the portal's address is not https://host[:port]");
  origin.loopback = origin.host == "localhost" || origin.host == "[::1]" || origin.host.starts_with("127.");
  return origin;
}

} // namespace certdesk::portal
