#pragma once
#include "app/core/bytes.h"

namespace certdesk::crypto {

// 32 octets.
[[nodiscard]] Bytes sha256(ByteView octets);
// From this PC's own generator, for nonces; empty where it fails.
[[nodiscard]] Bytes randomOctets(std::size_t count);

} // namespace certdesk::crypto
