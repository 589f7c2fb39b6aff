#include "app/token/host/acts.h"

#include "app/crypto/signing_request.h"
#include "app/token/host/kinds.h"
#include "app/token/host/proof.h"
#include "app/token/host/transport.h"

namespace certdesk::token {

namespace {

Result<Made> requestBy(Operation& operation, const HeldPrivateKey& key, const crypto::RequestContents& contents) {
  auto der = crypto::makeSigningRequest(*key.publicKey, contents, [&](ByteView message) {
    return signatureBy(operation, key.object, *key.publicKey, message);
  });
  if (!der) return failed(der);
  return Made{std::move(*der)};
}

} // namespace

Result<Made> perform(Operation& operation, const MakeSigningRequest& request) {
  const auto key = findSigningKey(operation, request.publicKey);
  if (!key) return failed(key);
  const auto inside = staysInside(operation, key->object);
  if (!inside) return failed(inside);
  if (!*inside) return cannotMakeKey("the key can be got out");
  return requestBy(operation, *key, {request.application, operation.serial(), {}, {}});
}

Result<Made> perform(Operation& operation, const MakeTransportRequest& request) {
  const auto key = findSigningKey(operation, request.signingKey);
  if (!key) return failed(key);
  if (operation.transport) destroy(*operation.transport);
  operation.transport.reset();
  auto transport = makeTransportKey(operation);
  if (!transport) return failed(transport);
  operation.transport = std::move(*transport);
  return requestBy(operation, *key,
                   {request.application, operation.serial(), operation.transport->publicKey, cryptoHash(request.oaep)});
}

} // namespace certdesk::token
