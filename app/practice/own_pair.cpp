#include "app/practice/own_pair.h"

#include "app/practice/enrolment.h"
#include "app/practice/first_certificate.h"

namespace certdesk::practice {

namespace {

std::string reasonFor(const ApplicationRow& row) { return row.service + ' ' + row.id; }

std::optional<std::string> nameOfPair(Database& database, const ApplicationRow& row) {
  const auto found = database.one("SELECT key_pair_id FROM renewal_pair WHERE application_id = ?", {row.id});
  return found ? std::optional(found->text("key_pair_id")) : std::nullopt;
}

Reply<IssuedByUs> certify(Visit& visit, const Account& account, const ApplicationRow& row,
                          const CertificateRow& certificate, const Bytes& publicKey) {
  auto issued = visit.office.authority.issue(visit.database,
                                             {{account.organisation, certificate.subject},
                                              HolderPurpose::Encryption,
                                              publicKey,
                                              secondsOf(visit.now) - std::chrono::minutes(5),
                                              secondsOf(row.renewedUntil.value_or(visit.now))},
                                             visit.now);
  if (!issued) return broken(issued.error());
  return std::move(*issued);
}

Reply<std::string> freshPair(Visit& visit, const Account& account, const ApplicationRow& row,
                             const CertificateRow& certificate) {
  const auto key = makeKey(certificate.keyAlgorithm);
  if (!key) return broken(key.error());
  const auto issued = certify(visit, account, row, certificate, publicKeyInfo(key->get()));
  if (!issued) return refused(issued);
  auto name = visit.office.keyManagement.archive(visit.database, key->get(), issued->serial, reasonFor(row), visit.now);
  if (!name) return broken(name.error());
  return std::move(*name);
}

Reply<std::string> keptPair(Visit& visit, const Account& account, const ApplicationRow& row,
                            const CertificateRow& certificate) {
  const auto kept = encryptionPairsOf(visit.database, certificate.id).front().keyPair;
  const auto known = visit.database.one("SELECT public_key FROM key_pair WHERE id = ?", {kept});
  const auto issued = certify(visit, account, row, certificate, known ? known->octets("public_key") : Bytes());
  if (!issued) return refused(issued);
  auto name = visit.office.keyManagement.keep(visit.database, kept, issued->serial, reasonFor(row), visit.now);
  if (!name) return broken(name.error());
  visit.database.change("INSERT INTO delivery (application_id, generation, delivered_at) VALUES (?, 0, ?)"
                        " ON CONFLICT DO NOTHING",
                        {row.id, visit.now});
  return std::move(*name);
}

} // namespace

bool bringsOwnPair(const ApplicationRow& row) { return isRenewal(row) || isFirst(row); }

bool keepsItsKey(Database& database, const ApplicationRow& row, const CertificateRow& certificate) {
  return isRenewal(row) && certificate.templateName == "ZJT个人证书" &&
         !encryptionPairsOf(database, certificate.id).empty();
}

std::vector<EncryptionPair> pairsFor(Database& database, const ApplicationRow& row) {
  if (!bringsOwnPair(row)) return encryptionPairsOf(database, row.certificateId);
  const auto own = database.one("SELECT k.id, i.certificate FROM renewal_pair r JOIN key_pair k ON k.id = r.key_pair_id"
                                " JOIN issued i ON i.serial = k.encryption_serial WHERE r.application_id = ?",
                                {row.id});
  if (!own) return {};
  return {{0, own->text("id"), own->octets("certificate")}};
}

Reply<void> provideOwnPair(Visit& visit, const Account& account, const ApplicationRow& row,
                           const CertificateRow& certificate) {
  if (nameOfPair(visit.database, row)) return {};
  const auto name = keepsItsKey(visit.database, row, certificate) ? keptPair(visit, account, row, certificate)
                                                                  : freshPair(visit, account, row, certificate);
  if (!name) return refused(name);
  visit.database.change("INSERT INTO renewal_pair (application_id, key_pair_id) VALUES (?, ?)", {row.id, *name});
  return {};
}

void dropOwnPair(Visit& visit, const ApplicationRow& row) {
  const auto name = nameOfPair(visit.database, row);
  if (!name) return;
  if (const auto pair = visit.database.one("SELECT encryption_serial FROM key_pair WHERE id = ?", {*name})) {
    visit.office.authority.revoke(visit.database, pair->text("encryption_serial"), Revocation::CessationOfOperation,
                                  visit.now);
    visit.listsChanged = true;
  }
  visit.database.change("DELETE FROM renewal_pair WHERE application_id = ?", {row.id});
}

void linkOwnPairs(Database& database, const ApplicationRow& row, const std::string& freshCertificateId) {
  database.change("INSERT INTO certificate_key_pair (certificate_id, generation, key_pair_id)"
                  " SELECT ?, 0, key_pair_id FROM renewal_pair WHERE application_id = ?",
                  {freshCertificateId, row.id});
  if (row.certificateId == freshCertificateId) return;
  database.change("INSERT INTO certificate_key_pair (certificate_id, generation, key_pair_id)"
                  " SELECT ?, generation + 1, key_pair_id FROM certificate_key_pair WHERE certificate_id = ?",
                  {freshCertificateId, row.certificateId});
}

} // namespace certdesk::practice
