#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <optional>

// What this PC keeps for itself and nobody else may read or change: AES-256-GCM (NIST SP 800-38D), a nonce of 96 bits
// from the system's generator, the tag behind the text.
namespace certdesk::crypto {

inline constexpr std::size_t sealKeySize = 32;

// C-10 where there is no random number or OpenSSL refuses. The context is not in the result; it says what the text is,
// so that one sealed text cannot be put into another's place.
[[nodiscard]] Result<Bytes> seal(const Secret& key, ByteView context, ByteView text);
// Nothing where it was sealed under another key or for another context, or was changed since.
[[nodiscard]] std::optional<Secret> unseal(const Secret& key, ByteView context, ByteView sealed);

} // namespace certdesk::crypto
