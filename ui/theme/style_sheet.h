#pragma once
#include "ui/theme/theme.h"

#include <QString>

namespace certdesk::ui {

// The application's one style sheet, generated from the theme: fields, lists, scroll bars, menus, tool tips.
[[nodiscard]] QString styleSheet(const Theme& theme);

} // namespace certdesk::ui
