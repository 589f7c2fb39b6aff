#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

namespace certdesk::practice {

// AES-256 key wrap with padding (RFC 5649) under a key of 32 octets. C-10.
[[nodiscard]] Result<Bytes> wrapKey(ByteView key, ByteView plain);

} // namespace certdesk::practice
