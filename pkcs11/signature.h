#pragma once
#include "pkcs11/mechanism.h"
#include "pkcs11/public_key.h"

namespace pkcs11 {

// How a module makes a signature with SHA-256. Hashing itself is done by the caller: there is no OpenSSL in this room.
enum class SignaturePlan {
  RsaHashOnToken, // CKM_SHA256_RSA_PKCS over the message
  RsaDigestInfo,  // CKM_RSA_PKCS over DigestInfo (RFC 8017 section 9.2), made here from the hash
  EcHashOnToken,  // CKM_ECDSA_SHA256 over the message
  EcDigest,       // CKM_ECDSA over the hash
};
[[nodiscard]] bool hashesOnToken(SignaturePlan);

// The best way by what the module claims; RSA likes to hash on the token, EC on the host (few offer the other).
// CKR_MECHANISM_INVALID where it offers none.
[[nodiscard]] Result<SignaturePlan> signaturePlan(const Mechanisms&, bool rsa);
[[nodiscard]] Result<SignaturePlan> signaturePlan(const Mechanisms&, KeyKind);

// Where the plan hashes on the token the input is the message (at most 1 MiB), else its 32-octet SHA-256
// (CKR_DATA_LEN_RANGE for other lengths). Answers the signature as the module gave it: PKCS #1 v1.5 for RSA, r ‖ s for
// EC (PKCS #11 v2.40 current mechanisms, 2.3.1). The caller verifies it before anything depends on it.
[[nodiscard]] Result<Bytes> sign(const Session&, const Object& key, SignaturePlan, ByteView input);

} // namespace pkcs11
