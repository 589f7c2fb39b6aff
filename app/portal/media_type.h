#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace certdesk::portal {

// A media type and its parameters (RFC 9110 section 8.3.1). Type and names are in lower case.
struct MediaType {
  std::string type; // application/pkcs7-mime
  std::map<std::string, std::string> parameters;

  [[nodiscard]] std::string parameter(const std::string& name) const; // empty where there is none
};
// Nothing where it is none, is longer than 1000 octets or has more than 10 parameters or one of them twice.
[[nodiscard]] std::optional<MediaType> mediaTypeFrom(std::string_view field);

} // namespace certdesk::portal
