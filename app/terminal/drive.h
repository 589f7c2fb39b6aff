#pragma once
#include "app/terminal/answers.h"
#include "app/terminal/output.h"
#include "app/workflow/runner.h"

#include <chrono>
#include <functional>
#include <string>

namespace certdesk::token {
class Watcher;
}

namespace certdesk::terminal {

struct DriveOptions {
  std::chrono::milliseconds poll{3000};
  // For each line that waits for the CA or for a UKEY, from when it began to wait; an act takes as long as it takes.
  std::chrono::milliseconds patience{600000};
  std::function<bool()> interrupted; // asked often: the person wants to leave
};

// Takes an application through its checklist with a person that answers by itself, and prints each step with its code
// and time. Ends at the end of the service, or at the first failure: nothing is repeated, a second start goes on. S-06
// where the service ended otherwise than completed. An act that is under way is finished in any case. K-08 where the patience is over, K-04 where it was interrupted.
[[nodiscard]] Result<workflow::View> drive(workflow::World world, const std::string& applicationId,
                                           const workflow::Checklist& checklist, Person& person, Output& output,
                                           const DriveOptions& options);

} // namespace certdesk::terminal
