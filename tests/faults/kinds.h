#pragma once
#include "app/practice/http_faults.h"
#include "app/practice/ukey/ukey.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

// What may go wrong, and where.
namespace certdesk::faults {

struct Kind {
  const char* name;
  std::optional<practice::Fault> onUkey; // else
  std::optional<practice::HttpFault::Kind> onTheWay;
  std::set<std::string> only = {}; // functions of the UKEY that it may strike; empty: all
  // What else happens there.
  enum class Along {
    Nothing,
    UkeyFull,     // it says so: an archived pair may be left out
    UntilStarted, // it is so with all that comes, until the person starts again
    Impatient,    // the client waits for no answer as long as this one takes
    PortalAnew,   // nothing reaches the portal from then on; and by then its program was started anew
    ClientKilled, // with SIGKILL, and the portal with it; the token host finds its client gone
    AllKilled,    // the token host too
  };
  Along along = Along::Nothing;

  [[nodiscard]] bool kills() const { return along == Along::ClientKilled || along == Along::AllKilled; }
  [[nodiscard]] bool lasts() const { return along == Along::UntilStarted || along == Along::PortalAnew; }
  // One exchange is cut off, and nothing else happens: the client sends it again, once.
  [[nodiscard]] bool cuts() const {
    using Way = practice::HttpFault::Kind;
    return along == Along::Nothing && (onTheWay == Way::DropBefore || onTheWay == Way::DropAfter);
  }
};

[[nodiscard]] const std::vector<Kind>& kinds();
// The functions that change what is on a UKEY; a kind strikes any, or only some of these.
[[nodiscard]] const std::set<std::string>& changes();

// One place for a fault: the kind, and which call or exchange.
struct Strike {
  const Kind* kind;
  std::string function; // of the UKEY; empty: any of them counts
  unsigned number;      // so many of them still go well
};
using Strikes = std::vector<Strike>; // one, or several in one run

// "pulled before 17", or "pulled before C_Sign 2", several joined by " + ": what the table's remarks say and the
// command line takes.
[[nodiscard]] std::string textOf(const Strikes& strikes);
// The same read back; empty where it is not such a text.
[[nodiscard]] Strikes strikesIn(const std::string& text);

} // namespace certdesk::faults
