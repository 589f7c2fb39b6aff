#include "app/practice/application_noun.h"
#include "app/practice/enrolment.h"
#include "app/practice/first_certificate.h"
#include "app/practice/hashing.h"
#include "app/practice/mail_box.h"
#include "app/practice/own_pair.h"
#include "app/practice/random.h"
#include "app/practice/receipt.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

using portal::Purpose;

// What must stand above the encryption lines, to the octet. Written out here, not by app/crypto: a mistake there shows.
std::string headOf(const Visit& visit, const ApplicationRow& row, const portal::Application& noun) {
  std::string signing;
  for (const auto& issued : noun.issued)
    if (issued.purpose == Purpose::Signing) signing = hex(sha256(issued.certificate));
  return "CertDesk v1\npurpose: confirm\norigin: " + visit.origin + "\nukey: " + row.ukeySerial +
         "\napplication: " + row.id + "\nsigning: " + signing + "\n";
}

std::string lineFor(const Bytes& certificate) { return "encryption: " + hex(sha256(certificate)) + "\n"; }

// The encryption certificates that were delivered, newest first. The current one must have been written; archived ones
// only as far as the UKEY had room.
bool namesDelivered(std::string_view lines, const portal::Application& noun) {
  bool current = false;
  for (const auto& issued : noun.issued) {
    if (issued.purpose != Purpose::Encryption) continue;
    const auto line = lineFor(issued.certificate);
    if (!lines.starts_with(line)) continue;
    lines.remove_prefix(line.size());
    current = current || issued.generation == 0;
  }
  return current && lines.empty();
}

void supersedeOld(Visit& visit, const ApplicationRow& row, const CertificateRow& old) {
  // A lost key may be in other hands, a damaged or a renewed one is in nobody's.
  const bool lost = !isRenewal(row) && row.lossReason != portal::LossReason::Damaged;
  visit.office.authority.revoke(visit.database, old.signingSerial,
                                lost ? Revocation::KeyCompromise : Revocation::Superseded, visit.now);
  visit.listsChanged = true;
  setState(visit.database, old.id, portal::CertificateState::Superseded);
}

void addNew(Visit& visit, const ApplicationRow& row, const CertificateRow& old) {
  auto fresh = old;
  fresh.id = newId();
  fresh.business = isRenewal(row) ? "续费" : "恢复";
  if (row.renewedUntil) fresh.notAfter = secondsOf(*row.renewedUntil);
  fresh.appliedAt = row.createdAt;
  fresh.state = portal::CertificateState::Valid;
  fresh.ukeySerial = row.ukeySerial;
  fresh.signingSerial = row.signingSerial;
  insert(visit.database, fresh);
  if (isRenewal(row)) return linkOwnPairs(visit.database, row, fresh.id);
  visit.database.change("INSERT INTO certificate_key_pair (certificate_id, generation, key_pair_id)"
                        " SELECT ?, generation, key_pair_id FROM certificate_key_pair WHERE certificate_id = ?",
                        {fresh.id, old.id});
}

// What was delivered but found no room is not on the UKEY: from now on it does not count as issued.
void forgetUnnamed(Visit& visit, const ApplicationRow& row, const portal::Application& noun,
                   std::string_view statement) {
  for (const auto& issued : noun.issued)
    if (issued.purpose == Purpose::Encryption && statement.find(lineFor(issued.certificate)) == std::string_view::npos)
      visit.database.change("DELETE FROM delivery WHERE application_id = ? AND generation = ?",
                            {row.id, issued.generation});
}

Reply<void> takeStatement(Visit& visit, const Account& account, const ApplicationRow& row,
                          const portal::ConfirmationRequest& request) {
  const auto noun = nounOf(visit, account, row);
  if (!noun) return refused(noun);
  const std::string_view statement(reinterpret_cast<const char*>(request.statement.data()), request.statement.size());
  const auto head = headOf(visit, row, *noun);
  if (!statement.starts_with(head) || !namesDelivered(statement.substr(head.size()), *noun))
    return refuse(ErrorCode::SupersededElsewhere, "the statement is not about what was issued here");
  const auto key = publicKeyFrom(row.signingKey);
  if (!key) return broken(key.error());
  if (!verifies(key->get(), request.statement, request.signature))
    return refuse(ErrorCode::SupersededElsewhere, "not signed by the enrolled key");
  forgetUnnamed(visit, row, *noun, statement);
  return {};
}

// Of an earlier pair only that much is known: it came onto the UKEY as the current one of a certificate, or a
// confirmation for that UKEY named it. Else it may never have been there, where a recovery found no room for it.
bool knownToBeOn(Database& database, const std::string& ukeySerial, const EncryptionPair& pair) {
  if (database.one("SELECT c.id FROM certificate_key_pair g JOIN certificate c ON c.id = g.certificate_id"
                   " WHERE g.key_pair_id = ? AND g.generation = 0 AND c.ukey_serial = ?",
                   {pair.keyPair, ukeySerial}))
    return true;
  const auto line = lineFor(pair.certificate);
  const auto statements = database.select("SELECT r.statement FROM receipt r JOIN application a"
                                          " ON a.id = r.application_id WHERE a.ukey_serial = ?",
                                          {ukeySerial});
  return std::any_of(statements.begin(), statements.end(), [&](const Row& row) {
    const auto statement = row.octets("statement");
    return std::search(statement.begin(), statement.end(), line.begin(), line.end()) != statement.end();
  });
}

// For the receipt: what the client confirmed, what is known to stay where it was, and what ends.
Reply<std::vector<Receipted>> receiptedFor(Visit& visit, const Account& account, const ApplicationRow& row,
                                           const CertificateRow& old) {
  const auto noun = nounOf(visit, account, row);
  if (!noun) return refused(noun);
  std::vector<Receipted> certificates;
  for (const auto& issued : noun->issued)
    certificates.push_back({"written", issued.purpose, issued.certificate});
  if (isFirst(row)) return certificates;
  if (isRenewal(row))
    for (const auto& pair : encryptionPairsOf(visit.database, old.id))
      if (knownToBeOn(visit.database, row.ukeySerial, pair))
        certificates.push_back({"kept", Purpose::Encryption, pair.certificate});
  certificates.push_back({"superseded", Purpose::Signing, issuedCertificate(visit.database, old.signingSerial)});
  return certificates;
}

} // namespace

Written confirm(Visit& visit, const Account& account, ApplicationRow row, const portal::ConfirmationRequest& request) {
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  if (row.signingSerial.empty()) return refuse(ErrorCode::SupersededElsewhere, "nothing is issued");
  if (const auto good = takeStatement(visit, account, row, request); !good) return refused(good);
  const auto old = certificateOf(visit, account, row.certificateId);
  if (!old) return refused(old);
  const auto receipted = receiptedFor(visit, account, row, *old);
  if (!receipted) return refused(receipted);
  if (isFirst(row)) {
    becomeCertificate(visit, row, *old);
  } else {
    supersedeOld(visit, row, *old);
    addNew(visit, row, *old);
  }
  if (const auto kept = keepReceipt(visit, row, *old, *receipted, request); !kept) return refused(kept);
  row.confirmedAt = visit.now;
  enter(row, portal::Stage::Completed, visit.now);
  mailCompletion(visit, row, account);
  save(visit.database, row);
  return row;
}

} // namespace certdesk::practice
