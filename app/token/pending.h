#pragma once
#include "app/core/bytes.h"

#include <string>
#include <string_view>

// How objects are marked on a UKEY until they are proved and promoted.
namespace certdesk::token {

inline constexpr std::string_view pendingPrefix = "~pending:";

enum class PendingPurpose { Signing, Encryption };
// ~pending:<application>:sign or ~pending:<application>:enc
[[nodiscard]] std::string pendingLabel(const std::string& application, PendingPurpose purpose);
// The CKA_ID under which a signing key is generated: the first 16 octets of SHA-256 over that label. Not random,
// because some UKEYs drop labels: then this is all that tells an application its key after a crash before the
// certificate is issued. As random ones do, it keeps the key apart from every other on the UKEY.
[[nodiscard]] Bytes pendingKeyId(const std::string& application);

} // namespace certdesk::token
