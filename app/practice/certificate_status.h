#pragma once
#include "app/portal/wire_desk.h"
#include "app/practice/certificates.h"
#include "app/practice/texts.h"

// Freezing, unfreezing and revoking (M24), with the password again. What is so already is answered as it is. A-02,
// A-14, S-04, S-06.
namespace certdesk::practice {

[[nodiscard]] Reply<CertificateRow> freeze(Visit& visit, const Account& account, const std::string& id,
                                           const portal::FreezeRequest& request);
[[nodiscard]] Reply<CertificateRow> unfreeze(Visit& visit, const Account& account, const std::string& id,
                                             const portal::UnfreezeRequest& request);
[[nodiscard]] Reply<CertificateRow> revoke(Visit& visit, const Account& account, const std::string& id,
                                           const portal::RevocationRequest& request);

// On hold where it is valid, without a word to anybody: a recovery says itself that it freezes.
void putOnHold(Visit& visit, const std::string& certificateId);

// What can be done now, and why not, for people.
[[nodiscard]] std::vector<portal::Action> statusActions(const Visit& visit, const CertificateRow& row);

} // namespace certdesk::practice
