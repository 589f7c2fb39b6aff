#pragma once
#include "app/practice/certificates.h"
#include "app/practice/renewal.h"

// The encryption pair that an application brings. A recovery delivers those of its certificate; a renewal and a first
// certificate have one of their own: an organisation's is new, a person who renews keeps the key under a new
// certificate.
namespace certdesk::practice {

[[nodiscard]] bool bringsOwnPair(const ApplicationRow& row);
// A renewal that leaves the encryption key as it is, under a new certificate.
[[nodiscard]] bool keepsItsKey(Database& database, const ApplicationRow& row, const CertificateRow& certificate);
// What an application may deliver.
[[nodiscard]] std::vector<EncryptionPair> pairsFor(Database& database, const ApplicationRow& row);
// Sees to it that it has its own pair, with a certificate that ends with it. A kept key is on the UKEY already, so its
// new certificate counts as delivered.
[[nodiscard]] Reply<void> provideOwnPair(Visit& visit, const Account& account, const ApplicationRow& row,
                                         const CertificateRow& certificate);
// What was made for an application that is not confirmed goes.
void dropOwnPair(Visit& visit, const ApplicationRow& row);
// The pairs of the certificate that it brought when it was confirmed: its own, and behind it all those of the former.
void linkOwnPairs(Database& database, const ApplicationRow& row, const std::string& freshCertificateId);

} // namespace certdesk::practice
