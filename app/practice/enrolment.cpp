#include "app/practice/enrolment.h"

#include "app/portal/names.h"
#include "app/practice/application_noun.h"
#include "app/practice/hashing.h"
#include "app/practice/own_pair.h"
#include "app/practice/renewal_proof.h"
#include "app/practice/unlock.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

Reply<CertificateRequest> read(ByteView der) {
  auto request = readRequest(der);
  if (!request) return refuse(400, "bad_request", request.error().detail);
  return std::move(*request);
}

// The first enrolment binds; afterwards, and never to what was reported lost, it is that UKEY alone.
Reply<void> checkUkey(Visit& visit, const Account& account, const ApplicationRow& row, const std::string& serial) {
  if (!row.ukeySerial.empty() && row.ukeySerial != serial) return refuse(ErrorCode::ApplicationBoundElsewhere);
  const auto noun = nounOf(visit, account, row);
  if (!noun) return refused(noun);
  const auto& lost = noun->lostUkeySerials;
  if (std::find(lost.begin(), lost.end(), serial) != lost.end())
    return refuse(403, "ukey_lost", "this UKEY was reported lost");
  return {};
}

bool mustWait(Visit& visit, ApplicationRow& row, const std::string& keyHash) {
  const auto delay = visit.office.settings.issueDelay;
  if (delay.count() == 0) return false;
  if (row.pendingKeySha256 == keyHash && row.pendingSince) return *row.pendingSince + delay > visit.now;
  row.pendingKeySha256 = keyHash;
  row.pendingSince = visit.now;
  save(visit.database, row);
  return true;
}

// A recovery keeps the end; a renewal adds to it, and a first certificate begins one, counted from the first request
// on.
Time endFor(const Visit& visit, ApplicationRow& row, const CertificateRow& certificate) {
  if (!bringsOwnPair(row)) return certificate.notAfter;
  const auto from = isRenewal(row) ? certificate.notAfter : secondsOf(visit.now);
  if (!row.renewedUntil) row.renewedUntil = renewedEnd(visit.now, from, row.quoteYears.value_or(1));
  return secondsOf(*row.renewedUntil);
}

Reply<Bytes> issueSigning(Visit& visit, const Account& account, ApplicationRow& row,
                          const CertificateRequest& request) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  const auto issued = visit.office.authority.issue(visit.database,
                                                   {{account.organisation, certificate->subject},
                                                    HolderPurpose::Signing,
                                                    request.publicKey,
                                                    secondsOf(visit.now) - std::chrono::minutes(5),
                                                    endFor(visit, row, *certificate)},
                                                   visit.now);
  if (!issued) return broken(issued.error());
  if (bringsOwnPair(row))
    if (const auto provided = provideOwnPair(visit, account, row, *certificate); !provided) return refused(provided);
  if (!row.signingSerial.empty()) { // another key before the confirmation: never two that live
    visit.office.authority.revoke(visit.database, row.signingSerial, Revocation::Superseded, visit.now);
    visit.listsChanged = true;
  }
  row.signingSerial = issued->serial;
  row.signingKey = request.publicKey;
  row.ukeySerial = request.ukeySerial;
  row.pendingKeySha256.clear();
  row.pendingSince.reset();
  save(visit.database, row);
  return issued->certificate;
}

Reply<std::optional<Bytes>> issueFor(Visit& visit, ApplicationRow row, const CertificateRequest& request) {
  const auto account = accountWith(visit, row.accountId);
  if (!account) return refuse(ErrorCode::NotFound);
  if (const auto fits = checkUkey(visit, *account, row, request.ukeySerial); !fits) return refused(fits);
  const auto certificate = certificateOf(visit, *account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (request.algorithm != certificate->keyAlgorithm) return refuse(400, "bad_request", "kind of key");
  if (row.signingKey == request.publicKey) return std::optional(issuedCertificate(visit.database, row.signingSerial));
  if (mustWait(visit, row, hex(sha256(request.publicKey)))) return std::nullopt;
  auto issued = issueSigning(visit, *account, row, request);
  if (!issued) return refused(issued);
  return std::optional(std::move(*issued));
}

std::string reasonFor(const ApplicationRow& row) {
  if (bringsOwnPair(row)) return row.service + ' ' + row.id;
  return "recovery " + row.id + ": " + (row.lossReason ? std::string(portal::wireName(*row.lossReason)) : "");
}

} // namespace

Reply<ApplicationRow> admitted(Visit& visit, const std::string& applicationId, std::string_view code) {
  auto row = applicationWith(visit.database, applicationId);
  // Also for what does not exist: strangers learn nothing and burn no tries.
  if (!row || !row->windowEndsAt || *row->windowEndsAt <= visit.now) return refuse(ErrorCode::DownloadWindowClosed);
  if (const auto right = checkCode(visit, *row, code); !right) return refused(right);
  if (row->stage != portal::Stage::Approved || row->service == unlockService) return refuse(ErrorCode::NotAllowedNow);
  return std::move(*row);
}

Reply<std::optional<Bytes>> enrol(Visit& visit, ApplicationRow row, ByteView der) {
  if (isRenewal(row)) return refuse(ErrorCode::NotAllowedNow, "a renewal is proved by the old key");
  const auto request = read(der);
  if (!request) return refused(request);
  return issueFor(visit, std::move(row), *request);
}

Reply<std::optional<Bytes>> reenrol(Visit& visit, ApplicationRow row, const RenewalRequest& proved) {
  if (!isRenewal(row)) return refuse(ErrorCode::NotAllowedNow, "not a renewal");
  const auto request = read(proved.request);
  if (!request) return refused(request);
  if (const auto good = checkProof(visit, row, *request, proved); !good) return refused(good);
  auto issued = issueFor(visit, row, *request);
  if (issued && *issued) keepProof(visit, row, proved);
  return issued;
}

Reply<DeliveredKey> deliverKey(Visit& visit, ApplicationRow row, int generation, ByteView der) {
  const auto request = read(der);
  if (!request) return refused(request);
  if (!row.ukeySerial.empty() && row.ukeySerial != request->ukeySerial)
    return refuse(ErrorCode::ApplicationBoundElsewhere);
  if (row.signingKey.empty() || row.signingKey != request->publicKey)
    return refuse(ErrorCode::SupersededElsewhere, "not signed by the enrolled key");
  if (!request->transport) return refuse(400, "bad_request", "no transport key");
  const auto pairs = pairsFor(visit.database, row);
  const auto pair =
      std::find_if(pairs.begin(), pairs.end(), [&](const auto& each) { return each.generation == generation; });
  if (pair == pairs.end()) return refuse(ErrorCode::NotFound, "no such generation");
  auto package = visit.office.keyManagement.release(visit.database,
                                                    {pair->keyPair, row.id, row.ukeySerial, request->transport->key,
                                                     row.signingKey, request->transport->hash, reasonFor(row)},
                                                    visit.now);
  if (!package) return broken(package.error());
  const bool first = visit.database.change("INSERT INTO delivery (application_id, generation, delivered_at)"
                                           " VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                                           {row.id, generation, visit.now}) > 0;
  if (first) save(visit.database, row);
  return DeliveredKey{std::move(*package), pair->certificate};
}

} // namespace certdesk::practice
