#pragma once
#include "app/workflow/step.h"

#include <QString>
#include <string_view>

namespace certdesk::ui {

// The names of lines, phases and waits, as the sidebar, the stages and the terminal show them.
[[nodiscard]] QString stepTitle(workflow::Step step);
[[nodiscard]] QString phaseTitle(workflow::Phase phase);
// "Key recovery", and short beside a step code: "Recovery R-04".
[[nodiscard]] QString serviceTitle(std::string_view service);
[[nodiscard]] QString serviceShortTitle(std::string_view service);
[[nodiscard]] QString waitText(workflow::Wait wait);

} // namespace certdesk::ui
