#include "app/practice/application_row.h"

#include "app/portal/names.h"

namespace certdesk::practice {

namespace {

template <class T>
std::optional<T> maybe(const std::string& text) {
  return portal::fromWireName<T>(text);
}

ApplicationRow rowFrom(const Row& row) {
  ApplicationRow a;
  a.id = row.text("id");
  a.number = row.number("number");
  a.version = row.number("version");
  a.accountId = row.text("account_id");
  a.certificateId = row.text("certificate_id");
  a.service = row.text("service");
  a.stage = maybe<portal::Stage>(row.text("stage")).value_or(portal::Stage::Refused);
  a.createdAt = row.moment("created_at");
  a.since = row.moment("since");
  a.lossReason = maybe<portal::LossReason>(row.text("loss_reason"));
  a.freezeRequested = row.flag("freeze_requested");
  a.agreementVersion = row.text("agreement_version");
  a.agreementSha256 = row.text("agreement_sha256");
  a.agreementAcceptedAt = row.maybeMoment("agreement_accepted_at");
  if (!row.null("quote_total_fen")) a.quoteTotalFen = row.number("quote_total_fen");
  a.answerVerified = row.flag("answer_verified");
  a.openFilesAcknowledged = row.flag("open_files_acknowledged");
  if (!row.null("quote_years")) a.quoteYears = row.count("quote_years");
  a.renewedUntil = row.maybeMoment("renewed_until");
  a.submittedAt = row.maybeMoment("submitted_at");
  a.reviewDue = row.maybeMoment("review_due");
  a.reviewRemark = row.text("review_remark");
  a.papers = row.flag("papers");
  a.materialsComplete = row.flag("materials_complete");
  a.voucherComplete = row.flag("voucher_complete");
  a.paymentMethod = maybe<portal::PaymentMethod>(row.text("payment_method"));
  a.timesSentBack = row.count("times_sent_back");
  a.codeHash = row.text("code_hash");
  a.codeEndsAt = row.maybeMoment("code_ends_at");
  a.wrongCodes = row.count("wrong_codes");
  a.captchaRequired = row.flag("captcha_required");
  a.mailSentAt = row.maybeMoment("mail_sent_at");
  a.windowEndsAt = row.maybeMoment("window_ends_at");
  a.ukeySerial = row.text("ukey_serial");
  a.pendingKeySha256 = row.text("pending_key_sha256");
  a.pendingSince = row.maybeMoment("pending_since");
  a.signingSerial = row.text("signing_serial");
  a.signingKey = row.octets("signing_key");
  a.confirmedAt = row.maybeMoment("confirmed_at");
  return a;
}

std::vector<ApplicationRow> rowsFrom(const std::vector<Row>& rows) {
  std::vector<ApplicationRow> found;
  found.reserve(rows.size());
  for (const auto& row : rows)
    found.push_back(rowFrom(row));
  return found;
}

template <class T>
std::optional<std::string> wordOf(const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return std::string(portal::wireName(*value));
}

// A foreign key that is not there yet is NULL, not an empty text.
std::optional<std::string> filled(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

} // namespace

std::optional<ApplicationRow> applicationWith(Database& database, const std::string& id) {
  const auto row = database.one("SELECT * FROM application WHERE id = ?", {id});
  if (!row) return std::nullopt;
  return rowFrom(*row);
}

std::vector<ApplicationRow> applicationsOf(Database& database, const std::string& accountId) {
  return rowsFrom(database.select("SELECT * FROM application WHERE account_id = ? ORDER BY number DESC", {accountId}));
}

std::vector<ApplicationRow> newestApplications(Database& database, std::int64_t most) {
  return rowsFrom(database.select("SELECT * FROM application ORDER BY number DESC LIMIT ?", {most}));
}

std::vector<ApplicationRow> applicationsToApprove(Database& database, Moment now) {
  return rowsFrom(database.select(
      "SELECT * FROM application WHERE stage = 'under_review' AND review_due IS NOT NULL AND review_due <= ?", {now}));
}

namespace {
std::optional<ApplicationRow> openFor(Database& database, const std::string& certificateId, const char* which) {
  const auto sql = std::string("SELECT * FROM application WHERE certificate_id = ? AND service ") + which +
                   " AND stage IN ('draft', 'papers', 'under_review', 'sent_back', 'approved')";
  const auto row = database.one(sql.c_str(), {certificateId});
  if (!row) return std::nullopt;
  return rowFrom(*row);
}
} // namespace

std::optional<ApplicationRow> openApplicationFor(Database& database, const std::string& certificateId) {
  return openFor(database, certificateId, "<> 'unlock'");
}

std::optional<ApplicationRow> openUnlockFor(Database& database, const std::string& certificateId) {
  return openFor(database, certificateId, "= 'unlock'");
}

void insert(Database& database, const ApplicationRow& row) {
  database.change(
      "INSERT INTO application (id, number, version, account_id, certificate_id, service, stage, created_at,"
      " since, papers, freeze_requested, answer_verified, review_remark, wrong_codes, captcha_required, ukey_serial)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, '', 0, 0, '')",
      {row.id, row.number, row.version, row.accountId, row.certificateId, row.service,
       std::string(portal::wireName(row.stage)), row.createdAt, row.since, row.papers});
}

void save(Database& database, ApplicationRow& row) {
  ++row.version;
  database.change(
      "UPDATE application SET version = ?, stage = ?, since = ?, loss_reason = ?, freeze_requested = ?,"
      " agreement_version = ?, agreement_sha256 = ?, agreement_accepted_at = ?, quote_total_fen = ?,"
      " answer_verified = ?, submitted_at = ?, review_due = ?, review_remark = ?, code_hash = ?, code_ends_at = ?,"
      " wrong_codes = ?, captcha_required = ?, mail_sent_at = ?, window_ends_at = ?, ukey_serial = ?,"
      " pending_key_sha256 = ?, pending_since = ?, signing_serial = ?, signing_key = ?, confirmed_at = ?,"
      " materials_complete = ?, voucher_complete = ?, payment_method = ?, times_sent_back = ?,"
      " open_files_acknowledged = ?, quote_years = ?, renewed_until = ? WHERE id = ?",
      {row.version,
       std::string(portal::wireName(row.stage)),
       row.since,
       wordOf(row.lossReason),
       row.freezeRequested,
       row.agreementVersion,
       row.agreementSha256,
       row.agreementAcceptedAt,
       row.quoteTotalFen,
       row.answerVerified,
       row.submittedAt,
       row.reviewDue,
       row.reviewRemark,
       row.codeHash,
       row.codeEndsAt,
       row.wrongCodes,
       row.captchaRequired,
       row.mailSentAt,
       row.windowEndsAt,
       row.ukeySerial,
       row.pendingKeySha256,
       row.pendingSince,
       filled(row.signingSerial),
       row.signingKey,
       row.confirmedAt,
       row.materialsComplete,
       row.voucherComplete,
       wordOf(row.paymentMethod),
       row.timesSentBack,
       row.openFilesAcknowledged,
       row.quoteYears,
       row.renewedUntil,
       row.id});
}

void enter(ApplicationRow& row, portal::Stage stage, Moment now) {
  row.stage = stage;
  row.since = now;
}

} // namespace certdesk::practice
