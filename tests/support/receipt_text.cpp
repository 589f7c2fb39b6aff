#include "tests/support/receipt_text.h"

#include "app/crypto/certificate.h"
#include "app/workflow/checklist.h"

namespace certdesk::test {

namespace {

std::string entry(const char* fate, const char* purpose, const Bytes& der) {
  const auto certificate = crypto::Certificate::fromDer(der).value();
  return std::string("certificate: ") + fate + "\n  purpose: " + purpose +
         "\n  subject: " + certificate.commonName() + "\n  template: ZJT单位证书\n  serial number: " + certificate.serialHex() +
         "\n  SHA-256: " + hex(certificate.sha256()) + "\n  valid from: " + rfc3339(certificate.notBefore()) +
         "\n  valid until: " + rfc3339(certificate.notAfter()) + "\n";
}

} // namespace

std::string receiptTextFor(const portal::Application& application) {
  const bool unlocked = application.service == workflow::unlock().service;
  auto text = "CertDesk receipt v1 业务回执\nservice: " + application.service + "\napplication: " + application.id +
              "\nportal: https://portal.example:443\nportal name: 示例门户\nauthority: Example CA\nconfirmed: " +
              rfc3339(now()) + "\nUKEY: " + application.ukeySerial + "\n" + (unlocked ? "PIN: set anew\n" : "");
  if (!unlocked)
    for (const auto& issued : application.issued)
      text +=
          entry("written", issued.purpose == portal::Purpose::Signing ? "signing" : "encryption", issued.certificate);
  if (!application.oldSigningCertificate.empty())
    text += entry(unlocked ? "untouched" : "superseded", "signing", application.oldSigningCertificate);
  return text;
}

} // namespace certdesk::test
