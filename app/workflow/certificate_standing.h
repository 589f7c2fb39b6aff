#pragma once
#include "app/portal/nouns.h"

#include <string_view>

// How a certificate stands: one rule for every page that speaks of it.
namespace certdesk::workflow {

// What the portal says of it; but what was valid or frozen has expired at its end, though nobody has asked since.
[[nodiscard]] portal::CertificateState stateOf(const portal::CertificateRecord& certificate, Time now);
// The portal's word on an action, by its name in the contract; nullptr: it says nothing of it.
[[nodiscard]] const portal::Action* actionOn(const portal::CertificateRecord& certificate, std::string_view name);
[[nodiscard]] bool isPossible(const portal::CertificateRecord& certificate, std::string_view name);

} // namespace certdesk::workflow
