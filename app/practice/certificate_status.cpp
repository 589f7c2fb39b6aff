#include "app/practice/certificate_status.h"

#include "app/practice/account_mails.h"
#include "app/practice/applications.h"
#include "app/practice/first_certificate.h"

namespace certdesk::practice {

namespace {

using portal::CertificateState;

// The list says why in RFC 5280's codes, the mail in words.
struct Grounds {
  Revocation code;
  Phrase words;
};
Phrase wordsOf(portal::FreezeReason reason) {
  switch (reason) {
  case portal::FreezeReason::UkeyMissing:
    return {"UKEY 暂时找不到", "the UKEY is missing"};
  case portal::FreezeReason::Suspicion:
    return {"怀疑被他人使用", "somebody else may be using it"};
  case portal::FreezeReason::Pause:
    return {"一段时间内不使用", "not needed for a while"};
  case portal::FreezeReason::Other:
    break;
  }
  return {"其他", "another one"};
}
Phrase wordsOf(portal::UnfreezeReason reason) {
  switch (reason) {
  case portal::UnfreezeReason::UkeyFound:
    return {"UKEY 已找到", "the UKEY was found"};
  case portal::UnfreezeReason::NeededAgain:
    return {"重新使用", "needed again"};
  case portal::UnfreezeReason::Other:
    break;
  }
  return {"其他", "another one"};
}
Grounds groundsOf(portal::RevocationReason reason) {
  switch (reason) {
  case portal::RevocationReason::KeyCompromise:
    return {Revocation::KeyCompromise, {"UKEY 或 PIN 已落入他人之手", "somebody else has the UKEY or its PIN"}};
  case portal::RevocationReason::CessationOfOperation:
    return {Revocation::CessationOfOperation, {"不再使用", "not needed any more"}};
  case portal::RevocationReason::Superseded:
    return {Revocation::Superseded, {"已有别的证书代替", "another certificate took its place"}};
  case portal::RevocationReason::Unspecified:
    break;
  }
  return {Revocation::Unspecified, {"其他", "another one"}};
}

std::vector<ApplicationRow> openApplications(Database& database, const std::string& certificateId) {
  std::vector<ApplicationRow> open;
  for (const auto& row : database.select("SELECT id FROM application WHERE certificate_id = ? AND stage IN"
                                         " ('draft', 'papers', 'under_review', 'sent_back', 'approved')",
                                         {certificateId}))
    if (auto found = applicationWith(database, row.text("id"))) open.push_back(std::move(*found));
  return open;
}

bool goesOn(const CertificateRow& row) {
  return row.state == CertificateState::Valid || row.state == CertificateState::Frozen;
}

// Why nothing of this is possible any more.
std::string whyEnded(const Visit& visit, const CertificateRow& row) {
  switch (row.state) {
  case CertificateState::Valid:
  case CertificateState::Frozen:
    return {};
  case CertificateState::Revoked:
    return say(visit.language, text::revoked);
  case CertificateState::Expired:
    return say(visit.language, text::hasExpired);
  case CertificateState::Superseded:
    return say(visit.language, text::superseded);
  }
  return {};
}

// An application that is approved has a new certificate on its way, or is paid for: it is finished, which ends this
// certificate in its own way, or withdrawn by the holder, who then knows that it is gone. Neither happens unseen here.
std::string whyNotRevocable(const Visit& visit, const CertificateRow& row) {
  if (!goesOn(row)) return whyEnded(visit, row);
  for (const auto& application : openApplications(visit.database, row.id))
    if (application.stage == portal::Stage::Approved) return say(visit.language, text::approvedFirst);
  return {};
}

// The account's own row, and the password is right.
Reply<CertificateRow> admitted(Visit& visit, const Account& account, const std::string& id, const Secret& password) {
  auto row = certificateOf(visit, account, id);
  if (!row) return row;
  if (!isIssued(*row)) return refuse(ErrorCode::NotFound);
  if (auto again = checkPasswordAgain(visit, account, password); !again) return refused(again);
  return row;
}

Reply<CertificateRow> changed(Visit& visit, const Account& account, CertificateRow row, CertificateState state,
                              const Phrase& why) {
  setState(visit.database, row.id, state);
  row.state = state;
  visit.listsChanged = true;
  mailStatus(visit, account, row, why);
  return row;
}

Reply<void> endApplications(Visit& visit, const CertificateRow& row) {
  for (auto& application : openApplications(visit.database, row.id)) {
    application.reviewRemark = say(visit.language, text::endedByRevocation);
    if (auto ended = cancel(visit, std::move(application)); !ended) return refused(ended);
  }
  return {};
}

portal::Action action(const char* name, const std::string& whyNot) { return {name, whyNot.empty(), whyNot}; }

} // namespace

void putOnHold(Visit& visit, const std::string& certificateId) {
  const auto row = visit.database.one("SELECT signing_serial FROM certificate WHERE id = ? AND state = 'valid'"
                                      " AND signing_serial IS NOT NULL",
                                      {certificateId});
  if (!row) return;
  setState(visit.database, certificateId, CertificateState::Frozen);
  visit.office.authority.revoke(visit.database, row->text("signing_serial"), Revocation::CertificateHold, visit.now);
  visit.listsChanged = true;
}

Reply<CertificateRow> freeze(Visit& visit, const Account& account, const std::string& id,
                             const portal::FreezeRequest& request) {
  auto row = admitted(visit, account, id, request.password);
  if (!row || row->state == CertificateState::Frozen) return row;
  if (row->state != CertificateState::Valid) return refuse(ErrorCode::NotAllowedNow, "it has ended");
  putOnHold(visit, row->id);
  return changed(visit, account, std::move(*row), CertificateState::Frozen, wordsOf(request.reason));
}

Reply<CertificateRow> unfreeze(Visit& visit, const Account& account, const std::string& id,
                               const portal::UnfreezeRequest& request) {
  auto row = admitted(visit, account, id, request.password);
  if (!row || row->state == CertificateState::Valid) return row;
  if (row->state != CertificateState::Frozen) return refuse(ErrorCode::NotAllowedNow, "it has ended");
  visit.office.authority.release(visit.database, row->signingSerial);
  return changed(visit, account, std::move(*row), CertificateState::Valid, wordsOf(request.reason));
}

Reply<CertificateRow> revoke(Visit& visit, const Account& account, const std::string& id,
                             const portal::RevocationRequest& request) {
  auto row = admitted(visit, account, id, request.password);
  if (!row || row->state == CertificateState::Revoked) return row;
  if (!whyNotRevocable(visit, *row).empty()) return refuse(ErrorCode::NotAllowedNow, "ended, or approved");
  if (auto ended = endApplications(visit, *row); !ended) return refused(ended);
  const auto grounds = groundsOf(request.reason);
  // Both of the pair: nobody shall encrypt to it any more either. What was encrypted can still be read.
  visit.office.authority.revoke(visit.database, row->signingSerial, grounds.code, visit.now);
  if (const auto pair = visit.database.one("SELECT k.encryption_serial FROM certificate_key_pair g JOIN key_pair k"
                                           " ON k.id = g.key_pair_id WHERE g.certificate_id = ? AND g.generation = 0",
                                           {row->id}))
    visit.office.authority.revoke(visit.database, pair->text("encryption_serial"), grounds.code, visit.now);
  return changed(visit, account, std::move(*row), CertificateState::Revoked, grounds.words);
}

std::vector<portal::Action> statusActions(const Visit& visit, const CertificateRow& row) {
  const auto ended = whyEnded(visit, row);
  const bool frozen = row.state == CertificateState::Frozen;
  return {action("freeze", frozen ? say(visit.language, text::alreadyFrozen) : ended),
          action("unfreeze", !ended.empty() ? ended
                             : frozen       ? ""
                                            : say(visit.language, text::notFrozen)),
          action("revoke", whyNotRevocable(visit, row))};
}

} // namespace certdesk::practice
