#pragma once
#include "app/practice/accounts.h"

namespace certdesk::practice {

// One row of an account's certificates: the pair that was issued together.
struct CertificateRow {
  std::string id, accountId, subject, business, email, templateName;
  portal::KeyAlgorithm keyAlgorithm = portal::KeyAlgorithm::Rsa2048;
  Moment appliedAt{};
  Time notAfter{};
  portal::CertificateState state = portal::CertificateState::Valid; // Expired by the clock, never stored
  std::string ukeySerial, signingSerial;                            // empty until a first certificate is confirmed
};
// An encryption pair of a row: 0 is the current one, 1 and on archived ones, newest first.
struct EncryptionPair {
  int generation = 0;
  std::string keyPair; // its name in the KMC's archive
  Bytes certificate;   // DER
};

// S-04 where it is not this account's.
[[nodiscard]] Reply<CertificateRow> certificateOf(Visit& visit, const Account& account, const std::string& id);
// The row with this signing certificate (DER), of whatever account; nothing where there is none.
[[nodiscard]] std::optional<CertificateRow> certificateWith(Visit& visit, ByteView signingCertificate);
[[nodiscard]] std::vector<CertificateRow> certificatesOf(Visit& visit, const Account& account); // newest first
void insert(Database& database, const CertificateRow& row);
void setState(Database& database, const std::string& id, portal::CertificateState state);

[[nodiscard]] std::vector<EncryptionPair> encryptionPairsOf(Database& database, const std::string& certificateId);
[[nodiscard]] Bytes issuedCertificate(Database& database, const std::string& serial);

// Why it cannot be recovered now, for people; empty where it can.
[[nodiscard]] std::string whyNotRecoverable(const Visit& visit, const CertificateRow& row);
[[nodiscard]] portal::CertificateRecord nounOf(Visit& visit, const CertificateRow& row);

} // namespace certdesk::practice
