#include "app/token/host/acts.h"

#include "app/core/text.h"
#include "app/crypto/statement.h"
#include "app/token/host/installed.h"
#include "app/token/host/proof.h"

namespace certdesk::token {

Result<SignedStatement> perform(Operation& operation, const Confirm& request) {
  const auto certificates = certificatesOf(request.installation);
  if (!certificates) return failed(certificates);
  crypto::Statement statement{"confirm", request.origin, operation.serial(), {}};
  statement.fields.emplace_back("application", request.installation.application);
  for (const auto& one : *certificates)
    statement.fields.emplace_back(one.usage == crypto::Usage::Signing ? "signing" : "encryption",
                                  hex(one.certificate.sha256()));
  auto octets = crypto::encode(statement);
  if (!octets) return failed(octets);
  const auto& publicKey = certificates->front().certificate.publicKey();
  const auto key = findSigningKey(operation, publicKey.spki());
  if (!key) return failed(key);
  auto signature = signatureBy(operation, key->object, publicKey, *octets);
  if (!signature) return failed(signature);
  return SignedStatement{std::move(*octets), std::move(*signature)};
}

} // namespace certdesk::token
