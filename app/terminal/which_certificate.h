#pragma once
#include "app/portal/portal.h"
#include "app/terminal/output.h"

#include <string>
#include <vector>

namespace certdesk::terminal {

// None or several would do: K-09, which names these.
[[nodiscard]] tl::unexpected<Error> certificateUnclear(const std::string& detail,
                                                       const std::vector<portal::CertificateRecord>& candidates = {});

// Those that one of the applications is about.
[[nodiscard]] std::vector<portal::CertificateRecord>
certificatesOf(const std::vector<portal::Application>& applications, const std::vector<portal::CertificateRecord>& all);

// For programs an object, for people a line.
void showCertificate(const portal::CertificateRecord& record, Output& output);

// Of several that are called the same: all, or those that have not ended where there are any.
enum class Among { All, Live };
// The id of the certificate that was named, by its id or by its subject, whole or in part and in any case. Several are
// listed, and K-09. What is not in the account is for the portal to refuse, as it was named. Nothing named: nothing.
[[nodiscard]] Result<std::string> whichCertificate(portal::Portal& portal, const std::string& named, Among among,
                                                   Output& output);

// T-16 where the certificate that was named is on another UKEY than the one that was named. One that is not listed is for
// the portal to refuse.
[[nodiscard]] Outcome onNamedUkey(const std::vector<portal::CertificateRecord>& records,
                                  const std::string& certificateId, const std::string& ukeySerial);

} // namespace certdesk::terminal
