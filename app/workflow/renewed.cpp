#include "app/workflow/renewed.h"

#include "app/crypto/certificate.h"
#include "app/workflow/checklist.h"

namespace certdesk::workflow {

namespace {

Renewed::Signing toldBy(const Bytes& certificate) {
  const auto parsed = crypto::Certificate::fromDer(certificate);
  if (!parsed) return {};
  return {parsed->serialHex(), parsed->notAfter()};
}

} // namespace

std::optional<Renewed> renewed(const Facts& facts) {
  if (!facts.application.known()) return std::nullopt;
  const auto& application = *facts.application;
  const auto* issued = issuedSigning(application);
  if (application.service != renewal().service || !application.confirmed || issued == nullptr) return std::nullopt;
  Renewed told;
  told.subject = application.subject;
  told.ukeySerial = application.ukeySerial;
  told.before = toldBy(application.oldSigningCertificate);
  told.after = toldBy(issued->certificate);
  told.encryptionKept = application.encryptionKept;
  if (facts.holdings.known()) told.oldRemoved = !facts.holdings->oldSigning;
  return told;
}

} // namespace certdesk::workflow
