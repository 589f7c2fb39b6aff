#pragma once
#include "app/practice/certificate_builder.h"

namespace certdesk::practice {

// The hash a UKEY unwraps RSAES-OAEP with, in both places (RFC 8017 section 7.1).
enum class WrapHash { Sha1, Sha256 };

// One encryption pair for one UKEY; the format is written down in app/crypto/key_package.h. Made here without that
// code, so that a mistake in one is seen by the other.
struct KeyPackageOrder {
  std::string application, ukeySerial;
  const EVP_PKEY* encryptionKey = nullptr; // the pair
  Bytes transportKey, signingKey;          // SubjectPublicKeyInfo
  WrapHash wrapHash = WrapHash::Sha1;
};
// DER of the CMS SignedData, signed by the KMC. C-10.
[[nodiscard]] Result<Bytes> buildKeyPackage(const KeyPackageOrder& order, const Identity& kmc);

} // namespace certdesk::practice
