#pragma once
#include "app/practice/enrolment.h"
#include "app/practice/renewal.h"

// That whoever renews holds the key of the certificate that is renewed.
namespace certdesk::practice {

// The statement is about this request and this application, and the old certificate's key has signed it, on the UKEY
// that the portal knows it on. T-16; S-06 where the old certificate is good for nothing any more.
[[nodiscard]] Reply<void> checkProof(Visit& visit, const ApplicationRow& row, const CertificateRequest& request,
                                     const RenewalRequest& proved);
// As it came, so that anybody can verify it; nothing where there is none yet.
void keepProof(Visit& visit, const ApplicationRow& row, const RenewalRequest& proved);
[[nodiscard]] std::optional<RenewalRequest> keptProof(Database& database, const std::string& applicationId);

// What staff see of it. Verified again as it is looked at, and not remembered.
struct ProofDossier {
  bool holds = false;
  Moment at{};
  std::string certificateSerial, ukeySerial; // whose key signed, and the UKEY that the request names
};
[[nodiscard]] std::optional<ProofDossier> proofDossier(Visit& visit, const ApplicationRow& row);

} // namespace certdesk::practice
