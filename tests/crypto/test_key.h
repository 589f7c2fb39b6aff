#pragma once
#include "app/crypto/public_key.h"

#include <memory>
#include <openssl/evp.h>

namespace certdesk::test {

// A private key of a test: what a UKEY would hold. Straight OpenSSL, none of the room's own code.
class TestKey {
public:
  static TestKey make(crypto::KeyKind kind);
  [[nodiscard]] Bytes spki() const;
  [[nodiscard]] Bytes sign(ByteView message) const; // SHA-256, PKCS #1 v1.5 or ECDSA in DER
  [[nodiscard]] Bytes decrypt(int padding, const EVP_MD* hash, ByteView sealed) const;
  [[nodiscard]] Bytes agree(ByteView point) const;

private:
  struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  explicit TestKey(EVP_PKEY* key) : m_key(key) {}
  std::unique_ptr<EVP_PKEY, Free> m_key;
};

} // namespace certdesk::test
