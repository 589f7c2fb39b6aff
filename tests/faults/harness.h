#pragma once
#include "tests/faults/kinds.h"
#include "tests/faults/secrets.h"
#include "tests/faults/service.h"
#include "tests/faults/sight.h"
#include "tests/faults/stage.h"

#include <map>
#include <memory>

namespace certdesk::faults {

class Actors;

// How a run ended.
struct Run {
  bool struck = false; // every fault of it has struck
  bool converged = false;
  int starts = 0;       // of the client
  std::string violated; // what of it, in words; empty: nothing
  std::string codes;    // that the person met on the way
  std::string last;     // what was behind the last of them
};

// A service, played whole over the real portal, token host and practice UKEY, with what goes wrong in it.
class Harness {
public:
  explicit Harness(const Service& service);

  // The run without a fault: what all others have to come to, and where they may be struck. K-05.
  Outcome learn();
  [[nodiscard]] std::vector<Strike> everyStrike() const;
  // With faults in one run; then the person puts the UKEY back in and starts again, at this PC or at another.
  Run carryOut(const Strikes& strikes);
  // As much of that as a process lives to see that is killed in it, in the folder of the one that waits for its end.
  // The exit code where the fault never struck.
  static int dieOf(const Service& service, const Strikes& strikes, const std::filesystem::path& folder);

private:
  Outcome checkScan(Actors& actors) const;
  [[nodiscard]] std::string secretsFound(practice::Environment& environment, const std::set<std::string>& codes) const;

  const Service& m_service;
  Stage m_stage;
  Sight m_expected;
  std::vector<std::string> m_before; // ids of what was usable
  unsigned m_calls = 0;
  std::vector<std::string> m_exchanges; // method and path of each
  std::map<std::string, unsigned> m_changes;
  Onlooker m_onlooker;
};

} // namespace certdesk::faults
