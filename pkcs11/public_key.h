#pragma once
#include "pkcs11/object.h"

#include <variant>

namespace pkcs11 {

// The kinds of keys that this program makes.
enum class KeyKind { Rsa2048, Rsa3072, EcP256, EcP384 };
[[nodiscard]] bool isRsa(KeyKind);
[[nodiscard]] unsigned bitsOf(KeyKind);            // of the modulus, or of the curve's field
[[nodiscard]] ByteView curveParametersOf(KeyKind); // DER OBJECT IDENTIFIER (RFC 5480); empty for RSA

// Big-endian, without leading zeros.
struct RsaPublicKey {
  Bytes modulus, exponent;
  friend bool operator==(const RsaPublicKey&, const RsaPublicKey&) = default;
};
struct EcPublicKey {
  Bytes parameters; // CKA_EC_PARAMS as they are: mostly a DER OBJECT IDENTIFIER
  Bytes point;      // 04 ‖ X ‖ Y (SEC 1 section 2.3.3), without the OCTET STRING around it
  friend bool operator==(const EcPublicKey&, const EcPublicKey&) = default;
};
using PublicKeyValue = std::variant<RsaPublicKey, EcPublicKey>;

// Nothing for keys that this program does not make (RSA-1024, P-521, SM2 …).
[[nodiscard]] std::optional<KeyKind> kindOf(const PublicKeyValue&);

// The value of a public key object (PKCS #11 v2.40 current mechanisms, 2.1.2 and 2.3.3), or of an RSA private key that
// carries it. EC points are read with and without the OCTET STRING, as modules differ. CKR_KEY_TYPE_INCONSISTENT for
// other key types; badAnswer for nonsense.
[[nodiscard]] Result<PublicKeyValue> publicKeyOf(const Object&);

// What a public key object says that its key is for.
enum class PublicKeyUse { Verify, Encrypt, Agree };
struct PublicKeyRequest {
  std::string label;
  Bytes id;
  PublicKeyUse use = PublicKeyUse::Encrypt;
  bool token = true;
};
// A public key object from its value: unwrapping makes the private half alone.
[[nodiscard]] Result<Object> createPublicKey(const Session&, const PublicKeyValue&, const PublicKeyRequest&);

} // namespace pkcs11
