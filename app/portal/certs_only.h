#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <vector>

namespace certdesk::portal {

// The certificates (DER) in a certs-only message: CMS SignedData without content and signers (RFC 5652, RFC 5751
// section 3.7). At least one, at most 20. N-07 for anything else and for octets behind it. Nothing is verified here.
[[nodiscard]] Result<std::vector<Bytes>> certificatesInside(ByteView certsOnly);

} // namespace certdesk::portal
