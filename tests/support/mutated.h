#pragma once
#include "app/core/bytes.h"

#include <random>

namespace certdesk::test {

// The octets with one to four changes: bits, octets, lengths out of bounds, pieces that go, come or are put elsewhere.
// The same random numbers make the same changes.
[[nodiscard]] Bytes mutated(Bytes octets, std::mt19937& random);

} // namespace certdesk::test
