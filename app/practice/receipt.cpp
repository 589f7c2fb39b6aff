#include "app/practice/receipt.h"

#include "app/core/steering.h"
#include "app/practice/hashing.h"
#include "app/practice/texts.h"
#include "app/practice/unlock.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr const char* dataType = "1.2.840.113549.1.7.1"; // id-data

std::string line(std::string_view name, std::string_view value) {
  return std::string(name).append(": ").append(steeringReplaced(value, "")).append("\n");
}

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

Time timeOf(const ASN1_TIME* time) {
  std::tm parts{};
  ASN1_TIME_to_tm(time, &parts);
  using namespace std::chrono;
  return sys_days(year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday) + hours(parts.tm_hour) +
         minutes(parts.tm_min) + seconds(parts.tm_sec);
}

// A CA knows what UKEYs it gave out; of another one it knows the serial number alone.
std::string modelOf(Database& database, const std::string& serial) {
  const auto ours = database.one("SELECT serial FROM practice_ukey WHERE serial = ?", {serial});
  return ours ? "CertDesk practice, Practice UKEY" : std::string();
}

Reply<std::string> entryFor(const Receipted& receipted, const CertificateRow& row) {
  const auto certificate = certificateFrom(receipted.certificate);
  if (!certificate) return broken(certificate.error());
  const auto* x509 = certificate->get();
  return line("certificate", receipted.fate) +
         line("  purpose", receipted.purpose == portal::Purpose::Signing ? "signing" : "encryption") +
         line("  subject", row.subject) + line("  template", row.templateName) +
         line("  serial number", lowerCase(serialOf(x509))) + line("  SHA-256", hex(sha256(receipted.certificate))) +
         line("  valid from", rfc3339(timeOf(X509_get0_notBefore(x509)))) +
         line("  valid until", rfc3339(timeOf(X509_get0_notAfter(x509))));
}

std::string headOf(Visit& visit, const ApplicationRow& row) {
  auto head = "CertDesk receipt v1 业务回执\n" + line("practice", "演练，不具法律效力 no legal effect") +
              line("service", row.service) + line("application", row.id) + line("portal", visit.origin) +
              line("portal name", say(Language::Chinese, text::portalName)) +
              line("authority", visit.office.authority.name()) + line("confirmed", rfc3339(secondsOf(visit.now))) +
              line("UKEY", row.ukeySerial);
  if (const auto model = modelOf(visit.database, row.ukeySerial); !model.empty()) head += line("UKEY model", model);
  if (row.service == unlockService) head += line("PIN", "set anew");
  return head;
}

} // namespace

Reply<void> keepReceipt(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate,
                        const std::vector<Receipted>& certificates, const portal::ConfirmationRequest& proof) {
  auto text = headOf(visit, row);
  for (const auto& one : certificates) {
    const auto entry = entryFor(one, certificate);
    if (!entry) return refused(entry);
    text += *entry;
  }
  const auto document = signedData(viewOf(text), dataType, visit.office.receiptSigner);
  if (!document) return broken(document.error());
  visit.database.change(
      "INSERT INTO receipt (application_id, at, statement, signature, document) VALUES (?, ?, ?, ?, ?)",
      {row.id, visit.now, proof.statement, proof.signature, *document});
  return {};
}

bool hasReceipt(Database& database, const std::string& applicationId) {
  return database
      .one("SELECT application_id FROM receipt WHERE application_id = ? AND document IS NOT NULL", {applicationId})
      .has_value();
}

Bytes receiptOf(Database& database, const std::string& applicationId) {
  const auto kept = database.one("SELECT document FROM receipt WHERE application_id = ?", {applicationId});
  return kept ? kept->octets("document") : Bytes();
}

} // namespace certdesk::practice
