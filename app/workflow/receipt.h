#pragma once
#include "app/core/call.h"
#include "app/crypto/receipt.h"
#include "app/portal/portal.h"
#include "app/token/tokens.h"

namespace certdesk::workflow {

// A receipt (回执) that was verified against the CA and fits what is known of its application.
struct HeldReceipt {
  Bytes file; // as the portal signed it, CMS in DER: what is kept, and what openssl verifies
  crypto::Receipt said;
  // Of the UKEY: not looked at, since it is not in, shows nothing without a login, or could not be read whole; it holds
  // every certificate that the receipt says is on it; a later service has changed it since; or some are missing, which
  // is no fault of the receipt: it says what was there when it was made.
  enum class Ukey { NotSeen, Same, ChangedSince, Missing } ukey = Ukey::NotSeen;
  std::vector<crypto::Receipt::Entry> missing; // of Missing alone
};

// C-12 where a receipt is not this application's: another number, service, UKEY or other certificates.
[[nodiscard]] Outcome checkReceipt(const crypto::Receipt& said, const portal::Application& application);
// The certificates that the receipt says are on the UKEY, and that are not among `held` (DER).
[[nodiscard]] std::vector<crypto::Receipt::Entry> missingFrom(const crypto::Receipt& said,
                                                              const std::vector<Bytes>& held);

// Fetched from the portal, which keeps it; verified (C-11), compared with the application (C-12), and with the UKEY
// where that is in. S-04 where the portal keeps none. anchors: DER, by policy.
[[nodiscard]] Result<HeldReceipt> fetchReceipt(const std::string& applicationId, portal::Portal& portal,
                                               token::Tokens& tokens, const std::vector<Bytes>& anchors,
                                               const Call& call);

} // namespace certdesk::workflow
