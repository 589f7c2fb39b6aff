#include "app/practice/renewal_proof.h"

#include "app/practice/hashing.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

// What must have been signed, to the octet. Written out here, not by app/crypto: a mistake there shows.
std::string statementFor(const Visit& visit, const ApplicationRow& row, const std::string& ukeySerial,
                         const Bytes& request, const Bytes& oldCertificate) {
  return "CertDesk v1\npurpose: renew\norigin: " + visit.origin + "\nukey: " + ukeySerial + "\napplication: " + row.id +
         "\nrequest: " + hex(sha256(request)) + "\ncertificate: " + hex(sha256(oldCertificate)) + "\n";
}

bool mayBeRenewed(portal::CertificateState state) {
  return state == portal::CertificateState::Valid || state == portal::CertificateState::Expired;
}

} // namespace

Reply<void> checkProof(Visit& visit, const ApplicationRow& row, const CertificateRequest& request,
                       const RenewalRequest& proved) {
  const auto account = accountWith(visit, row.accountId);
  if (!account) return refuse(ErrorCode::NotFound);
  const auto old = certificateOf(visit, *account, row.certificateId);
  if (!old) return refused(old);
  if (!mayBeRenewed(old->state)) return refuse(ErrorCode::NotAllowedNow, "the old certificate is good for nothing");
  if (!old->ukeySerial.empty() && old->ukeySerial != request.ukeySerial)
    return refuse(ErrorCode::UkeyLacksCertificate, "another UKEY than the old certificate's");
  const auto certificate = issuedCertificate(visit.database, old->signingSerial);
  const auto parsed = certificateFrom(certificate);
  if (!parsed) return broken(parsed.error());
  const auto expected = statementFor(visit, row, request.ukeySerial, proved.request, certificate);
  if (!std::equal(expected.begin(), expected.end(), proved.statement.begin(), proved.statement.end(),
                  [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; }))
    return refuse(ErrorCode::UkeyLacksCertificate, "the statement is not about this request");
  if (!verifies(X509_get0_pubkey(parsed->get()), proved.statement, proved.signature))
    return refuse(ErrorCode::UkeyLacksCertificate, "not signed by the old key");
  return {};
}

void keepProof(Visit& visit, const ApplicationRow& row, const RenewalRequest& proved) {
  visit.database.change("DELETE FROM renewal_proof WHERE application_id = ?", {row.id});
  visit.database.change("INSERT INTO renewal_proof (application_id, at, request, statement, signature)"
                        " VALUES (?, ?, ?, ?, ?)",
                        {row.id, visit.now, proved.request, proved.statement, proved.signature});
}

std::optional<ProofDossier> proofDossier(Visit& visit, const ApplicationRow& row) {
  const auto kept = visit.database.one("SELECT at FROM renewal_proof WHERE application_id = ?", {row.id});
  const auto proved = keptProof(visit.database, row.id);
  const auto account = accountWith(visit, row.accountId);
  if (!kept || !proved || !account) return std::nullopt;
  const auto old = certificateOf(visit, *account, row.certificateId);
  if (!old) return std::nullopt;
  const auto request = readRequest(proved->request);
  const auto certificate = certificateFrom(issuedCertificate(visit.database, old->signingSerial));
  const std::string said(proved->statement.begin(), proved->statement.end());
  const bool holds = request && certificate &&
                     said.find("\nrequest: " + hex(sha256(proved->request)) + '\n') != std::string::npos &&
                     verifies(X509_get0_pubkey(certificate->get()), proved->statement, proved->signature);
  return ProofDossier{holds, kept->moment("at"), old->signingSerial, request ? request->ukeySerial : std::string()};
}

std::optional<RenewalRequest> keptProof(Database& database, const std::string& applicationId) {
  const auto row =
      database.one("SELECT request, statement, signature FROM renewal_proof WHERE application_id = ?", {applicationId});
  if (!row) return std::nullopt;
  return RenewalRequest{row->octets("request"), row->octets("statement"), row->octets("signature")};
}

} // namespace certdesk::practice
