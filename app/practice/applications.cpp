#include "app/practice/applications.h"

#include "app/practice/application_noun.h"
#include "app/practice/cashier.h"
#include "app/practice/certificate_status.h"
#include "app/practice/first_certificate.h"
#include "app/practice/forms.h"
#include "app/practice/own_pair.h"
#include "app/practice/papers.h"
#include "app/practice/random.h"
#include "app/practice/unlock.h"

#include <QDateTime>

namespace certdesk::practice {

namespace {

using portal::Stage;

// Sent back with papers, only what carries a remark is mended; without, all of it may be written anew.
bool stillWritten(const ApplicationRow& row) {
  return row.stage == Stage::Draft || (row.stage == Stage::SentBack && !row.papers);
}

// 业务受理号: the day in China, six digits counted, six random ones.
std::string newReferenceNumber(Visit& visit, std::int64_t number) {
  const auto day = QDateTime::fromMSecsSinceEpoch(visit.now.time_since_epoch().count(), Qt::OffsetFromUTC, 8 * 3600)
                       .toString(QStringLiteral("yyyyMMdd"));
  const auto counted = std::to_string(number % 1'000'000);
  return day.toStdString() + std::string(6 - counted.size(), '0') + counted + randomText("0123456789", 6);
}

Written saved(Visit& visit, ApplicationRow row) {
  save(visit.database, row);
  return row;
}

// Why a service cannot be started for a certificate; empty where it can.
std::string whyNotStarted(Visit& visit, const CertificateRow& certificate, const std::string& service) {
  if (service == "recovery") return whyNotRecoverable(visit, certificate);
  if (service == "renewal") return whyNotRenewable(visit, certificate);
  if (service == unlockService) return whyNotUnlockable(visit, certificate);
  return "not offered";
}

} // namespace

ApplicationRow newApplication(Visit& visit, const Account& account, const std::string& certificateId,
                              const std::string& service) {
  ApplicationRow row;
  row.number = visit.database.next("application");
  row.id = newReferenceNumber(visit, row.number);
  row.version = 1;
  row.accountId = account.id;
  row.certificateId = certificateId;
  row.service = service;
  row.createdAt = visit.now;
  return row;
}

Reply<Started> start(Visit& visit, const Account& account, const portal::StartRequest& request) {
  const auto certificate = certificateOf(visit, account, request.certificateId);
  if (!certificate) return refused(certificate);
  if (!isIssued(*certificate)) return refuse(ErrorCode::NotFound);
  // An unlock touches neither certificate nor keys, so it goes beside whatever is open.
  auto open = request.service == unlockService ? openUnlockFor(visit.database, certificate->id)
                                               : openApplicationFor(visit.database, certificate->id);
  if (open) {
    if (open->service == request.service) return Started{std::move(*open), false};
    return refuse(ErrorCode::NotAllowedNow, "another service is open for this certificate");
  }
  if (!whyNotStarted(visit, *certificate, request.service).empty())
    return refuse(ErrorCode::NotAllowedNow, "not possible now: " + request.service);
  auto row = newApplication(visit, account, certificate->id, request.service);
  row.papers = visit.office.settings.papers && request.service != unlockService;
  enter(row, Stage::Draft, visit.now);
  insert(visit.database, row);
  return Started{std::move(row), true};
}

Written giveReason(Visit& visit, ApplicationRow row, const portal::ReasonRequest& request) {
  if (!stillWritten(row) || row.service != "recovery") return refuse(ErrorCode::NotAllowedNow);
  row.lossReason = request.reason;
  row.freezeRequested = request.freeze;
  // At once, and not only with the submission: a thief does not wait for the rest of the form, and a freeze can be
  // lifted. For the same reason neither another answer nor a cancellation lifts it.
  if (request.freeze) putOnHold(visit, row.certificateId);
  return saved(visit, std::move(row));
}

Written acceptAgreement(Visit& visit, ApplicationRow row, const portal::AgreementRequest& request) {
  if (!stillWritten(row)) return refuse(ErrorCode::NotAllowedNow);
  if (!isCurrentAgreement(request.version, request.sha256))
    return refuse(ErrorCode::ChangedElsewhere, "another agreement is in force");
  row.agreementVersion = request.version;
  row.agreementSha256 = request.sha256;
  row.agreementAcceptedAt = visit.now;
  return saved(visit, std::move(row));
}

Written confirmQuote(Visit& visit, const Account& account, ApplicationRow row, const portal::QuoteRequest& request) {
  if (!stillWritten(row)) return refuse(ErrorCode::NotAllowedNow);
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (isRenewal(row)) {
    const auto choices = renewalChoices(visit, row, *certificate);
    if (!request.years || *request.years < 1 || *request.years > static_cast<int>(choices.size()))
      return refuse(400, "bad_request", "years");
    row.quoteYears = request.years;
  }
  if (request.totalFen != quoteFor(visit, row, *certificate).totalFen)
    return refuse(ErrorCode::ChangedElsewhere, "another price");
  row.quoteTotalFen = request.totalFen;
  return saved(visit, std::move(row));
}

Written answerQuestion(Visit& visit, const Account& account, ApplicationRow row, const portal::AnswerRequest& request) {
  if (!stillWritten(row)) return refuse(ErrorCode::NotAllowedNow);
  if (const auto right = checkAnswer(visit, account, request.answer); !right) return refused(right);
  row.answerVerified = true;
  return saved(visit, std::move(row));
}

Written submit(Visit& visit, const Account& account, ApplicationRow row) {
  if (!stillWritten(row)) return refuse(ErrorCode::NotAllowedNow);
  if (row.service == unlockService) {
    if (!row.answerVerified) return refuse(ErrorCode::NotAllowedNow, "a page is missing");
    row.submittedAt = visit.now;
    enterReview(visit, account, row);
    return saved(visit, std::move(row));
  }
  const bool said = isRenewal(row) ? row.openFilesAcknowledged : row.lossReason && row.answerVerified;
  if (!said || !row.agreementAcceptedAt || !row.quoteTotalFen)
    return refuse(ErrorCode::NotAllowedNow, "a page is missing");
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (row.papers && !formsFilled(formsOf(visit, account, row, *certificate)))
    return refuse(ErrorCode::NotAllowedNow, "a form is missing");
  row.submittedAt = visit.now;
  if (row.papers)
    enter(row, Stage::Papers, visit.now);
  else
    enterReview(visit, account, row);
  return saved(visit, std::move(row));
}

Written cancel(Visit& visit, ApplicationRow row) {
  if (!stillWritten(row) && !papersOpen(row) && row.stage != Stage::UnderReview && row.stage != Stage::Approved)
    return refuse(ErrorCode::NotAllowedNow);
  payBack(visit, row);
  dropUnconfirmed(visit, row);
  dropOrder(visit, row);
  enter(row, Stage::Cancelled, visit.now);
  row.codeHash.clear();
  row.windowEndsAt.reset();
  row.reviewDue.reset();
  return saved(visit, std::move(row));
}

void dropUnconfirmed(Visit& visit, ApplicationRow& row) {
  if (!row.signingSerial.empty()) {
    visit.office.authority.revoke(visit.database, row.signingSerial, Revocation::CessationOfOperation, visit.now);
    visit.listsChanged = true;
  }
  dropOwnPair(visit, row);
  row.renewedUntil.reset();
  row.signingSerial.clear();
  row.signingKey.clear();
  row.ukeySerial.clear();
  row.pendingKeySha256.clear();
  row.pendingSince.reset();
  visit.database.change("DELETE FROM delivery WHERE application_id = ?", {row.id});
}

} // namespace certdesk::practice
