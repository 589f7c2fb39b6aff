#include "app/practice/first_certificate.h"

#include "app/practice/own_pair.h"
#include "app/practice/papers.h"
#include "app/practice/random.h"

namespace certdesk::practice {

namespace {

constexpr int years = 1;

std::optional<ApplicationRow> openOne(Visit& visit, const Account& account, const FirstRequest& request) {
  const auto found = visit.database.one("SELECT a.id FROM application a JOIN certificate c ON c.id = a.certificate_id"
                                        " WHERE a.account_id = ? AND a.service = 'issue' AND c.subject = ?"
                                        " AND a.stage IN ('under_review', 'approved')",
                                        {account.id, request.subject});
  return found ? applicationWith(visit.database, found->text("id")) : std::nullopt;
}

} // namespace

ApplicationRow applyForFirst(Visit& visit, const Account& account, const FirstRequest& request) {
  if (auto open = openOne(visit, account, request)) return std::move(*open);
  CertificateRow certificate;
  certificate.id = newId();
  certificate.accountId = account.id;
  certificate.subject = request.subject;
  certificate.business = "制作";
  certificate.email = account.email;
  certificate.templateName = request.person ? "ZJT个人证书" : "ZJT单位证书";
  certificate.keyAlgorithm = request.person ? portal::KeyAlgorithm::EcP256 : portal::KeyAlgorithm::Rsa2048;
  certificate.appliedAt = visit.now;
  certificate.notAfter = renewedEnd(visit.now, secondsOf(visit.now), years);
  insert(visit.database, certificate);
  auto row = newApplication(visit, account, certificate.id, std::string(issueService));
  enterReview(visit, account, row);
  insert(visit.database, row);
  row.submittedAt = visit.now;
  row.quoteYears = years;
  save(visit.database, row);
  return row;
}

void becomeCertificate(Visit& visit, const ApplicationRow& row, CertificateRow certificate) {
  visit.database.change("UPDATE certificate SET signing_serial = ?, ukey_serial = ?, not_after = ? WHERE id = ?",
                        {row.signingSerial, row.ukeySerial,
                         row.renewedUntil ? secondsOf(*row.renewedUntil) : certificate.notAfter, certificate.id});
  linkOwnPairs(visit.database, row, certificate.id);
}

} // namespace certdesk::practice
