#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

#include <string>

// How a portal hands the security officer's PINs of a UKEY to the token host that asked, and to nobody else. The sealed
// octets are: the portal's ephemeral point of P-256 (04 ‖ X ‖ Y, 65 octets), the text under AES-256-GCM (NIST SP
// 800-38D), its tag of 16. Key (32 octets) and IV (12) are HKDF-SHA-256 (RFC 5869) of the shared x-coordinate (ECDH of
// the two ephemeral keys), with salt = host's SubjectPublicKeyInfo ‖ portal's point, info = "CertDesk unlock v1".
// Authenticated with it, in UTF-8 lines that each end with \n:
//   CertDesk unlock v1
//   application: 20261123000541121943
//   ukey: 4F2A90317
//   asked: <the host's nonce, lower-case hexadecimal>
//   nonce: <the portal's nonce, likewise>
// The text: 01, one octet (01 where the UKEY's PIN may be `next` already, else 00), then `current` and `next`, each
// behind its length in one octet.
namespace certdesk::crypto {

// One use: it goes with the order that was sealed for it.
struct SealKey {
  Secret privateKey; // PKCS #8
  Bytes publicKey;   // SubjectPublicKeyInfo
};
// C-10.
[[nodiscard]] Result<SealKey> makeSealKey();

struct UnlockContext {
  std::string application, ukeySerial;
  Bytes asked, nonce; // the host's and the portal's
};
struct OfficerPins {
  Secret current, next;
  bool mayBeNext = false; // a release went out before: the UKEY may have `next` already
};
inline constexpr std::size_t longestOfficerPin = 64;
inline constexpr std::size_t largestSeal = 512;

// U-07 where it is not for this key and this context, was changed, or does not hold two PINs.
[[nodiscard]] Result<OfficerPins> openUnlockSeal(const SealKey& key, const UnlockContext& context, ByteView sealed);

// HMAC-SHA-256 under the authorisation code, without the white space it was pasted with, over the host's key, the
// serial and the host's nonce: so that nobody in between puts a key of their own there. Empty where OpenSSL refuses.
[[nodiscard]] Bytes unlockMac(const Secret& code, ByteView publicKey, const std::string& serial, ByteView nonce);

} // namespace certdesk::crypto
