#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// What is a renewal's own (延期续费): when it is offered, what it costs and how long it lasts, and which encryption
// pair it brings. An organisation's certificate gets a new pair, a person's keeps its key under a new certificate.
namespace certdesk::practice {

[[nodiscard]] inline bool isRenewal(const ApplicationRow& row) { return row.service == "renewal"; }

// Why it cannot be renewed now, for people; empty where it can. Too early says from which day on.
[[nodiscard]] std::string whyNotRenewable(const Visit& visit, const CertificateRow& row);

// One for each number of years on offer.
[[nodiscard]] std::vector<portal::Quote> renewalChoices(const Visit& visit, const ApplicationRow& row,
                                                        const CertificateRow& certificate);
// The choice that was taken.
[[nodiscard]] std::optional<portal::Quote> renewalQuote(const Visit& visit, const ApplicationRow& row,
                                                        const CertificateRow& certificate);
// Added to the old end, or to now where that is past; by the calendar.
[[nodiscard]] Time renewedEnd(Moment now, Time notAfter, int years);

[[nodiscard]] Written acknowledgeOpenFiles(Visit& visit, ApplicationRow row);

// The encryption pairs that an application may deliver: of a recovery those of its certificate, of a renewal its own.
[[nodiscard]] std::vector<EncryptionPair> pairsFor(Database& database, const ApplicationRow& row);
// Sees to it that a renewal has its pair, with a certificate to that end. A kept key is on the UKEY already, so its new
// certificate counts as delivered.
[[nodiscard]] Reply<void> provideRenewalPair(Visit& visit, const Account& account, const ApplicationRow& row,
                                             const CertificateRow& certificate);
// What was made for a renewal that is not confirmed goes.
void dropRenewalPair(Visit& visit, const ApplicationRow& row);
// The pairs of the certificate that a confirmed renewal brings: its own, and behind it all earlier ones.
void linkRenewalPairs(Database& database, const ApplicationRow& row, const std::string& freshCertificateId);

} // namespace certdesk::practice
