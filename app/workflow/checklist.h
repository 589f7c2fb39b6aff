#pragma once
#include "app/core/result.h"
#include "app/workflow/facts.h"
#include "app/workflow/step.h"

#include <string>
#include <variant>
#include <vector>

namespace certdesk::workflow {

struct Ask {
  Page page;
  friend bool operator==(const Ask&, const Ask&) = default;
};
struct Perform {
  Effect effect;
  friend bool operator==(const Perform&, const Perform&) = default;
};
struct Await {
  Wait wait;
  friend bool operator==(const Await&, const Await&) = default;
};
struct Ended {
  End end;
  friend bool operator==(const Ended&, const Ended&) = default;
};
// What happens next: one of four.
using Next = std::variant<Ask, Perform, Await, Ended>;

// A line is done or not, judged by facts alone. done and next are pure.
struct Line {
  Step step;
  int code; // constant, printed in help and read aloud; never reused
  Phase phase;
  int weight;  // of the progress bar, for the lines that write
  int seconds; // expected, shown beside the stage
  bool (*done)(const Facts&);
  Next (*next)(const Facts&);
};

// A service as one table of lines, from top to bottom.
struct Checklist {
  std::string_view service; // wire name
  char letter;              // R of R-07
  std::vector<Line> lines;

  [[nodiscard]] std::string code(const Line& line) const; // "R-07"
};

// The lines that apply to this application: of applying and the papers, those in the portal's template; of preparing
// and writing, all.
[[nodiscard]] std::vector<const Line*> applicableLines(const Checklist& checklist, const Facts& facts);

// Where we stand: the first line that is not done. No line where the service has ended or is not known yet; where all
// are done but the service has not ended, the last one, awaiting the portal.
struct Standing {
  const Line* line = nullptr;
  Next next;
};
[[nodiscard]] Standing standing(const Checklist& checklist, const Facts& facts);

// Done in this view: by its own facts, or because the portal has passed a milestone below it.
[[nodiscard]] bool isDone(const Checklist& checklist, const Line& line, const Facts& facts);
// A line closed by a milestone can be looked at, not changed. Where papers are owed, a page that the portal has opened
// again is not closed until it is done again.
[[nodiscard]] bool isClosed(const Checklist& checklist, const Line& line, const Facts& facts);

// Whether a line below the one where we stand has still to be gone through. Of papers and money nothing is known before
// they are asked for.
[[nodiscard]] bool isToCome(const Checklist& checklist, const Line& line, const Facts& facts);
// How many of those are below that line: the one count of steps, wherever it is told.
[[nodiscard]] int stepsToCome(const Checklist& checklist, const Line& line, const Facts& facts);

// Neither finished nor ended in another way.
[[nodiscard]] bool isOpen(const portal::Application& application);

// Of the lines that write, by their weights; 100 only when the portal has confirmed.
[[nodiscard]] int percent(const Checklist& checklist, const Facts& facts);

template <Page page>
Next ask(const Facts&) {
  return Ask{page};
}
template <Effect effect>
Next perform(const Facts&) {
  return Perform{effect};
}
template <Wait wait>
Next await(const Facts&) {
  return Await{wait};
}

// An application as it was observed; S-07 where its service or a line of its template is none that this client knows:
// what is passed over in silence here would be missed by the portal, for good.
[[nodiscard]] Result<portal::Application> understood(Result<portal::Application> observed);

// The services this client knows.
[[nodiscard]] const Checklist& recovery();
[[nodiscard]] const Checklist& renewal();
[[nodiscard]] const Checklist& unlock();
[[nodiscard]] const Checklist& firstCertificate();
[[nodiscard]] const Checklist* checklistFor(std::string_view service);

} // namespace certdesk::workflow
