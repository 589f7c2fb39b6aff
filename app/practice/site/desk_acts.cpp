#include "app/portal/problem.h"
#include "app/practice/review.h"
#include "app/practice/site/cashier_page.h"
#include "app/practice/site/desk.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/unlock_answer.h"
#include "app/practice/unlock_staff.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

struct Remarks {
  std::string whole;
  std::vector<Mark> marks;
};

// "a/b" into its two halves.
std::pair<std::string, std::string> halves(const std::string& text) {
  const auto slash = std::min(text.find('/'), text.size());
  return {text.substr(0, slash), text.substr(std::min(text.size(), slash + 1))};
}

Reply<Remarks> remarksIn(const WebForm& form) {
  Remarks remarks;
  for (const auto& [name, typed] : form) {
    const auto text = remarkFrom(typed);
    if (name == "remark" || name.find('/') != std::string::npos)
      if (!text) return refused(text);
    if (!text || text->empty()) continue;
    const auto under = [&whole = name](std::string_view prefix) { return whole.substr(prefix.size()); };
    if (name == "remark") remarks.whole = *text;
    if (name.starts_with(fieldMark)) {
      const auto [in, field] = halves(under(fieldMark));
      remarks.marks.push_back({in, field, {}, {}, *text});
    }
    if (name.starts_with(kindMark)) remarks.marks.push_back({{}, {}, under(kindMark), {}, *text});
    if (name.starts_with(pageMark)) {
      const auto [kind, upload] = halves(under(pageMark));
      remarks.marks.push_back({{}, {}, kind, upload, *text});
    }
  }
  return remarks;
}

// Nothing where it may be done.
std::optional<Phrase> whyNot(Decision decision, const Remarks& remarks) {
  if (decision == Decision::Approve)
    return remarks.marks.empty() && remarks.whole.empty() ? std::nullopt : std::optional(text::remarksWithApproval);
  const bool said = !remarks.whole.empty() || (decision == Decision::SendBack && !remarks.marks.empty());
  return said ? std::nullopt : std::optional(text::reasonNeeded);
}

HttpAnswer review(Visit& visit, const ApplicationRow& row, Decision decision, const WebForm& form) {
  const auto back = applicationAddress + row.id;
  const auto wrong = [&](int status, const Phrase& what) { return wrongAnswer(visit.language, status, what, back); };
  const auto again = [&](int status, const Phrase& what) {
    return applicationPage({visit, inForm(form, formField), &form}, row.id, status, what);
  };
  if (row.stage != portal::Stage::UnderReview) return wrong(409, text::notUnderReview);
  if (inForm(form, "version") != std::to_string(row.version)) return again(409, text::changedMeanwhile);
  const auto remarks = remarksIn(form);
  if (!remarks) return again(400, text::tooLong);
  if (const auto why = whyNot(decision, *remarks)) return again(400, *why);
  if (const auto done = decide(visit, row.id, decision, remarks->whole, remarks->marks); !done)
    return done.error().status == 404 ? wrong(404, text::noSuchMark) : wrong(done.error().status, text::notUnderReview);
  return seeOther(back);
}

HttpAnswer payment(Visit& visit, const ApplicationRow& row, const WebForm& form) {
  const auto order = orderOf(visit.database, row.id);
  if (!order || !act(visit, *order, actsForStaff(row, *order), inForm(form, "act")))
    return wrongAnswer(visit.language, 400, text::unreadable, applicationAddress + row.id);
  return seeOther(applicationAddress + row.id);
}

HttpAnswer releaseMore(Visit& visit, const ApplicationRow& row) {
  const auto back = applicationAddress + row.id;
  if (const auto done = releaseOnceMore(visit, row.id); !done)
    return wrongAnswer(visit.language, done.error().status, text::noUnlockWaits, back);
  return seeOther(back);
}

Phrase whyNotAnswered(const Refusal& refusal) {
  if (refusal.code == portal::problemFor(ErrorCode::UnlockNoMore)->code) return text::noReleaseMore;
  switch (refusal.status) {
  case 400:
    return text::codeMistyped;
  case 403:
    return text::codeNotEntered;
  case 410:
    return text::minutesOver;
  case 423:
    return text::codesUsedUp;
  default:
    return text::noUnlockWaits;
  }
}

// The answer stands on the page that answers the form, and on no other: it is in no address, and asked for again it is
// the same.
HttpAnswer unlockCode(Visit& visit, const ApplicationRow& row, const WebForm& form) {
  const auto told = answerOnTelephone(visit, row, inForm(form, challengeField));
  const auto session = inForm(form, formField);
  if (!told)
    return applicationPage({visit, session, &form}, row.id, told.error().status, whyNotAnswered(told.error()));
  return applicationPage({visit, session, &form, &*told}, row.id);
}

} // namespace

HttpAnswer actOn(Visit& visit, const std::string& id, const std::string& act, const WebForm& form) {
  const auto row = applicationWith(visit.database, id);
  if (row && act == "approve") return review(visit, *row, Decision::Approve, form);
  if (row && act == "send-back") return review(visit, *row, Decision::SendBack, form);
  if (row && act == "refuse") return review(visit, *row, Decision::Refuse, form);
  if (row && act == "cashier") return payment(visit, *row, form);
  if (row && act == "release-once-more") return releaseMore(visit, *row);
  if (row && act == "unlock-code") return unlockCode(visit, *row, form);
  return wrongAnswer(visit.language, 404, text::noSuchPage, deskAddress);
}

} // namespace certdesk::practice
