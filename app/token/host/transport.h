#pragma once
#include "app/token/host/operation.h"
#include "pkcs11/unwrap.h"

namespace certdesk::token {

// RSA-2048 session objects that unwrap and do nothing else. T-06 where the UKEY makes none, T-05 where it has no room.
// Smaller than some keys it carries: it lives for one download inside TLS, and RSA-3072 takes minutes on many UKEYs.
[[nodiscard]] Result<TransportKey> makeTransportKey(Operation& operation);
void destroy(const TransportKey& transport);

// Unwraps by whatever the UKEY offers. T-05, T-06.
[[nodiscard]] Result<pkcs11::Object> unwrapPrivateKey(Operation& operation, const TransportKey& transport,
                                                      const pkcs11::WrappedKey& wrapped,
                                                      const pkcs11::PrivateKeyRequest& request);

} // namespace certdesk::token
