#pragma once
#include "app/core/secret.h"
#include "app/crypto/public_key.h"

namespace certdesk::crypto {

// A key pair that is made on this PC to be thrown away: it shows whether a UKEY unwraps what a key package brings,
// before anything costs. It protects nothing.
struct TrialKey {
  PublicKey publicKey;
  Secret aesKey;           // 32 octets, to be sealed for the transport key with PublicKey::encryptOaep
  Bytes wrappedPrivateKey; // PKCS #8 PrivateKeyInfo under that AES key (RFC 5649)
};
// C-10 where OpenSSL refuses.
[[nodiscard]] Result<TrialKey> makeTrialKey(KeyKind kind);

} // namespace certdesk::crypto
