#include "app/crypto/digest.h"

#include "app/crypto/openssl.h"

#include <openssl/rand.h>

namespace certdesk::crypto {

Bytes sha256(ByteView octets) { return digest(EVP_sha256(), octets); }

Bytes randomOctets(std::size_t count) {
  Bytes octets(count);
  if (RAND_bytes(octets.data(), static_cast<int>(count)) != 1) octets.clear();
  return octets;
}

} // namespace certdesk::crypto
