#include "app/workflow/checklist.h"

#include "app/portal/portal.h"
#include "app/workflow/owed.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace certdesk::workflow {

namespace {

using portal::Stage;

std::optional<End> endOf(Stage stage) {
  switch (stage) {
  case Stage::Completed:
    return End::Completed;
  case Stage::Refused:
    return End::Refused;
  case Stage::Cancelled:
    return End::Cancelled;
  case Stage::Expired:
    return End::Expired;
  case Stage::Draft:
  case Stage::UnderReview:
  case Stage::SentBack:
  case Stage::Approved:
  case Stage::Papers:
    return std::nullopt;
  }
  return std::nullopt;
}

std::size_t placeOf(const Checklist& checklist, Step step) {
  const auto& lines = checklist.lines;
  return static_cast<std::size_t>(
      std::find_if(lines.begin(), lines.end(), [step](const auto& line) { return line.step == step; }) - lines.begin());
}

// What makes the keys and proves them is this client's own duty: no portal talks it out of that.
bool mayBeLeftOut(Phase phase) { return phase == Phase::Apply || phase == Phase::Papers; }

bool isListed(Step step, const portal::Application& application) {
  const auto& names = application.lines;
  return std::find(names.begin(), names.end(), wireName(step)) != names.end();
}

// What was submitted and is open again, or still: by the portal's word, and only until it is done.
bool isReopened(const Line& line, const Facts& facts) {
  // The form may have to be printed again for the sake of its scan.
  if (line.step == Step::AcceptanceForm) return !isComplete(*facts.application, portal::MaterialRole::Paper);
  constexpr std::array reopenable = {Step::ExtensionItems, Step::ExtensionInfo, Step::Materials, Step::Payment,
                                     Step::Voucher};
  return std::find(reopenable.begin(), reopenable.end(), line.step) != reopenable.end() && !line.done(facts);
}

bool isAftercare(const Checklist& checklist, const Line& line) {
  return placeOf(checklist, line.step) > placeOf(checklist, Step::Confirmed);
}

} // namespace

std::string Checklist::code(const Line& line) const {
  char text[16];
  std::snprintf(text, sizeof text, "%c-%02d", letter, line.code);
  return text;
}

std::vector<const Line*> applicableLines(const Checklist& checklist, const Facts& facts) {
  std::vector<const Line*> lines;
  for (const auto& line : checklist.lines) {
    // Only where the UKEY is unlocked so, whatever is listed.
    if (line.step == Step::UnlockCode && !mayUnlockByTelephone(facts)) continue;
    // Before the portal has said anything every line may apply.
    if (!facts.application.known() || !mayBeLeftOut(line.phase) || isListed(line.step, *facts.application))
      lines.push_back(&line);
  }
  return lines;
}

bool isClosed(const Checklist& checklist, const Line& line, const Facts& facts) {
  if (!facts.application.known()) return false;
  const auto& application = *facts.application;
  // A milestone closes all lines down to its own. The place counts, not the step's number: steps are only appended.
  const auto isAbove = [&](Step milestone) {
    return line.step != milestone && placeOf(checklist, line.step) < placeOf(checklist, milestone);
  };
  const auto isDownTo = [&](Step milestone) { return line.step == milestone || isAbove(milestone); };
  switch (application.stage) {
  case Stage::Draft:
    return false;
  case Stage::SentBack:
    // Who owes papers mends what was remarked on, and nothing is submitted again; all others submit anew.
    return isListed(Step::Materials, application) && isAbove(Step::Review) && !isReopened(line, facts);
  case Stage::Papers:
    return isDownTo(Step::Submit) && !isReopened(line, facts);
  case Stage::UnderReview:
    return isAbove(Step::Review);
  case Stage::Approved:
    return isDownTo(Step::Review);
  case Stage::Completed:
    return !isAftercare(checklist, line);
  case Stage::Refused:
  case Stage::Cancelled:
  case Stage::Expired:
    return isDownTo(Step::Submit);
  }
  return false;
}

bool isOpen(const portal::Application& application) { return !endOf(application.stage); }

bool isDone(const Checklist& checklist, const Line& line, const Facts& facts) {
  return facts.application.known() && (isClosed(checklist, line, facts) || line.done(facts));
}

bool isToCome(const Checklist& checklist, const Line& line, const Facts& facts) {
  if (!facts.application.known()) return true;
  const bool unasked = line.phase == Phase::Papers && facts.application->stage == Stage::Draft;
  return unasked || !isDone(checklist, line, facts);
}

int stepsToCome(const Checklist& checklist, const Line& line, const Facts& facts) {
  const auto lines = applicableLines(checklist, facts);
  auto at = std::find(lines.begin(), lines.end(), &line);
  if (at != lines.end()) ++at;
  return static_cast<int>(
      std::count_if(at, lines.end(), [&](const auto* below) { return isToCome(checklist, *below, facts); }));
}

Standing standing(const Checklist& checklist, const Facts& facts) {
  if (!facts.application.known()) return {nullptr, Perform{Effect::FetchApplication}};
  if (const auto end = endOf(facts.application->stage)) {
    // What is tidied up once the new set is confirmed; a service has ended all the same.
    for (const auto& line : checklist.lines)
      if (*end == End::Completed && isAftercare(checklist, line) && !line.done(facts)) return {&line, line.next(facts)};
    return {nullptr, Ended{*end}};
  }
  const auto lines = applicableLines(checklist, facts);
  for (const auto* line : lines)
    if (!isDone(checklist, *line, facts)) return {line, line->next(facts)};
  // Every line is done but the portal has not closed the application: it acts next.
  return {lines.empty() ? &checklist.lines.back() : lines.back(), Await{Wait::Review}};
}

int percent(const Checklist& checklist, const Facts& facts) {
  int total = 0;
  int reached = 0;
  bool open = false;
  for (const auto* line : applicableLines(checklist, facts)) {
    if (line->phase != Phase::Write) continue;
    total += line->weight;
    open = open || !isDone(checklist, *line, facts);
    if (!open) reached += line->weight;
  }
  return total == 0 ? 0 : 100 * reached / total;
}

Result<portal::Application> understood(Result<portal::Application> observed) {
  if (!observed) return observed;
  const auto* checklist = checklistFor(observed->service);
  if (checklist == nullptr) return portal::tooOldForIt("service " + observed->service);
  for (const auto& name : observed->lines) {
    const auto step = stepFromWire(name);
    if (!step || placeOf(*checklist, *step) == checklist->lines.size()) return portal::tooOldForIt("line " + name);
  }
  return observed;
}

const Checklist* checklistFor(std::string_view service) {
  for (const auto* checklist : {&recovery(), &renewal(), &unlock(), &firstCertificate()})
    if (checklist->service == service) return checklist;
  return nullptr;
}

} // namespace certdesk::workflow
