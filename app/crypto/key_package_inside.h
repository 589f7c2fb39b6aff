#pragma once
#include "app/crypto/key_package.h"

namespace certdesk::crypto {

// What the KMC has signed, DER of a KeyPackage (see key_package.h). C-05. Nothing of it is believed before the
// signature is.
[[nodiscard]] Result<KeyPackage> readInside(ByteView der);

[[nodiscard]] tl::unexpected<Error> malformedPackage(const char* why); // C-05

} // namespace certdesk::crypto
