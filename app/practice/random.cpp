#include "app/practice/random.h"

#include "app/core/text.h"

#include <cstdlib>
#include <openssl/rand.h>

namespace certdesk::practice {

Bytes randomOctets(std::size_t count) {
  Bytes octets(count);
  if (RAND_bytes(octets.data(), static_cast<int>(count)) != 1) std::abort();
  return octets;
}

std::string randomText(std::string_view alphabet, std::size_t length) {
  // Octets from the last, incomplete round of the alphabet would favour its beginning: they are thrown away.
  const auto fair = 256 - 256 % alphabet.size();
  std::string text;
  while (text.size() < length)
    for (const auto octet : randomOctets(length * 2))
      if (octet < fair && text.size() < length) text.push_back(alphabet[octet % alphabet.size()]);
  return text;
}

std::string newId() { return hex(randomOctets(16)); }

std::string newToken() { return randomText("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 43); }

} // namespace certdesk::practice
