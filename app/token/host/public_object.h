#pragma once
#include "app/token/host/holdings.h"

namespace certdesk::token {

// Unwrapping makes the private half of a key alone: its public object tells others what it is. Writes it where there is
// none; a UKEY that takes none is left without. T-05, and the end of the operation.
[[nodiscard]] Outcome writePublicObject(Operation& operation, const Holdings& holdings, const crypto::PublicKey& key,
                                        const std::string& label);

} // namespace certdesk::token
