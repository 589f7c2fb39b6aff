#pragma once
#include "app/practice/accounts.h"

namespace certdesk::practice {

// An application as the portal remembers it.
struct ApplicationRow {
  std::string id;           // 业务受理号
  std::int64_t number = 0;  // counted, for the order
  std::int64_t version = 0; // one more with every change: the ETag
  std::string accountId, certificateId;
  std::string service = "recovery";
  portal::Stage stage = portal::Stage::Draft;
  Moment createdAt{}, since{};

  std::optional<portal::LossReason> lossReason;
  bool freezeRequested = false;
  std::string agreementVersion, agreementSha256; // as accepted
  std::optional<Moment> agreementAcceptedAt;
  std::optional<std::int64_t> quoteTotalFen; // as confirmed
  bool answerVerified = false;
  bool openFilesAcknowledged = false; // renewal
  std::optional<int> quoteYears;      // as confirmed, or as applied for
  std::optional<Moment> renewedUntil; // the end that was issued for

  std::optional<Moment> submittedAt, reviewDue; // due: approved without anybody looking
  std::string reviewRemark;

  bool papers = false; // contents, papers and money are asked for
  bool materialsComplete = false, voucherComplete = false;
  std::optional<portal::PaymentMethod> paymentMethod;
  int timesSentBack = 0;

  std::string codeHash;
  std::optional<Moment> codeEndsAt;
  int wrongCodes = 0;
  bool captchaRequired = false;
  std::optional<Moment> mailSentAt, windowEndsAt;

  std::string ukeySerial;
  std::string pendingKeySha256; // of a first request that shall wait a little
  std::optional<Moment> pendingSince;
  std::string signingSerial; // of the certificate
  Bytes signingKey;          // SubjectPublicKeyInfo
  std::optional<Moment> confirmedAt;
};

// Nothing where there is none.
[[nodiscard]] std::optional<ApplicationRow> applicationWith(Database& database, const std::string& id);
[[nodiscard]] std::vector<ApplicationRow> applicationsOf(Database& database,
                                                         const std::string& accountId);              // newest first
[[nodiscard]] std::vector<ApplicationRow> newestApplications(Database& database, std::int64_t most); // of everybody
[[nodiscard]] std::vector<ApplicationRow> applicationsToApprove(Database& database, Moment now);
// The one that is not ended, for a certificate; unlocks aside, which go beside it.
[[nodiscard]] std::optional<ApplicationRow> openApplicationFor(Database& database, const std::string& certificateId);
[[nodiscard]] std::optional<ApplicationRow> openUnlockFor(Database& database, const std::string& certificateId);
void insert(Database& database, const ApplicationRow& row);
// Makes it one version newer.
void save(Database& database, ApplicationRow& row);
void enter(ApplicationRow& row, portal::Stage stage, Moment now);

} // namespace certdesk::practice
