#pragma once
#include "app/practice/certificate_request.h"
#include "app/practice/download.h"

// EST (RFC 7030) and the confirmation: what turns an approved application into certificates on a UKEY.
namespace certdesk::practice {

// The application behind 受理号 and 授权码, while its window is open., S-06 after the confirmation.
[[nodiscard]] Reply<ApplicationRow> admitted(Visit& visit, const std::string& applicationId, std::string_view code);

// The signing certificate, DER; or nothing while it is pending.
[[nodiscard]] Reply<std::optional<Bytes>> enrol(Visit& visit, ApplicationRow row, ByteView request);

// The same for a renewal, proved by the key of the certificate that is renewed. T-16 where that proof does not hold.
struct RenewalRequest {
  Bytes request, statement, signature;
};
[[nodiscard]] Reply<std::optional<Bytes>> reenrol(Visit& visit, ApplicationRow row, const RenewalRequest& request);

struct DeliveredKey {
  Bytes keyPackage, certificate; // DER
};
[[nodiscard]] Reply<DeliveredKey> deliverKey(Visit& visit, ApplicationRow row, int generation, ByteView request);

// The certificates are on the UKEY: only this supersedes the old signing certificate. Q-08, S-06.
[[nodiscard]] Written confirm(Visit& visit, const Account& account, ApplicationRow row,
                              const portal::ConfirmationRequest& request);

} // namespace certdesk::practice
