#pragma once
#include "pkcs11/mechanism.h"
#include "pkcs11/public_key.h"

namespace pkcs11 {

// The hash of OAEP, in both places: the label and MGF1 (RFC 8017 section 7.1).
enum class OaepHash { Sha1, Sha256 };
[[nodiscard]] CK_RSA_PKCS_OAEP_PARAMS oaepParameters(OaepHash);

enum class RsaPadding { Pkcs1, OaepSha1, OaepSha256 };

// Both below prove that a key on the token works, with data that the host has just made up: never with data that came
// from outside.
// C_Decrypt (v2.40 section 5.9).
[[nodiscard]] Result<Bytes> decrypt(const Session&, const Object& key, RsaPadding, ByteView ciphertext);
// The shared secret Z of ECDH with the peer's point (04 ‖ X ‖ Y), by CKM_ECDH1_DERIVE with CKD_NULL (current
// mechanisms, 2.3.7); through a readable session object of this many octets that is destroyed at once.
[[nodiscard]] Result<Bytes> agree(const Session&, const Object& key, ByteView peerPoint, std::size_t octets);

} // namespace pkcs11
