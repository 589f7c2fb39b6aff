#pragma once
#include "app/practice/application_row.h"
#include "app/practice/certificates.h"

namespace certdesk::practice {

// The agreement and the price of today; what is accepted is compared with them.
[[nodiscard]] portal::Agreement currentAgreement(Language language);
// In either language: a person may have read the other one.
[[nodiscard]] bool isCurrentAgreement(const std::string& version, const std::string& sha256);
// Of a renewal whose years are not chosen yet: the first choice.
[[nodiscard]] portal::Quote quoteFor(const Visit& visit, const ApplicationRow& row, const CertificateRow& certificate);

// Who has to act next.
[[nodiscard]] portal::Actor actorAt(portal::Stage stage);
// The application as its account sees it.
[[nodiscard]] Reply<portal::Application> nounOf(Visit& visit, const Account& account, const ApplicationRow& row);
// Of this snapshot in this language.
[[nodiscard]] std::string etagOf(const Visit& visit, const ApplicationRow& row);
// Whether an If-Match is for this version, in whatever language it was read.
[[nodiscard]] bool matchesVersion(const ApplicationRow& row, std::string_view etag);

// l***@example.com
[[nodiscard]] std::string masked(const std::string& email);

} // namespace certdesk::practice
