#pragma once
#include "app/portal/routes.h"
#include "app/practice/unlock_order.h"

// Unlock: a UKEY whose PIN is locked is opened by its security officer's PIN, which is released to one token host at a
// time and replaced by what that host does with it; or by a code that answers the UKEY's (unlock_answer.h).
namespace certdesk::practice {

inline constexpr std::string_view unlockService = "unlock";

// Why it cannot be unlocked now, for people; empty where it can.
[[nodiscard]] std::string whyNotUnlockable(Visit& visit, const CertificateRow& row);
[[nodiscard]] const std::vector<std::string>& unlockLines();
[[nodiscard]] bool isOfUnlock(portal::Route route);
// What an unlock's snapshot has beside the pages.
void addUnlock(portal::Application& noun, Visit& visit, const CertificateRow& certificate);

// The mailed code, under which the host's key is authenticated; sealed, as a hash would not do.
void keepCode(Visit& visit, const ApplicationRow& row, const std::string& code);
// The 15 minutes have to begin anew, with the next release; what was released stays counted.
void openAnew(Visit& visit, const ApplicationRow& row);

// S-06, Q-01, Q-02, Q-05, U-01, U-02, U-03. Changes nothing of the snapshot but for a wrong MAC.
[[nodiscard]] Reply<portal::UnlockGrant> releaseOfficerPins(Visit& visit, const Account& account, ApplicationRow row,
                                                            const portal::UnlockReleaseRequest& request);
// By whichever release, or answered challenge, the UKEY was opened. S-06, U-01, U-02.
[[nodiscard]] Written completeUnlock(Visit& visit, const Account& account, ApplicationRow row,
                                     const portal::ConfirmationRequest& request);

} // namespace certdesk::practice
