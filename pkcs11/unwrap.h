#pragma once
#include "pkcs11/decryption.h"

namespace pkcs11 {

// The two names of RFC 5649 in the field. Kwp (0x210B) always means it; Pad (0x210A) means it in some modules, and
// RFC 3394 with PKCS #7 padding in others, where unwrapping our data fails cleanly.
enum class KeyWrap { Kwp, Pad };
// What the module claims to unwrap with, in the order of trial.
[[nodiscard]] std::vector<KeyWrap> keyWraps(const Mechanisms&);
// Whether the module claims CKM_RSA_AES_KEY_WRAP: both steps in one call.
[[nodiscard]] bool offersRsaAesKeyWrap(const Mechanisms&);

// The private half of an encryption pair on its way onto the token.
struct PrivateKeyRequest {
  KeyKind kind = KeyKind::Rsa2048;
  std::string label;
  Bytes id;          // CKA_ID, in the template: never set later
  bool token = true; // false: a session object, for a trial
};

// An AES-256 key from RSAES-OAEP, as a session object that can only unwrap (v2.40 section 5.13, C_UnwrapKey).
[[nodiscard]] Result<Object> unwrapAesKey(const Session&, const Object& transportKey, OaepHash, ByteView wrapped);
// A PKCS #8 PrivateKeyInfo under AES key wrap with padding (RFC 5649), as a sensitive, unextractable private key that
// decrypts and unwraps (RSA) or agrees (EC), and does not sign.
[[nodiscard]] Result<Object> unwrapPrivateKey(const Session&, const Object& aesKey, KeyWrap, ByteView wrapped,
                                              const PrivateKeyRequest&);
// Both in one: CKM_RSA_AES_KEY_WRAP over wrappedAesKey ‖ wrappedKey (current mechanisms, 2.1.23).
[[nodiscard]] Result<Object> unwrapRsaAes(const Session&, const Object& transportKey, OaepHash, ByteView wrapped,
                                          const PrivateKeyRequest&);

// A key in two wrappings, as the key package brings it.
struct WrappedKey {
  OaepHash oaep = OaepHash::Sha1;
  Bytes aesKey;     // RSAES-OAEP to the transport key
  Bytes privateKey; // RFC 5649 under that AES key
};
// By whatever the module offers: in one call where it can, else in two steps, Kwp before Pad. The next way is tried
// only where the one before was refused without a sign of removal or lack of room; the last refusal is the answer. The
// AES key is destroyed in any case. CKR_MECHANISM_INVALID where the module claims no way at all.
[[nodiscard]] Result<Object> unwrapKey(const Session&, const Mechanisms&, const Object& transportKey, const WrappedKey&,
                                       const PrivateKeyRequest&);

} // namespace pkcs11
