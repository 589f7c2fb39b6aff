#pragma once
#include "pkcs11/decryption.h"

#include <memory>
#include <openssl/evp.h>

// The other side of what a token does, by OpenSSL. Throws where OpenSSL refuses: then the test is wrong.
namespace tests {

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

[[nodiscard]] pkcs11::Bytes sha256(pkcs11::ByteView);
// The signature as the token gives it: PKCS #1 v1.5 or r ‖ s.
[[nodiscard]] bool verifies(const pkcs11::PublicKeyValue&, pkcs11::ByteView message, pkcs11::ByteView signature);

[[nodiscard]] Key makeKey(pkcs11::KeyKind);
[[nodiscard]] pkcs11::PublicKeyValue valueOf(EVP_PKEY*);
[[nodiscard]] pkcs11::Bytes pkcs8(EVP_PKEY*);

[[nodiscard]] pkcs11::Bytes encrypt(const pkcs11::PublicKeyValue&, pkcs11::RsaPadding, pkcs11::ByteView plain);
// RFC 5649 with AES-256.
[[nodiscard]] pkcs11::Bytes wrapWithPadding(pkcs11::ByteView aesKey, pkcs11::ByteView plain);
// ECDH of this key with the other one's public half.
[[nodiscard]] pkcs11::Bytes sharedSecret(EVP_PKEY* own, const pkcs11::PublicKeyValue& other);

// A self-signed certificate in DER, cut into the parts that CertificateFields wants.
struct Certificate {
  pkcs11::Bytes der, name, serial;
};
[[nodiscard]] Certificate makeCertificate(EVP_PKEY*);

} // namespace tests
