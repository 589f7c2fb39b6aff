#pragma once
#include "app/portal/nouns.h"

#include <QString>

namespace certdesk::ui {

// That the old certificate is frozen, and who lifts it: nothing that is done in the wizard does.
[[nodiscard]] QString frozenText(const portal::Service& portal);

} // namespace certdesk::ui
