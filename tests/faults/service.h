#pragma once
#include "app/house.h"
#include "app/practice/environment.h"
#include "app/workflow/runner.h"

#include <string>
#include <vector>

// The services as the fault harness plays them: which world each needs, what its person says, and the UKEY it is about.
namespace certdesk::faults {

struct Service {
  const char* name;
  practice::Wishes wishes;
  const char* ukeyRole; // in practice::PracticeUkeys::others; empty: the fresh one
  const char* pin;      // of that UKEY once the service has ended
  bool replaces;        // something usable is on it from the beginning, under that PIN
  // Starts the service or goes on with it, with everything that its person knows.
  Result<workflow::View> (*play)(House& house, practice::Environment& environment, const std::string& ukey);
};

[[nodiscard]] const std::vector<Service>& services();
[[nodiscard]] std::string ukeyOf(const Service& service, const practice::Environment& environment);

} // namespace certdesk::faults
