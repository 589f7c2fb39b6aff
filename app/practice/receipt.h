#pragma once
#include "app/practice/application_row.h"
#include "app/practice/certificates.h"

namespace certdesk::practice {

// One certificate of a receipt, and what became of it: written, kept, superseded, untouched.
struct Receipted {
  const char* fate;
  portal::Purpose purpose = portal::Purpose::Signing;
  Bytes certificate; // DER
};

// At the end of a service, in its transaction: keeps the client's proof, and makes and keeps the portal's receipt. The
// format is written down in resources/portal-api.yaml; made here without app/crypto, so that a mistake in one is seen
// by the other. row has its UKEY and the time of the confirmation; certificate is what the service was about.
[[nodiscard]] Reply<void> keepReceipt(Visit& visit, const ApplicationRow& row, const CertificateRow& certificate,
                                      const std::vector<Receipted>& certificates,
                                      const portal::ConfirmationRequest& proof);

[[nodiscard]] bool hasReceipt(Database& database, const std::string& applicationId);
// DER; empty where none is kept.
[[nodiscard]] Bytes receiptOf(Database& database, const std::string& applicationId);

} // namespace certdesk::practice
