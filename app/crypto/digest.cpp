#include "app/crypto/digest.h"

#include "app/crypto/openssl.h"

#include <openssl/rand.h>

namespace certdesk::crypto {

Bytes sha256(ByteView octets) { return digest(EVP_sha256(), octets); }

struct Sha256::State {
  Owned<EVP_MD_CTX, EVP_MD_CTX_free> context{EVP_MD_CTX_new()};
  bool good = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(ByteView octets) {
  m_state->good = m_state->good && EVP_DigestUpdate(m_state->context.get(), octets.data(), octets.size()) == 1;
}

Bytes Sha256::result() {
  Bytes hash(EVP_MAX_MD_SIZE);
  unsigned int size = 0;
  if (!m_state->good || EVP_DigestFinal_ex(m_state->context.get(), hash.data(), &size) != 1) return {};
  hash.resize(size);
  return hash;
}

Bytes randomOctets(std::size_t count) {
  Bytes octets(count);
  if (RAND_bytes(octets.data(), static_cast<int>(count)) != 1) octets.clear();
  return octets;
}

} // namespace certdesk::crypto
