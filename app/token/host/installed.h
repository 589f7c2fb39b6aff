#pragma once
#include "app/crypto/certificate.h"
#include "app/token/host/holdings.h"

namespace certdesk::token {

// One certificate of an installation and what it is for.
struct InstalledCertificate {
  crypto::Certificate certificate;
  crypto::Usage usage;
};
// The signing certificate first, then the encryption certificates, current first. C-01.
[[nodiscard]] Result<std::vector<InstalledCertificate>> certificatesOf(const Installation& installation);

// The private key of a certificate: by its public half, or by our CKA_ID where the UKEY tells no public half of it.
[[nodiscard]] const HeldPrivateKey* keyOf(const Holdings& holdings, const crypto::PublicKey& publicKey);

} // namespace certdesk::token
