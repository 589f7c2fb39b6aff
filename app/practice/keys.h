#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/nouns.h"
#include "app/practice/openssl_handles.h"

namespace certdesk::practice {

// C-10 where OpenSSL refuses, here and below.
[[nodiscard]] Result<KeyHandle> makeKey(portal::KeyAlgorithm algorithm);
// PKCS #8 PrivateKeyInfo (RFC 5208) and back.
[[nodiscard]] Result<Secret> privateKeyInfo(const EVP_PKEY* key);
[[nodiscard]] Result<KeyHandle> privateKeyFrom(ByteView info);
// SubjectPublicKeyInfo (RFC 5280 section 4.1) and back; the reading takes no trailing octets.
[[nodiscard]] Bytes publicKeyInfo(const EVP_PKEY* key);
[[nodiscard]] Result<KeyHandle> publicKeyFrom(ByteView info);
// Nothing for a key of another kind or size.
[[nodiscard]] std::optional<portal::KeyAlgorithm> algorithmOf(const EVP_PKEY* key);
// SHA-256 with RSA PKCS #1 v1.5, or with ECDSA in DER.
[[nodiscard]] bool verifies(EVP_PKEY* key, ByteView message, ByteView signature);

// What i2d_ functions give.
template <class T>
Bytes derOf(const T* object, int (*encode)(const T*, unsigned char**)) {
  unsigned char* memory = nullptr;
  const int size = encode(object, &memory);
  if (size <= 0) return {};
  Bytes der(memory, memory + size);
  OPENSSL_free(memory);
  return der;
}
// OpenSSL's own last words, for the log.
[[nodiscard]] tl::unexpected<Error> cryptoFailed(const char* what);

} // namespace certdesk::practice
