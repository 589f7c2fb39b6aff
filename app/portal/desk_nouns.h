#pragma once
#include "app/core/secret.h"
#include "app/core/text.h"

#include <string>

// What is said at the two desks beside the applications: of one's certificates, and of one's account.
namespace certdesk::portal {

// Why a certificate is paused, goes on, or ends. The CA's list of revoked certificates says a revocation's in the words
// of RFC 5280 section 5.3.1; what is frozen is on hold there.
enum class FreezeReason { UkeyMissing, Suspicion, Pause, Other };
enum class UnfreezeReason { UkeyFound, NeededAgain, Other };
enum class RevocationReason { KeyCompromise, CessationOfOperation, Superseded, Unspecified };

// A code is on its way to a mail box. The portal says the same whether anybody has that mail box.
struct MailedCode {
  Time expires{};       // of the code
  Time nextAllowedAt{}; // no other one before that
};

// A new account; the code was mailed to the e-mail address and proves it.
struct Registration {
  std::string userName, displayName, organisation, email, question;
  Secret code, password, answer;
};

} // namespace certdesk::portal
