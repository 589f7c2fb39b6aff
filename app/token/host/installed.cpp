#include "app/token/host/installed.h"

namespace certdesk::token {

Result<std::vector<InstalledCertificate>> certificatesOf(const Installation& installation) {
  std::vector<InstalledCertificate> all;
  auto signing = crypto::Certificate::fromDer(installation.signingCertificate);
  if (!signing) return failed(signing);
  all.push_back({std::move(*signing), crypto::Usage::Signing});
  for (const auto& der : installation.encryptionCertificates) {
    auto encryption = crypto::Certificate::fromDer(der);
    if (!encryption) return failed(encryption);
    all.push_back({std::move(*encryption), crypto::Usage::Encryption});
  }
  return all;
}

const HeldPrivateKey* keyOf(const Holdings& holdings, const crypto::PublicKey& publicKey) {
  if (const auto* key = holdings.keyFor(publicKey)) return key;
  const auto id = publicKey.identifier();
  for (const auto& key : holdings.privateKeys)
    if (!key.publicKey && key.id == id) return &key;
  return nullptr;
}

} // namespace certdesk::token
