#include "app/practice/review.h"

#include "app/practice/cashier.h"
#include "app/practice/first_certificate.h"
#include "app/practice/mail_box.h"
#include "app/practice/materials.h"
#include "app/practice/papers_texts.h"

namespace certdesk::practice {

namespace {
void approve(Visit& visit, ApplicationRow& row) {
  const auto account = accountWith(visit, row.accountId);
  if (!account) return;
  enter(row, portal::Stage::Approved, visit.now);
  row.reviewDue.reset();
  mailCode(visit, row, *account);
}

// In a rehearsal: the first page of the first kind that has one.
bool sentBackForPractice(Visit& visit, ApplicationRow& row) {
  if (!visit.office.settings.sendBackOnce || !row.papers || row.timesSentBack > 0) return false;
  const auto page = visit.database.one("SELECT id, kind FROM upload WHERE application_id = ? AND complete = 1"
                                       " ORDER BY kind, place LIMIT 1",
                                       {row.id});
  if (!page) return false;
  const auto done = sendBack(visit, row, {{{}, {}, page->text("kind"), page->text("id"), text::rehearsedRemark}});
  row.reviewRemark = text::rehearsedRemark;
  row.reviewDue.reset();
  return done.has_value();
}

} // namespace

void settle(Visit& visit) {
  settlePayments(visit);
  for (auto& row : applicationsToApprove(visit.database, visit.now)) {
    if (!sentBackForPractice(visit, row)) approve(visit, row);
    save(visit.database, row);
  }
  // But nothing that money was given for: paid on line, or by a transfer whose voucher is there.
  visit.database.change("UPDATE application SET stage = 'expired', since = ?, version = version + 1"
                        " WHERE stage IN ('draft', 'sent_back', 'papers') AND since < ? AND voucher_complete = 0"
                        " AND NOT EXISTS (SELECT 1 FROM payment_order o WHERE o.application_id = application.id AND"
                        " o.state = 'paid')",
                        {visit.now, visit.now - visit.office.settings.draftLife});
}

Reply<void> decide(Visit& visit, const std::string& applicationId, Decision decision, const std::string& remark,
                   const std::vector<Mark>& marks) {
  auto row = applicationWith(visit.database, applicationId);
  if (!row) return refuse(ErrorCode::NotFound);
  if (row->stage != portal::Stage::UnderReview) return refuse(ErrorCode::NotAllowedNow);
  row->reviewRemark = remark;
  switch (decision) {
  case Decision::Approve:
    approve(visit, *row);
    break;
  case Decision::SendBack:
    if (isFirst(*row)) return refuse(ErrorCode::NotAllowedNow, "nothing of it is mended here");
    if (auto done = sendBack(visit, *row, marks); !done) return done;
    break;
  case Decision::Refuse:
    payBack(visit, *row);
    enter(*row, portal::Stage::Refused, visit.now);
    break;
  }
  row->reviewDue.reset();
  save(visit.database, *row);
  return {};
}

} // namespace certdesk::practice
