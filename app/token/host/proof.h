#pragma once
#include "app/token/host/holdings.h"

namespace certdesk::token {

// A signature by a key on the UKEY, SHA-256 with RSA PKCS #1 v1.5 or with ECDSA in DER, verified before it is answered:
// T-10. The message is always one that this process has put together.
[[nodiscard]] Result<Bytes> signatureBy(Operation& operation, const pkcs11::Object& key,
                                        const crypto::PublicKey& publicKey, ByteView message);

// Signs a statement with a nonce. T-10.
[[nodiscard]] Outcome proveSigning(Operation& operation, const pkcs11::Object& key, const crypto::PublicKey& publicKey);
// Decrypts, in each padding that the UKEY offers, or agrees on, what this process has just encrypted. T-10 where that
// comes to something else; where the UKEY offers no way, or refuses, that refusal (T-12).
[[nodiscard]] Outcome proveDecryption(Operation& operation, const pkcs11::Object& key,
                                      const crypto::PublicKey& publicKey);

// Whether the key itself was seen to be wrong (T-10). Every other failure leaves it unknown, and unknown is not absent:
// it fails the act, and nothing is removed.
[[nodiscard]] bool provedWrong(const Outcome& proof);

// Whether the key can never leave the UKEY: some take CKA_EXTRACTABLE=0 and do not mind it. What a UKEY does not say of
// the key's past (CKA_LOCAL, CKA_NEVER_EXTRACTABLE) is not held against it.
[[nodiscard]] Result<bool> staysInside(Operation& operation, const pkcs11::Object& key);

// Whether the key signs as its public half says: interrupted generation leaves keys that look whole. False only for
// half a key and for one that was proved wrong. Asked of the UKEY once in an operation.
[[nodiscard]] Result<bool> isSound(Operation& operation, const HeldPrivateKey& key);

} // namespace certdesk::token
