#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <memory>

namespace certdesk::crypto {

// The kinds of keys this program works with.
enum class KeyKind { Rsa2048, Rsa3072, EcP256, EcP384 };
[[nodiscard]] bool isRsa(KeyKind kind);

// The hash of RSAES-OAEP, in both places: the label and MGF1 (RFC 8017 section 7.1).
enum class OaepHash { Sha256, Sha1 };

// A public key as a value: DER SubjectPublicKeyInfo (RFC 5280 section 4.1), parsed and of one of the kinds above.
// OpenSSL's types stay inside.
class PublicKey {
public:
  // C-01 where it is no such key, or not in DER.
  static Result<PublicKey> fromSpki(ByteView der);
  // From what a token tells: big-endian modulus and exponent, or curve and point 04 ‖ X ‖ Y. C-01 likewise.
  static Result<PublicKey> fromRsa(ByteView modulus, ByteView exponent);
  static Result<PublicKey> fromEc(KeyKind curve, ByteView point);

  [[nodiscard]] const Bytes& spki() const { return m_spki; }
  [[nodiscard]] KeyKind kind() const { return m_kind; }
  // SHA-1 of the subjectPublicKey bits, 20 octets (RFC 5280 section 4.2.1.2, method 1): our CKA_ID.
  [[nodiscard]] Bytes identifier() const;
  // SHA-256 with RSA PKCS #1 v1.5, or with ECDSA in DER (RFC 5758). False for any other signature.
  [[nodiscard]] bool verifies(ByteView message, ByteView signature) const;
  // For proofs with a nonce of the host's own. RSA only: PKCS #1 v1.5 (RFC 8017 section 7.2) and OAEP. C-10 where
  // OpenSSL refuses.
  [[nodiscard]] Result<Bytes> encryptPkcs1(ByteView plain) const;
  [[nodiscard]] Result<Bytes> encryptOaep(OaepHash hash, ByteView plain) const;
  // EC only: an ephemeral key pair's public point (04 ‖ X ‖ Y), and the shared secret Z the owner must find too.
  struct Agreement {
    Bytes point, secret;
  };
  [[nodiscard]] Result<Agreement> agree() const;

  // The parts as a token wants them; empty for the other kind of key.
  struct RsaParts {
    Bytes modulus, exponent;
  };
  [[nodiscard]] RsaParts rsaParts() const;
  [[nodiscard]] Bytes ecPoint() const; // 04 ‖ X ‖ Y

  friend bool operator==(const PublicKey& a, const PublicKey& b) { return a.m_spki == b.m_spki; }

private:
  PublicKey(Bytes spki, KeyKind kind) : m_spki(std::move(spki)), m_kind(kind) {}
  Bytes m_spki;
  KeyKind m_kind;
};

} // namespace certdesk::crypto
