#pragma once
#include "app/practice/key_package_builder.h"

#include <optional>

namespace certdesk::practice {

// What a PKCS #10 request (RFC 2986) says, after its signature was verified. The attributes are those of
// app/crypto/signing_request.h, read here by OpenSSL alone.
struct CertificateRequest {
  Bytes publicKey; // SubjectPublicKeyInfo
  portal::KeyAlgorithm algorithm = portal::KeyAlgorithm::Rsa2048;
  std::string ukeySerial;
  struct Transport {
    Bytes key; // SubjectPublicKeyInfo, RSA
    WrapHash hash = WrapHash::Sha1;
  };
  std::optional<Transport> transport;
};
// C-09 for anything that is not such a request, with the reason.
[[nodiscard]] Result<CertificateRequest> readRequest(ByteView der);

} // namespace certdesk::practice
