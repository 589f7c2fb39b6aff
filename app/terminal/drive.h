#pragma once
#include "app/terminal/answers.h"
#include "app/terminal/output.h"
#include "app/workflow/runner.h"

namespace certdesk::token {
class Watcher;
}

namespace certdesk::terminal {

struct DriveOptions {
  std::chrono::milliseconds poll{3000};
  std::chrono::seconds patience{600}; // for a UKEY to be put in, or for the CA
};

// Takes an application through its checklist with a person that answers by itself, and prints each step with its code
// and time. Ends at an end of the service, or at the first failure: nothing is repeated, a second start goes on.
[[nodiscard]] Result<workflow::View> drive(workflow::World world, const std::string& applicationId,
                                           const workflow::Checklist& checklist, Person& person, Output& output,
                                           const DriveOptions& options);

} // namespace certdesk::terminal
