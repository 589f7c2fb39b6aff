#pragma once
#include "ui/pages/wizard_page.h"

#include <memory>

namespace certdesk::ui {

// The page of a screen: the one place that knows all of them.
[[nodiscard]] std::unique_ptr<WizardPage> makePage(const Screen& screen, WizardModel& model);

} // namespace certdesk::ui
