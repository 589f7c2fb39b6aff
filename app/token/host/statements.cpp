#include "app/token/host/statements.h"

#include "app/token/failures.h"
#include "app/token/host/proof.h"

namespace certdesk::token {

namespace {

// The key of a certificate that is meant by this service; T-16 where this is another UKEY.
Result<HeldPrivateKey> keyOfOld(Operation& operation, const crypto::Certificate& certificate) {
  auto key = findSigningKey(operation, certificate.publicKey().spki());
  if (!key && key.error().code == ErrorCode::UkeyKeyGone)
    return lacksCertificate("the key of the certificate is not here");
  return key;
}

} // namespace

Result<SignedStatement> signedBy(Operation& operation, const crypto::Certificate& certificate,
                                 const crypto::Statement& statement) {
  auto octets = crypto::encode(statement);
  if (!octets) return failed(octets);
  const auto key = keyOfOld(operation, certificate);
  if (!key) return failed(key);
  auto signature = signatureBy(operation, key->object, certificate.publicKey(), *octets);
  if (!signature) return failed(signature);
  return SignedStatement{std::move(*octets), std::move(*signature)};
}

} // namespace certdesk::token
