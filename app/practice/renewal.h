#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// What is a renewal's own (延期续费): when it is offered, what it costs and how long it lasts.
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

} // namespace certdesk::practice
