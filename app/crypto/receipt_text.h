#pragma once
#include "app/crypto/receipt.h"

#include <optional>
#include <string_view>

namespace certdesk::crypto {

// The text inside a receipt; nothing where it is not exactly of its form. For the .cpp files of this room alone.
[[nodiscard]] std::optional<Receipt> receiptFrom(std::string_view text);

} // namespace certdesk::crypto
