#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"
#include "app/portal/media_type.h"

#include <string_view>
#include <vector>

namespace certdesk::portal {

// One part of a multipart body, decoded from base64.
struct Part {
  MediaType type;
  Bytes octets;
};
// A multipart/mixed body (RFC 2046 section 5.1, CRLF or LF) of exactly `count` parts, each base64 with or without
// saying so (RFC 8951 section 3.1). N-07 for anything else, for a part of more than 20 header fields and for nested
// multiparts.
[[nodiscard]] Result<std::vector<Part>> partsFrom(const MediaType& type, std::string_view body, std::size_t count);

} // namespace certdesk::portal
