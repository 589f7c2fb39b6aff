#pragma once
#include "app/core/result.h"
#include "app/core/text.h"

namespace certdesk::workflow {

// Whether this PC's clock is within five minutes of the portal's: K-11, with how far it is off. A service goes on all the
// same, since every date in a certificate is the portal's; but the person sees other dates than everybody else, and
// sooner or later TLS fails.
[[nodiscard]] Outcome checkClock(Time portal, Time here);

} // namespace certdesk::workflow
