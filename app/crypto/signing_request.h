#pragma once
#include "app/crypto/public_key.h"

#include <functional>
#include <optional>
#include <string>

namespace certdesk::crypto {

// Signs the octets with the private key of a request: SHA-256 with RSA PKCS #1 v1.5, or ECDSA in DER.
using Signer = std::function<Result<Bytes>(ByteView message)>;

// PKCS #10 (RFC 2986) with SHA-256. Attributes beside the standard ones, all single-valued and under the signature:
//   ukeySerial      2.25.45159099787062064206030363977126177388.1  UTF8String: binds the enrolment to one UKEY
//   tmpPublicKey    1.2.840.113549.1.9.63  SubjectPublicKeyInfo: the transport key that serverkeygen shall wrap for
//   transportHash   2.25.45159099787062064206030363977126177388.2  OBJECT IDENTIFIER of the OAEP hash: SHA-1 or SHA-256
struct RequestContents {
  std::string commonName; // UTF-8; the CA replaces the subject by the registered one
  std::string ukeySerial;
  std::optional<PublicKey> transportKey;
  OaepHash transportHash = OaepHash::Sha1; // only with a transport key
};
// The DER of the request, which was verified before it is answered: C-09. C-10 where OpenSSL refuses.
[[nodiscard]] Result<Bytes> makeSigningRequest(const PublicKey& key, const RequestContents& contents,
                                               const Signer& sign);

} // namespace certdesk::crypto
