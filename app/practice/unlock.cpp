#include "app/practice/unlock.h"

#include "app/practice/certificate_builder.h"
#include "app/practice/download.h"
#include "app/practice/escrow.h"
#include "app/practice/hashing.h"
#include "app/practice/mail_box.h"
#include "app/practice/random.h"
#include "app/practice/texts.h"
#include "app/practice/unlock_seal.h"

#include <algorithm>
#include <array>
#include <openssl/crypto.h>

namespace certdesk::practice {

namespace {

using portal::CertificateState;

constexpr auto grantLife = std::chrono::minutes(15);
constexpr std::size_t nonceSize = 32;

std::string contextOf(const ApplicationRow& row) { return "unlock-code " + row.id; }

std::vector<Row> releasesOf(Visit& visit, const ApplicationRow& row) {
  return visit.database.select("SELECT * FROM unlock_release WHERE application_id = ? ORDER BY number", {row.id});
}

bool equalInConstantTime(const Bytes& a, const Bytes& b) {
  return a.size() == b.size() && !a.empty() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// Whether whoever asks knows the code. A wrong MAC costs as much as a wrong code.
Reply<void> checkMac(Visit& visit, ApplicationRow& row, const Row& order, const SealOrder& asked, const Bytes& mac) {
  if (row.wrongCodes >= visit.office.settings.mostWrong) return refuse(ErrorCode::AuthorisationCodeLocked);
  auto code = visit.office.key.unseal(order.octets("sealed_code"), contextOf(row));
  if (!code) return broken(code.error());
  if (equalInConstantTime(unlockMacOf(*code, asked), mac)) return {};
  return checkCode(visit, row, {}); // no code is empty
}

// The statement to the octet. Written out here, not by app/crypto: a mistake there shows.
std::string statementFor(const Visit& visit, const ApplicationRow& row, const std::string& ukeySerial,
                         const Bytes& nonce) {
  return "CertDesk v1\npurpose: unlock\norigin: " + visit.origin + "\nukey: " + ukeySerial +
         "\napplication: " + row.id + "\nnonce: " + hex(nonce) + "\n";
}

// Any release of these 15 minutes will do: two PCs may have asked.
bool isProof(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate,
             const portal::ConfirmationRequest& request) {
  const std::string said(request.statement.begin(), request.statement.end());
  const auto released = releasesOf(visit, row);
  const bool asked = std::any_of(released.begin(), released.end(), [&](const Row& one) {
    return said == statementFor(visit, row, certificate.ukeySerial, one.octets("nonce"));
  });
  if (!asked) return false;
  const auto parsed = certificateFrom(issuedCertificate(visit.database, certificate.signingSerial));
  return parsed && verifies(X509_get0_pubkey(parsed->get()), request.statement, request.signature);
}

// What both routes begin with: an approved unlock whose 15 minutes, where they have begun, are not over.
Reply<Row> openOrder(Visit& visit, const ApplicationRow& row) {
  if (row.service != unlockService) return refuse(ErrorCode::NotAllowedNow);
  if (row.stage == portal::Stage::Completed) return refuse(ErrorCode::UnlockDone);
  if (row.stage != portal::Stage::Approved) return refuse(ErrorCode::NotAllowedNow);
  auto order = visit.database.one("SELECT * FROM unlock_order WHERE application_id = ?", {row.id});
  if (!order) return refuse(ErrorCode::NotAllowedNow, "no code was mailed");
  const auto ends = order->maybeMoment("ends_at");
  if (ends && *ends <= visit.now) return refuse(ErrorCode::UnlockGrantExpired);
  return std::move(*order);
}

} // namespace

void recordUnlock(Visit& visit, const char* act, const ApplicationRow& row, const std::string& ukeySerial) {
  visit.database.change(
      "INSERT INTO unlock_audit (id, number, at, act, application_id, ukey_serial) VALUES (?, ?, ?, ?, ?, ?)",
      {newId(), visit.database.next("unlock-audit"), visit.now, act, row.id, ukeySerial});
}

std::string whyNotUnlockable(Visit& visit, const CertificateRow& row) {
  switch (row.state) {
  case CertificateState::Revoked:
    return say(visit.language, text::revoked);
  case CertificateState::Superseded:
    return say(visit.language, text::superseded);
  case CertificateState::Valid:
  case CertificateState::Frozen:
  case CertificateState::Expired: // its keys still open old files
    break;
  }
  return inEscrow(visit.database, row.ukeySerial) ? std::string() : say(visit.language, text::notInEscrow);
}

const std::vector<std::string>& unlockLines() {
  static const std::vector<std::string> lines = {"security_question", "submit",  "review",  "download_check",
                                                 "choose_ukey",       "new_pin", "unlocked"};
  return lines;
}

bool isOfUnlock(portal::Route route) {
  using portal::Route;
  constexpr std::array routes = {Route::Answer,        Route::Submission,       Route::Cancellation,
                                 Route::Captcha,       Route::DownloadCheck,    Route::Mail,
                                 Route::UnlockRelease, Route::UnlockCompletion, Route::UnlockResponse};
  return std::find(routes.begin(), routes.end(), route) != routes.end();
}

void addUnlock(portal::Application& noun, Visit& visit, const CertificateRow& certificate) {
  noun.agreement.reset();
  noun.quote.reset();
  noun.archived.clear();
  auto& lost = noun.lostUkeySerials;
  lost.erase(std::remove(lost.begin(), lost.end(), certificate.ukeySerial), lost.end());
  noun.oldSigningCertificate = issuedCertificate(visit.database, certificate.signingSerial);
  noun.unlockMethods = {portal::UnlockMethod::Escrow};
}

void keepCode(Visit& visit, const ApplicationRow& row, const std::string& code) {
  const auto sealed = visit.office.key.seal(viewOf(code), contextOf(row));
  if (!sealed) return visit.database.abandon();
  visit.database.change("INSERT INTO unlock_order (application_id, sealed_code, allowed) VALUES (?, ?, ?)"
                        " ON CONFLICT (application_id) DO UPDATE SET sealed_code = excluded.sealed_code",
                        {row.id, *sealed, releasesAtFirst});
}

void openAnew(Visit& visit, const ApplicationRow& row) {
  visit.database.change("UPDATE unlock_order SET ends_at = NULL WHERE application_id = ?", {row.id});
}

Reply<portal::UnlockGrant> releaseOfficerPins(Visit& visit, const Account& account, ApplicationRow row,
                                              const portal::UnlockReleaseRequest& request) {
  const auto order = openOrder(visit, row);
  if (!order) return refused(order);
  if (!row.windowEndsAt || *row.windowEndsAt <= visit.now) return refuse(ErrorCode::DownloadWindowClosed);
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!whyNotUnlockable(visit, *certificate).empty()) return refuse(ErrorCode::NotAllowedNow, "not unlockable");
  const SealOrder asked{row.id, certificate->ukeySerial, request.ephemeralKey, request.nonce, randomOctets(nonceSize)};
  if (const auto known = checkMac(visit, row, *order, asked, request.mac); !known) return refused(known);
  if (static_cast<int>(releasesOf(visit, row).size()) >= order->count("allowed")) {
    recordUnlock(visit, actToStaff, row, certificate->ukeySerial);
    return refuse(ErrorCode::UnlockToStaff);
  }
  const auto pins = release(visit, certificate->ukeySerial);
  if (!pins) return refused(pins);
  const auto sealed = sealOfficerPins(asked, pins->current, pins->next, pins->exposed);
  if (!sealed) {
    visit.database.abandon();
    return refuse(400, "bad_request", "ephemeral_key");
  }
  const auto ends = order->maybeMoment("ends_at").value_or(visit.now + grantLife);
  visit.database.change("UPDATE unlock_order SET ends_at = ? WHERE application_id = ?", {ends, row.id});
  visit.database.change("INSERT INTO unlock_release (id, number, application_id, at, nonce, host_key_sha256)"
                        " VALUES (?, ?, ?, ?, ?, ?)",
                        {newId(), visit.database.next("unlock-release"), row.id, visit.now, asked.nonce,
                         hex(sha256(request.ephemeralKey))});
  recordUnlock(visit, actReleased, row, certificate->ukeySerial);
  return portal::UnlockGrant{*sealed, asked.nonce, secondsOf(ends)};
}

Written completeUnlock(Visit& visit, const Account& account, ApplicationRow row,
                       const portal::ConfirmationRequest& request) {
  if (const auto order = openOrder(visit, row); !order) return refused(order);
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (!isProof(visit, row, *certificate, request)) return refuse(ErrorCode::NotAllowedNow, "no proof of a release");
  rotate(visit, certificate->ukeySerial);
  visit.database.change("INSERT INTO receipt (application_id, at, statement, signature) VALUES (?, ?, ?, ?)",
                        {row.id, visit.now, request.statement, request.signature});
  visit.database.change("DELETE FROM unlock_order WHERE application_id = ?", {row.id});
  recordUnlock(visit, actCompleted, row, certificate->ukeySerial);
  row.codeHash.clear();
  row.windowEndsAt.reset();
  row.ukeySerial = certificate->ukeySerial;
  row.confirmedAt = visit.now;
  enter(row, portal::Stage::Completed, visit.now);
  mailCompletion(visit, row, account);
  save(visit.database, row);
  return row;
}

} // namespace certdesk::practice
