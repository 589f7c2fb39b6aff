#pragma once
#include "app/crypto/certificate.h"
#include "app/crypto/statement.h"
#include "app/token/host/operation.h"

namespace certdesk::token {

// A statement, signed by the key of a certificate that is meant to be on this UKEY. T-16 where it is another one, T-10.
[[nodiscard]] Result<SignedStatement> signedBy(Operation& operation, const crypto::Certificate& certificate,
                                               const crypto::Statement& statement);

} // namespace certdesk::token
