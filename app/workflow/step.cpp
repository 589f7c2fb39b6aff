#include "app/workflow/step.h"

#include <array>
#include <utility>

namespace certdesk::workflow {

namespace {
#define CERTDESK_STEP(name, wire) std::pair<Step, std::string_view>{Step::name, wire},
constexpr std::array names = {CERTDESK_STEPS(CERTDESK_STEP)};
#undef CERTDESK_STEP
} // namespace

std::string_view wireName(Step step) { return names.at(static_cast<std::size_t>(step)).second; }

std::optional<Step> stepFromWire(std::string_view name) {
  for (const auto& [step, wire] : names)
    if (wire == name) return step;
  return std::nullopt;
}

} // namespace certdesk::workflow
