#pragma once
#include "app/crypto/certificate.h"
#include "app/token/host/holdings.h"

namespace certdesk::token {

// Unwrapping makes the private half of a key alone, and a driver may forget a public half when it is closed: the public
// object tells others what the key is. Writes it where there is none, under the CKA_ID given; a UKEY that takes none is
// left without. T-05, and the end of the operation.
[[nodiscard]] Outcome writePublicObject(Operation& operation, const Holdings& holdings, const crypto::PublicKey& key,
                                        crypto::Usage usage, const std::string& label, const Bytes& id);

} // namespace certdesk::token
