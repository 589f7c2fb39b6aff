#include "app/practice/certificates.h"

#include "app/portal/names.h"
#include "app/practice/certificate_builder.h"
#include "app/practice/certificate_status.h"
#include "app/practice/renewal.h"
#include "app/practice/texts.h"
#include "app/practice/unlock.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

using portal::CertificateState;

CertificateRow rowFrom(const Row& row, Moment now) {
  CertificateRow certificate;
  certificate.id = row.text("id");
  certificate.accountId = row.text("account_id");
  certificate.subject = row.text("subject");
  certificate.business = row.text("business");
  certificate.email = row.text("email");
  certificate.templateName = row.text("template");
  certificate.keyAlgorithm =
      portal::fromWireName<portal::KeyAlgorithm>(row.text("key_algorithm")).value_or(portal::KeyAlgorithm::Rsa2048);
  certificate.appliedAt = row.moment("applied_at");
  certificate.notAfter = row.time("not_after");
  certificate.state = portal::fromWireName<CertificateState>(row.text("state")).value_or(CertificateState::Revoked);
  const bool ends = certificate.state == CertificateState::Valid || certificate.state == CertificateState::Frozen;
  if (ends && certificate.notAfter < secondsOf(now)) certificate.state = CertificateState::Expired;
  certificate.ukeySerial = row.text("ukey_serial");
  certificate.signingSerial = row.text("signing_serial");
  return certificate;
}

portal::Action action(const char* name, const std::string& whyNot) { return {name, whyNot.empty(), whyNot}; }

std::vector<portal::Action> actionsFor(Visit& visit, const CertificateRow& row) {
  std::vector<portal::Action> actions{action("recover", whyNotRecoverable(visit, row)),
                                      action("renew", whyNotRenewable(visit, row)),
                                      action("unlock", whyNotUnlockable(visit, row))};
  for (auto& each : statusActions(visit, row))
    actions.push_back(std::move(each));
  return actions;
}

} // namespace

Reply<CertificateRow> certificateOf(Visit& visit, const Account& account, const std::string& id) {
  const auto row = visit.database.one("SELECT * FROM certificate WHERE id = ? AND account_id = ?", {id, account.id});
  if (!row) return refuse(ErrorCode::NotFound);
  return rowFrom(*row, visit.now);
}

std::optional<CertificateRow> certificateWith(Visit& visit, ByteView signingCertificate) {
  const auto read = certificateFrom(signingCertificate);
  if (!read) return std::nullopt;
  const auto row = visit.database.one("SELECT * FROM certificate WHERE signing_serial = ?", {serialOf(read->get())});
  if (!row) return std::nullopt;
  const auto ours = issuedCertificate(visit.database, row->text("signing_serial"));
  if (!std::equal(ours.begin(), ours.end(), signingCertificate.begin(), signingCertificate.end())) return std::nullopt;
  return rowFrom(*row, visit.now);
}

std::vector<CertificateRow> certificatesOf(Visit& visit, const Account& account) {
  std::vector<CertificateRow> found;
  for (const auto& row : visit.database.select(
           "SELECT * FROM certificate WHERE account_id = ? AND signing_serial IS NOT NULL ORDER BY applied_at DESC, id",
           {account.id}))
    found.push_back(rowFrom(row, visit.now));
  return found;
}

void insert(Database& database, const CertificateRow& row) {
  database.change("INSERT INTO certificate (id, account_id, subject, business, email, template, key_algorithm,"
                  " applied_at, not_after, state, ukey_serial, signing_serial)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  {row.id, row.accountId, row.subject, row.business, row.email, row.templateName,
                   std::string(portal::wireName(row.keyAlgorithm)), row.appliedAt, row.notAfter,
                   std::string(portal::wireName(row.state)), row.ukeySerial,
                   row.signingSerial.empty() ? std::optional<std::string>() : std::optional(row.signingSerial)});
}

void setState(Database& database, const std::string& id, CertificateState state) {
  database.change("UPDATE certificate SET state = ? WHERE id = ?", {std::string(portal::wireName(state)), id});
}

std::vector<EncryptionPair> encryptionPairsOf(Database& database, const std::string& certificateId) {
  std::vector<EncryptionPair> pairs;
  for (const auto& row :
       database.select("SELECT g.generation, k.id, i.certificate FROM certificate_key_pair g"
                       " JOIN key_pair k ON k.id = g.key_pair_id JOIN issued i ON i.serial = k.encryption_serial"
                       " WHERE g.certificate_id = ? ORDER BY g.generation",
                       {certificateId}))
    pairs.push_back({row.count("generation"), row.text("id"), row.octets("certificate")});
  return pairs;
}

Bytes issuedCertificate(Database& database, const std::string& serial) {
  const auto row = database.one("SELECT certificate FROM issued WHERE serial = ?", {serial});
  return row ? row->octets("certificate") : Bytes();
}

std::string whyNotRecoverable(const Visit& visit, const CertificateRow& row) {
  switch (row.state) {
  case CertificateState::Valid:
  case CertificateState::Frozen:
    return {};
  case CertificateState::Revoked:
    return say(visit.language, text::revoked);
  case CertificateState::Expired:
    return say(visit.language, text::expired);
  case CertificateState::Superseded:
    return say(visit.language, text::superseded);
  }
  return {};
}

portal::CertificateRecord nounOf(Visit& visit, const CertificateRow& row) {
  portal::CertificateRecord noun;
  noun.id = row.id;
  noun.subject = row.subject;
  noun.business = row.business;
  noun.email = row.email;
  noun.templateName = row.templateName;
  noun.appliedAt = secondsOf(row.appliedAt);
  noun.notAfter = row.notAfter;
  noun.state = row.state;
  noun.ukeySerial = row.ukeySerial;
  noun.signingCertificate = issuedCertificate(visit.database, row.signingSerial);
  const auto pairs = encryptionPairsOf(visit.database, row.id);
  if (!pairs.empty()) noun.encryptionCertificate = pairs.front().certificate;
  noun.actions = actionsFor(visit, row);
  return noun;
}

} // namespace certdesk::practice
