#include "app/practice/unlock.h"

#include "app/practice/certificate_builder.h"
#include "app/practice/download.h"
#include "app/practice/escrow.h"
#include "app/practice/hashing.h"
#include "app/practice/mail_box.h"
#include "app/practice/random.h"
#include "app/practice/receipt.h"
#include "app/practice/texts.h"
#include "app/practice/unlock_seal.h"

#include <algorithm>
#include <array>
#include <openssl/crypto.h>

namespace certdesk::practice {

namespace {

using portal::CertificateState;

constexpr std::size_t nonceSize = 32;

std::string contextOf(const ApplicationRow& row) { return "unlock-code " + row.id; }

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

// Any release of these 15 minutes will do: two PCs may have asked. Which one it is.
std::optional<Released> provedBy(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate,
                                 const portal::ConfirmationRequest& request) {
  const std::string said(request.statement.begin(), request.statement.end());
  auto released = releasesOf(visit, row.id);
  const auto asked = std::find_if(released.begin(), released.end(), [&](const Released& one) {
    return said == statementFor(visit, row, certificate.ukeySerial, one.nonce);
  });
  if (asked == released.end()) return std::nullopt;
  const auto parsed = certificateFrom(issuedCertificate(visit.database, certificate.signingSerial));
  if (!parsed || !verifies(X509_get0_pubkey(parsed->get()), request.statement, request.signature)) return std::nullopt;
  return std::move(*asked);
}

// For the receipt: the pair that the UKEY is known by. What it holds of earlier ones depends on its room.
std::vector<Receipted> untouched(Visit& visit, const CertificateRow& certificate) {
  std::vector<Receipted> pair{
      {"untouched", portal::Purpose::Signing, issuedCertificate(visit.database, certificate.signingSerial)}};
  for (auto& each : encryptionPairsOf(visit.database, certificate.id))
    if (each.generation == 0) pair.push_back({"untouched", portal::Purpose::Encryption, std::move(each.certificate)});
  return pair;
}

// Best first: what needs no officer's PIN on its way. The client takes the first that the UKEY can.
std::vector<portal::UnlockMethod> methodsFor(Visit& visit, const std::string& ukeySerial) {
  using portal::UnlockMethod;
  std::vector<UnlockMethod> methods;
  if (opensByCode(visit.database, ukeySerial))
    methods.push_back(visit.office.settings.unlockByTelephone ? UnlockMethod::Telephone : UnlockMethod::Challenge);
  if (inEscrow(visit.database, ukeySerial)) methods.push_back(UnlockMethod::Escrow);
  return methods;
}

} // namespace

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
  return methodsFor(visit, row.ukeySerial).empty() ? say(visit.language, text::notInEscrow) : std::string();
}

const std::vector<std::string>& unlockLines() {
  static const std::vector<std::string> lines = {"security_question", "submit",  "review",  "download_check",
                                                 "choose_ukey",       "new_pin", "unlocked"};
  return lines;
}

bool isOfUnlock(portal::Route route) {
  using portal::Route;
  constexpr std::array routes = {
      Route::Answer, Route::Submission,    Route::Cancellation,     Route::Captcha,        Route::DownloadCheck,
      Route::Mail,   Route::UnlockRelease, Route::UnlockCompletion, Route::UnlockResponse, Route::Receipt};
  return std::find(routes.begin(), routes.end(), route) != routes.end();
}

void addUnlock(portal::Application& noun, Visit& visit, const CertificateRow& certificate) {
  noun.agreement.reset();
  noun.quote.reset();
  noun.archived.clear();
  auto& lost = noun.lostUkeySerials;
  lost.erase(std::remove(lost.begin(), lost.end(), certificate.ukeySerial), lost.end());
  noun.oldSigningCertificate = issuedCertificate(visit.database, certificate.signingSerial);
  noun.unlockMethods = methodsFor(visit, certificate.ukeySerial);
  const auto& methods = noun.unlockMethods;
  if (std::find(methods.begin(), methods.end(), portal::UnlockMethod::Telephone) != methods.end())
    noun.lines.insert(std::find(noun.lines.begin(), noun.lines.end(), "new_pin"), "unlock_code");
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
  const auto open = openUnlock(visit, account, row);
  if (!open) return refused(open);
  const auto& ukeySerial = open->certificate.ukeySerial;
  if (!inEscrow(visit.database, ukeySerial)) return refuse(ErrorCode::NotAllowedNow, "not in escrow");
  // The same key is asked with where the answer was lost: it opens nothing that it did not open before.
  const auto hostKey = hex(sha256(request.ephemeralKey));
  const auto before = releasesOf(visit, row.id);
  const bool again = !before.empty() && before.back().hostKeySha256 == hostKey;
  const SealOrder asked{row.id, ukeySerial, request.ephemeralKey, request.nonce,
                        again ? before.back().nonce : randomOctets(nonceSize)};
  if (const auto known = checkMac(visit, row, open->order, asked, request.mac); !known) return refused(known);
  if (!again)
    if (const auto may = mayRelease(visit, row, *open); !may) return refused(may);
  const auto pins = release(visit, ukeySerial);
  if (!pins) return refused(pins);
  const auto sealed = sealOfficerPins(asked, pins->current, pins->next, pins->exposed);
  if (!sealed) {
    visit.database.abandon();
    return refuse(400, "bad_request", "ephemeral_key");
  }
  if (!again) countRelease(visit, row, *open, {visit.now, portal::UnlockMethod::Escrow, asked.nonce, hostKey});
  return portal::UnlockGrant{*sealed, asked.nonce, secondsOf(beginMinutes(visit, row))};
}

Written completeUnlock(Visit& visit, const Account& account, ApplicationRow row,
                       const portal::ConfirmationRequest& request) {
  if (const auto order = openOrder(visit, row); !order) return refused(order);
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  const auto proved = provedBy(visit, row, *certificate, request);
  if (!proved) return refuse(ErrorCode::NotAllowedNow, "no proof of a release");
  if (proved->method == portal::UnlockMethod::Escrow) rotate(visit, certificate->ukeySerial);
  row.ukeySerial = certificate->ukeySerial;
  if (const auto kept = keepReceipt(visit, row, *certificate, untouched(visit, *certificate), request); !kept)
    return refused(kept);
  dropOrder(visit, row);
  recordUnlock(visit, actCompleted, row, certificate->ukeySerial);
  row.codeHash.clear();
  row.windowEndsAt.reset();
  row.confirmedAt = visit.now;
  enter(row, portal::Stage::Completed, visit.now);
  mailCompletion(visit, row, account);
  save(visit.database, row);
  return row;
}

} // namespace certdesk::practice
