#include "app/workflow/certificate_standing.h"

#include <algorithm>

namespace certdesk::workflow {

using portal::CertificateState;

CertificateState stateOf(const portal::CertificateRecord& certificate, Time now) {
  const bool ends = certificate.state == CertificateState::Valid || certificate.state == CertificateState::Frozen;
  return ends && certificate.notAfter < now ? CertificateState::Expired : certificate.state;
}

const portal::Action* actionOn(const portal::CertificateRecord& certificate, std::string_view name) {
  const auto& all = certificate.actions;
  const auto found = std::find_if(all.begin(), all.end(), [name](const auto& action) { return action.name == name; });
  return found == all.end() ? nullptr : &*found;
}

bool isPossible(const portal::CertificateRecord& certificate, std::string_view name) {
  const auto* action = actionOn(certificate, name);
  return action != nullptr && action->possible;
}

} // namespace certdesk::workflow
