#include "app/practice/papers.h"

#include "app/practice/first_certificate.h"
#include "app/practice/forms.h"
#include "app/practice/materials.h"
#include "app/practice/payment.h"
#include "app/practice/renewal.h"
#include "app/practice/unlock.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr std::size_t longestRemark = 2000; // octets: at most so many code points

// From the submission's lines on, in both kinds of application.
const std::vector<std::string> beforeContents = {"reason", "agreement", "quote", "security_question"};
const std::vector<std::string> beforeRenewal = {"open_files", "agreement", "quote"};
const std::vector<std::string> papers = {"acceptance_form", "materials", "payment", "voucher"};
const std::vector<std::string> fromReview = {
    "review",         "download_check", "choose_ukey", "pin",      "ukey_try", "signing_key", "signing_certificate",
    "encryption_key", "certificates",   "proof",       "confirmed"};

void append(std::vector<std::string>& lines, const std::vector<std::string>& more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

struct Offered {
  std::vector<portal::Form> forms;
  std::vector<portal::Material> materials;
};

Reply<void> apply(Visit& visit, ApplicationRow& row, const Offered& offered, const Mark& mark) {
  if (mark.text.empty() || mark.text.size() > longestRemark) return refuse(400, "bad_request", "a remark");
  if (!mark.form.empty()) return remarkOnField(visit, offered.forms, row, mark.form, mark.field, mark.text);
  const auto is = [&](const auto& material) { return material.kind == mark.kind && canBeRemarkedOn(material); };
  if (std::none_of(offered.materials.begin(), offered.materials.end(), is)) return refuse(ErrorCode::NotFound);
  return remarkOnMaterial(visit, row, mark.kind, mark.page, mark.text);
}

} // namespace

std::vector<std::string> linesFor(const ApplicationRow& row, const CertificateRow& certificate) {
  if (row.service == unlockService) return unlockLines();
  if (isFirst(row)) return fromReview; // what comes before it is the web site's
  auto lines = isRenewal(row) ? beforeRenewal : beforeContents;
  if (row.papers) lines.emplace_back("extension_items");
  if (row.papers && isOrganisation(certificate)) lines.emplace_back("extension_information");
  append(lines, {"ukey_check", "submit"});
  if (row.papers) append(lines, papers);
  append(lines, fromReview);
  if (isRenewal(row)) lines.emplace_back("old_set_removed");
  return lines;
}

void addPapers(portal::Application& noun, Visit& visit, const Account& account, const ApplicationRow& row,
               const CertificateRow& certificate) {
  if (!row.papers) return;
  noun.forms = formsOf(visit, account, row, certificate);
  noun.materials = materialsOf(visit, row, certificate);
  noun.payment = paymentOf(visit, row, certificate);
  noun.materialsComplete = row.materialsComplete;
  noun.voucherComplete = row.voucherComplete || noun.payment->state == portal::PaymentState::Paid;
}

void enterReview(const Visit& visit, const Account& account, ApplicationRow& row) {
  enter(row, portal::Stage::UnderReview, visit.now);
  row.reviewRemark.clear();
  // Whoever can reset the answer by e-mail must not get a key by e-mail alone: then a person looks at it.
  row.reviewDue.reset();
  const auto& settings = visit.office.settings;
  if (!account.answerWasReset && !settings.reviewByHand) row.reviewDue = visit.now + settings.reviewDelay;
}

Written goOn(Visit& visit, const Account& account, ApplicationRow row) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  if (papersOpen(row) && row.materialsComplete && paymentSettled(visit.database, row) &&
      formsFilled(formsOf(visit, account, row, *certificate)))
    enterReview(visit, account, row);
  save(visit.database, row);
  return row;
}

Reply<void> sendBack(Visit& visit, ApplicationRow& row, const std::vector<Mark>& marks) {
  const auto account = accountWith(visit, row.accountId);
  if (!account) return refuse(ErrorCode::NotFound);
  const auto certificate = certificateOf(visit, *account, row.certificateId);
  if (!certificate) return refused(certificate);
  Offered offered;
  if (row.papers) offered = {formsOf(visit, *account, row, *certificate), materialsOf(visit, row, *certificate)};
  for (const auto& mark : marks)
    if (auto done = apply(visit, row, offered, mark); !done) {
      visit.database.abandon();
      return done;
    }
  if (row.papers && marks.empty()) row.materialsComplete = false;
  ++row.timesSentBack;
  enter(row, portal::Stage::SentBack, visit.now);
  return {};
}

} // namespace certdesk::practice
