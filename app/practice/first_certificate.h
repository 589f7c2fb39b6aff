#pragma once
#include "app/practice/applications.h"
#include "app/practice/certificates.h"

// A first certificate (制作): applied for on the portal's web site, and downloaded like any other. Its row is there
// from the application on, but is nobody's certificate until it is confirmed.
namespace certdesk::practice {

inline constexpr std::string_view issueService = "issue";
[[nodiscard]] inline bool isFirst(const ApplicationRow& row) { return row.service == issueService; }
[[nodiscard]] inline bool isIssued(const CertificateRow& row) { return !row.signingSerial.empty(); }

// What is asked for on the site. The kind of key goes by the template.
struct FirstRequest {
  std::string subject;
  bool person = false;
};
// Under review at once. Two of the same name that are not ended are one.
[[nodiscard]] ApplicationRow applyForFirst(Visit& visit, const Account& account, const FirstRequest& request);

// What the confirmation makes of its row.
void becomeCertificate(Visit& visit, const ApplicationRow& row, CertificateRow certificate);

} // namespace certdesk::practice
