#include "app/token/host/transport.h"

#include "app/token/host/holdings.h"
#include "pkcs11/key_generation.h"

namespace certdesk::token {

namespace {

// Whatever it is that the UKEY says, it does not unwrap; unless it is gone, or full.
tl::unexpected<Error> refused(Operation& operation, const pkcs11::Error& error) {
  auto failure = operation.failure(error);
  if (operation.over() || failure.value().code == ErrorCode::UkeyFull) return failure;
  return cannotUnwrap(pkcs11::describe(error));
}

} // namespace

Result<TransportKey> makeTransportKey(Operation& operation) {
  const auto pair = pkcs11::generateKeyPair(operation.session(), pkcs11::KeyKind::Rsa2048,
                                            {"~transport", {}, pkcs11::KeyUse::Transport, false});
  if (!pair) return refused(operation, pair.error());
  const auto value = operation.said(pkcs11::publicKeyOf(pair->publicKey));
  if (!value) return failed(value);
  auto publicKey = publicKeyFrom(*value);
  if (!publicKey) return cannotUnwrap("the transport key is of another kind");
  return TransportKey{pair->publicKey, pair->privateKey, std::move(*publicKey)};
}

void destroy(const TransportKey& transport) {
  (void)transport.privateObject.destroy(); // the session's end does it too
  (void)transport.publicObject.destroy();
}

Result<pkcs11::Object> unwrapPrivateKey(Operation& operation, const TransportKey& transport,
                                        const pkcs11::WrappedKey& wrapped, const pkcs11::PrivateKeyRequest& request) {
  const auto mechanisms = operation.mechanisms();
  if (!mechanisms) return failed(mechanisms);
  auto key = pkcs11::unwrapKey(operation.session(), *mechanisms, transport.privateObject, wrapped, request);
  if (!key) return refused(operation, key.error());
  return std::move(*key);
}

} // namespace certdesk::token
