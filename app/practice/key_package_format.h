#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"
#include "app/practice/openssl_handles.h"

namespace certdesk::practice {

// What goes into the structures of a key package, ready to be encoded.
struct EnvelopeParts {
  Bytes recipientIdentifier;            // subject key identifier of the transport key
  Bytes keyEncryptionAlgorithm;         // DER AlgorithmIdentifier
  Bytes encryptedKey, encryptedContent; // RSAES-OAEP, RFC 5649
};
struct KeyPackageParts {
  std::string application, ukeySerial;
  Bytes encryptionKey, transportKey, signingKey; // DER SubjectPublicKeyInfo
  EnvelopeParts envelope;
};
// DER of the KeyPackage SEQUENCE. C-10.
[[nodiscard]] Result<Bytes> encodeKeyPackage(const KeyPackageParts& parts);

} // namespace certdesk::practice
