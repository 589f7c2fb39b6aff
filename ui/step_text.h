#pragma once
#include "app/workflow/step.h"

#include <QString>

namespace certdesk::ui {

// The names of lines, phases and waits, as the sidebar, the stages and the terminal show them.
[[nodiscard]] QString stepTitle(workflow::Step step);
[[nodiscard]] QString phaseTitle(workflow::Phase phase);
[[nodiscard]] QString waitText(workflow::Wait wait);

} // namespace certdesk::ui
