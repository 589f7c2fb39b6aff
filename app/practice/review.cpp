#include "app/practice/review.h"

#include "app/practice/mail_box.h"

namespace certdesk::practice {

namespace {
void approve(Visit& visit, ApplicationRow& row) {
  const auto account = accountWith(visit, row.accountId);
  if (!account) return;
  enter(row, portal::Stage::Approved, visit.now);
  row.reviewDue.reset();
  mailCode(visit, row, *account);
}
} // namespace

void settle(Visit& visit) {
  for (auto& row : applicationsToApprove(visit.database, visit.now)) {
    approve(visit, row);
    save(visit.database, row);
  }
  visit.database.change("UPDATE application SET stage = 'expired', since = ?, version = version + 1"
                        " WHERE stage IN ('draft', 'sent_back') AND since < ?",
                        {visit.now, visit.now - visit.office.settings.draftLife});
}

Reply<void> decide(Visit& visit, const std::string& applicationId, Decision decision, const std::string& remark) {
  auto row = applicationWith(visit.database, applicationId);
  if (!row) return refuse(ErrorCode::NotFound);
  if (row->stage != portal::Stage::UnderReview) return refuse(ErrorCode::NotAllowedNow);
  row->reviewRemark = remark;
  switch (decision) {
  case Decision::Approve:
    approve(visit, *row);
    break;
  case Decision::SendBack:
    enter(*row, portal::Stage::SentBack, visit.now);
    break;
  case Decision::Refuse:
    enter(*row, portal::Stage::Refused, visit.now);
    break;
  }
  row->reviewDue.reset();
  save(visit.database, *row);
  return {};
}

} // namespace certdesk::practice
