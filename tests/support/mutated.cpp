#include "tests/support/mutated.h"

#include <algorithm>

namespace certdesk::test {

namespace {

// A short piece; at most what there is.
ByteView pieceOf(const Bytes& octets, std::mt19937& random) {
  const auto at = random() % octets.size();
  return ByteView(octets).subspan(at, std::min<std::size_t>(1 + random() % 16, octets.size() - at));
}

void change(Bytes& octets, std::mt19937& random) {
  const auto place = [&] { return octets.begin() + static_cast<std::ptrdiff_t>(random() % octets.size()); };
  switch (random() % 7) {
  case 0:
    *place() ^= static_cast<std::uint8_t>(1U << random() % 8);
    break;
  case 1:
    *place() = static_cast<std::uint8_t>(random());
    break;
  case 2: // lengths out of bounds or without end
    *place() = random() % 2 == 0 ? 0xff : 0x80;
    break;
  case 3:
    octets.erase(place());
    break;
  case 4:
    octets.insert(place(), static_cast<std::uint8_t>(random()));
    break;
  case 5: {
    const auto piece = pieceOf(octets, random);
    const Bytes copy(piece.begin(), piece.end());
    octets.insert(place(), copy.begin(), copy.end());
    break;
  }
  case 6: {
    const auto piece = pieceOf(octets, random);
    const auto from = octets.begin() + (piece.data() - octets.data());
    octets.erase(from, from + static_cast<std::ptrdiff_t>(piece.size()));
    break;
  }
  }
}

} // namespace

Bytes mutated(Bytes octets, std::mt19937& random) {
  for (auto changes = 1 + random() % 4; changes > 0 && !octets.empty(); --changes)
    change(octets, random);
  return octets;
}

} // namespace certdesk::test
