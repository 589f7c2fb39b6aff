#pragma once
#include "app/house.h"
#include "app/practice/environment.h"
#include "app/workflow/runner.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

// The services as the fault harness plays them: which world each needs, what its person says, and the UKEY it is about.
namespace certdesk::faults {

// Where the person sits.
struct Scene {
  House& house;
  practice::Environment& environment;
  const std::string& ukey;
  const std::filesystem::path& papers; // the folder of what was scanned
  std::set<std::string>& codes;        // that were told to the person; secrets
  // How long the client waits for each answer while the service runs; nothing: as it does by itself.
  std::optional<std::chrono::milliseconds> patience = {};
};

struct Service {
  const char* name;    // in the table
  const char* service; // in the contract
  practice::Wishes wishes;
  const char* ukeyRole; // in practice::PracticeUkeys::others; empty: the fresh one
  const char* pin;      // of that UKEY once the service has ended
  // Starts the service or goes on with it, with everything that its person knows.
  Result<workflow::View> (*play)(const Scene& scene);
  // Afterwards: removes what an interrupted removal has left, as it is offered under My UKEY; none where nothing goes.
  Outcome (*tidy)(const Scene& scene) = nullptr;
  bool papers = false; // contents, papers and money are asked for
  std::set<practice::Quirk> quirks = {};
  bool byTelephone = false; // a UKEY's code is answered by staff

  // Something usable is on it from the beginning, under that PIN.
  [[nodiscard]] bool replaces() const { return tidy != nullptr; }
};

[[nodiscard]] const std::vector<Service>& services();
[[nodiscard]] std::string ukeyOf(const Service& service, const practice::Environment& environment);
// PINs and answers that its person knows from the beginning.
[[nodiscard]] std::vector<std::string> secretsOf(const Service& service);

} // namespace certdesk::faults
