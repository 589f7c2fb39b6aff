#pragma once
#include "app/core/call.h"
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/portal/desk_nouns.h"
#include "app/portal/nouns.h"

namespace certdesk::portal {

// Pausing a certificate and ending it (M24), in the account that is logged in. Each takes the password again, answers
// the certificate as it is then, and does nothing where it is so already. A-14 for a wrong password, A-02 for too many,
// S-04, S-06 where its state does not allow it.
class CertificateDesk {
public:
  virtual ~CertificateDesk() = default;

  virtual Result<CertificateRecord> freeze(const std::string& certificateId, FreezeReason, const Secret& password,
                                           const Call&) = 0;
  virtual Result<CertificateRecord> unfreeze(const std::string& certificateId, UnfreezeReason, const Secret& password,
                                             const Call&) = 0;
  // For good: nothing brings it back. Open applications for it end; S-06 where one is approved.
  virtual Result<CertificateRecord> revoke(const std::string& certificateId, RevocationReason, const Secret& password,
                                           const Call&) = 0;
};

} // namespace certdesk::portal
