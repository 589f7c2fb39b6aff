#include "app/practice/application_noun.h"

#include "app/practice/first_certificate.h"
#include "app/practice/hashing.h"
#include "app/practice/own_pair.h"
#include "app/practice/papers.h"
#include "app/practice/receipt.h"
#include "app/practice/renewal.h"
#include "app/practice/texts.h"
#include "app/practice/unlock.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr const char* agreementVersion = "2024-01";
constexpr std::int64_t recoveryPriceFen = 5000;

std::optional<Time> seconds(const std::optional<Moment>& moment) {
  return moment ? std::optional(secondsOf(*moment)) : std::nullopt;
}

// The UKEY of a certificate that is recovered, and every one that this account has reported before.
std::vector<std::string> lostUkeys(Visit& visit, const Account& account, const ApplicationRow& application,
                                   const CertificateRow& certificate) {
  std::vector<std::string> serials;
  const auto add = [&](const std::string& serial) {
    if (!serial.empty() && std::find(serials.begin(), serials.end(), serial) == serials.end())
      serials.push_back(serial);
  };
  if (application.service == "recovery") add(certificate.ukeySerial);
  for (const auto& row : visit.database.select(
           "SELECT DISTINCT c.ukey_serial FROM application a JOIN certificate c ON c.id = a.certificate_id"
           " WHERE a.account_id = ? AND a.loss_reason IS NOT NULL AND (a.stage IN ('under_review', 'approved',"
           " 'completed') OR (a.papers = 1 AND a.stage IN ('papers', 'sent_back'))) ORDER BY c.ukey_serial",
           {account.id}))
    add(row.text("ukey_serial"));
  return serials;
}

std::vector<portal::IssuedCertificate> issuedFor(Visit& visit, const ApplicationRow& row) {
  std::vector<portal::IssuedCertificate> issued;
  if (!row.signingSerial.empty())
    issued.push_back({portal::Purpose::Signing, issuedCertificate(visit.database, row.signingSerial), 0});
  const auto pairs = pairsFor(visit.database, row);
  for (const auto& delivery :
       visit.database.select("SELECT generation FROM delivery WHERE application_id = ? ORDER BY generation", {row.id}))
    for (const auto& pair : pairs)
      if (pair.generation == delivery.count("generation"))
        issued.push_back({portal::Purpose::Encryption, pair.certificate, pair.generation});
  return issued;
}

std::vector<Bytes> archivedFor(Visit& visit, const CertificateRow& certificate) {
  std::vector<Bytes> archived;
  for (auto& pair : encryptionPairsOf(visit.database, certificate.id))
    if (pair.generation > 0) archived.push_back(std::move(pair.certificate));
  return archived;
}

void addPages(portal::Application& noun, const Visit& visit, const ApplicationRow& row,
              const CertificateRow& certificate) {
  noun.reviewRemark = row.reviewRemark;
  if (isFirst(row)) return; // its pages were the web site's
  noun.lossReason = row.lossReason;
  noun.freezeRequested = row.freezeRequested;
  noun.agreement = currentAgreement(visit.language);
  noun.agreementAccepted = row.agreementAcceptedAt.has_value();
  noun.openFilesAcknowledged = row.openFilesAcknowledged;
  noun.quote = isRenewal(row) ? renewalQuote(visit, row, certificate) : quoteFor(visit, row, certificate);
  if (isRenewal(row)) noun.quoteChoices = renewalChoices(visit, row, certificate);
  noun.encryptionKept = keepsItsKey(visit.database, row, certificate);
  noun.quoteConfirmed = row.quoteTotalFen.has_value();
  noun.answerVerified = row.answerVerified;
}

void addDownload(portal::Application& noun, Visit& visit, const Account& account, const ApplicationRow& row) {
  noun.mailedTo = masked(account.email);
  noun.mailSentAt = seconds(row.mailSentAt);
  if (row.mailSentAt && row.stage == portal::Stage::Approved)
    noun.resendAllowedAt = secondsOf(*row.mailSentAt + visit.office.settings.mailCoolDown);
  noun.downloadOpenUntil = seconds(row.windowEndsAt);
  noun.captchaRequired = row.captchaRequired;
  noun.ukeySerial = row.ukeySerial;
  noun.confirmed = row.confirmedAt.has_value();
  noun.receipt = noun.confirmed && hasReceipt(visit.database, row.id);
}

} // namespace

portal::Actor actorAt(portal::Stage stage) {
  switch (stage) {
  case portal::Stage::Draft:
  case portal::Stage::SentBack:
  case portal::Stage::Papers:
  case portal::Stage::Approved:
    return portal::Actor::Holder;
  case portal::Stage::UnderReview:
    return portal::Actor::CertificationAuthority;
  case portal::Stage::Completed:
  case portal::Stage::Refused:
  case portal::Stage::Cancelled:
  case portal::Stage::Expired:
    return portal::Actor::Nobody;
  }
  return portal::Actor::Nobody;
}

portal::Agreement currentAgreement(Language language) {
  auto terms = text::agreement(language);
  const auto hash = hex(sha256(viewOf(terms)));
  return {"subscriber", agreementVersion, say(language, text::agreementTitle), std::move(terms), hash};
}

bool isCurrentAgreement(const std::string& version, const std::string& sha256) {
  return version == agreementVersion &&
         (sha256 == currentAgreement(Language::Chinese).sha256 || sha256 == currentAgreement(Language::English).sha256);
}

portal::Quote quoteFor(const Visit& visit, const ApplicationRow& row, const CertificateRow& certificate) {
  if (isRenewal(row))
    return renewalQuote(visit, row, certificate).value_or(renewalChoices(visit, row, certificate).front());
  const auto language = visit.language;
  const bool person = certificate.templateName == "ZJT个人证书";
  portal::QuoteItem item;
  item.name = say(language, person ? text::personPrice : text::organisationPrice);
  item.unit = say(language, text::year);
  item.priceFen = recoveryPriceFen;
  item.discount = say(language, text::noDiscount);
  item.totalFen = recoveryPriceFen;
  return {{item}, recoveryPriceFen, certificate.notAfter, {}};
}

Reply<portal::Application> nounOf(Visit& visit, const Account& account, const ApplicationRow& row) {
  const auto certificate = certificateOf(visit, account, row.certificateId);
  if (!certificate) return refused(certificate);
  portal::Application noun;
  noun.id = row.id;
  noun.etag = etagOf(visit, row);
  noun.service = row.service;
  noun.stage = row.stage;
  noun.actor = actorAt(row.stage);
  noun.createdAt = secondsOf(row.createdAt);
  noun.since = secondsOf(row.since);
  noun.certificateId = certificate->id;
  noun.subject = certificate->subject;
  noun.templateName = certificate->templateName;
  noun.handler = account.displayName;
  noun.lines = linesFor(row, *certificate);
  noun.securityQuestion = account.question;
  noun.lostUkeySerials = lostUkeys(visit, account, row, *certificate);
  noun.keyAlgorithm = certificate->keyAlgorithm;
  noun.oldNotAfter = certificate->notAfter;
  noun.oldUkeySerial = certificate->ukeySerial;
  noun.issued = issuedFor(visit, row);
  if (row.service == "recovery") noun.archived = archivedFor(visit, *certificate); // else they are where they were
  if (row.service != "recovery" && isIssued(*certificate))
    noun.oldSigningCertificate = issuedCertificate(visit.database, certificate->signingSerial);
  addPages(noun, visit, row, *certificate);
  addPapers(noun, visit, account, row, *certificate);
  addDownload(noun, visit, account, row);
  if (row.service == unlockService) addUnlock(noun, visit, *certificate);
  return noun;
}

std::string etagOf(const Visit& visit, const ApplicationRow& row) {
  return '"' + std::to_string(row.version) + (visit.language == Language::Chinese ? "-zh\"" : "-en\"");
}

bool matchesVersion(const ApplicationRow& row, std::string_view etag) {
  const auto version = '"' + std::to_string(row.version) + '-';
  return etag == version + "zh\"" || etag == version + "en\"";
}

std::string masked(const std::string& email) {
  const auto at = email.find('@');
  return at == std::string::npos ? std::string() : email.substr(0, 1) + "***" + email.substr(at);
}

} // namespace certdesk::practice
