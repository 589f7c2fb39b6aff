#pragma once
#include "app/practice/certificate_builder.h"

namespace certdesk::practice {

struct RevokedEntry {
  std::string serial; // hexadecimal
  Time at{};
  int reason = 0; // RFC 5280 section 5.3.1
};
// A CRL (RFC 5280 section 5) with its number and the issuer's key identifier, good for a week. C-10.
[[nodiscard]] Result<CrlHandle> buildRevocationList(const Identity& issuer, const std::vector<RevokedEntry>& entries,
                                                    std::int64_t number, Time now);
[[nodiscard]] std::string pemOf(X509_CRL* list);

} // namespace certdesk::practice
