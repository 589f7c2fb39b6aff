#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <string>

namespace certdesk::practice {

// What a release is for, and for whom. The format is written down in app/crypto/unlock_seal.h. Made here without that
// code, so that a mistake in one is seen by the other.
struct SealOrder {
  std::string application, ukeySerial;
  Bytes hostKey; // SubjectPublicKeyInfo of P-256
  Bytes asked, nonce;
};
// C-01 where the host's key is none of P-256, C-10.
[[nodiscard]] Result<Bytes> sealOfficerPins(const SealOrder& order, const Secret& current, const Secret& next,
                                            bool mayBeNext);

// The MAC that only whoever knows the authorisation code can put over the host's key.
[[nodiscard]] Bytes unlockMacOf(const Secret& code, const SealOrder& order);

} // namespace certdesk::practice
