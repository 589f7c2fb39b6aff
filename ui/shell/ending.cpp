#include "ui/shell/ending.h"

#include "app/workflow/certificate_standing.h"
#include "app/workflow/checklist.h"

#include <algorithm>

namespace certdesk::ui {

namespace {

using portal::CertificateRecord;
using portal::CertificateState;
using workflow::isOpen;
using workflow::isPossible;
using workflow::stateOf;

// Its renewal; and where none is possible, whatever else is done about it.
bool underWay(const CertificateRecord& certificate, const std::vector<portal::Application>& applications) {
  const bool renewable = isPossible(certificate, "renew");
  return std::any_of(applications.begin(), applications.end(), [&](const auto& one) {
    return one.certificateId == certificate.id && isOpen(one) && (!renewable || one.service == "renewal");
  });
}

bool replaced(const CertificateRecord& ended, const std::vector<CertificateRecord>& certificates, Time now) {
  return std::any_of(certificates.begin(), certificates.end(), [&](const auto& other) {
    return other.subject == ended.subject && other.templateName == ended.templateName &&
           stateOf(other, now) == CertificateState::Valid;
  });
}

} // namespace

std::optional<Ending> endingOf(const CertificateRecord& certificate, Time now) {
  const auto state = stateOf(certificate, now);
  if (state == CertificateState::Expired) return Ending::Over;
  if (state == CertificateState::Valid && isPossible(certificate, "renew")) return Ending::Soon;
  return std::nullopt;
}

std::vector<CertificateRecord> toTell(const std::vector<CertificateRecord>& certificates,
                                      const std::vector<portal::Application>& applications, Time now) {
  std::vector<CertificateRecord> found;
  for (const auto& certificate : certificates)
    if (endingOf(certificate, now) && !underWay(certificate, applications) &&
        (isPossible(certificate, "renew") || !replaced(certificate, certificates, now)))
      found.push_back(certificate);
  const auto distance = [now](const auto& one) { return std::max(one.notAfter - now, now - one.notAfter); };
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  // Of those that have ended and those that are about to, the nearest of either comes before the second of the other.
  const auto other = std::find_if(found.begin(), found.end(), [&](const auto& one) {
    return endingOf(one, now) != endingOf(found.front(), now);
  });
  if (other != found.end()) std::rotate(found.begin() + 1, other, other + 1);
  return found;
}

} // namespace certdesk::ui
