#include "app/workflow/checklist.h"

#include <algorithm>
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
    return std::nullopt;
  }
  return std::nullopt;
}

bool submitted(Stage stage) { return stage != Stage::Draft && stage != Stage::SentBack; }
bool approved(Stage stage) { return stage == Stage::Approved || stage == Stage::Completed; }

} // namespace

std::string Checklist::code(const Line& line) const {
  char text[16];
  std::snprintf(text, sizeof text, "%c-%02d", letter, line.code);
  return text;
}

std::vector<const Line*> applicableLines(const Checklist& checklist, const Facts& facts) {
  std::vector<const Line*> lines;
  for (const auto& line : checklist.lines) {
    // Before the portal has said anything every line may apply.
    const bool applies =
        !facts.application.known() || std::find(facts.application->lines.begin(), facts.application->lines.end(),
                                                wireName(line.step)) != facts.application->lines.end();
    if (applies) lines.push_back(&line);
  }
  return lines;
}

bool isClosed(const Line& line, const Facts& facts) {
  if (!facts.application.known()) return false;
  const auto stage = facts.application->stage;
  if (stage == Stage::Completed) return true;
  // Steps are in the order of the work, so a milestone closes all steps up to its own.
  if (approved(stage)) return line.step <= Step::Review;
  return submitted(stage) && line.step <= Step::Submit;
}

bool isDone(const Checklist&, const Line& line, const Facts& facts) {
  return isClosed(line, facts) || line.done(facts);
}

Standing standing(const Checklist& checklist, const Facts& facts) {
  if (!facts.application.known()) return {nullptr, Perform{Effect::FetchApplication}};
  if (const auto end = endOf(facts.application->stage)) return {nullptr, Ended{*end}};
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

const Checklist* checklistFor(std::string_view service) {
  return recovery().service == service ? &recovery() : nullptr;
}

} // namespace certdesk::workflow
