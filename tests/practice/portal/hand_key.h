#pragma once
#include "app/core/bytes.h"

#include <memory>
#include <openssl/evp.h>
#include <optional>
#include <string>

namespace practice_test {

using certdesk::Bytes;
using certdesk::ByteView;

// A key pair outside any UKEY, and what is made with it, by OpenSSL alone.
class HandKey {
public:
  static HandKey rsa(unsigned bits = 2048);
  static HandKey ec(const char* curve = "P-256");

  [[nodiscard]] Bytes spki() const;
  [[nodiscard]] Bytes sign(ByteView message) const; // SHA-256
  // RSAES-OAEP with SHA-1 or SHA-256 in both places; empty where it does not open.
  [[nodiscard]] Bytes decryptOaep(const char* hash, ByteView sealed) const;
  [[nodiscard]] EVP_PKEY* get() const { return m_key.get(); }

private:
  struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  };
  explicit HandKey(EVP_PKEY* key) : m_key(key) {}
  std::unique_ptr<EVP_PKEY, Free> m_key;
};

struct RequestParts {
  std::optional<std::string> ukeySerial = "hand-0001";
  const HandKey* transport = nullptr;
  const char* transportHash = "SHA1"; // nullptr: left out
  bool spoiltSignature = false;
};
// PKCS #10, DER.
[[nodiscard]] Bytes requestBy(const HandKey& key, const RequestParts& parts);

// RFC 5649 undone; empty where it does not open.
[[nodiscard]] Bytes unwrapped(ByteView aesKey, ByteView wrapped);
// The subjectPublicKeyInfo within PKCS #8.
[[nodiscard]] Bytes spkiOfPrivate(ByteView pkcs8);

} // namespace practice_test
