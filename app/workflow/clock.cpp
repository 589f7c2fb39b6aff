#include "app/workflow/clock.h"

namespace certdesk::workflow {

Outcome checkClock(Time portal, Time here) {
  constexpr auto tolerated = std::chrono::minutes(5);
  const auto off = here - portal;
  if (off <= tolerated && off >= -tolerated) return {};
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(off).count();
  return fail(ErrorCode::ClockWrong, "this PC is " + std::to_string(minutes) + " minutes ahead of the portal");
}

} // namespace certdesk::workflow
