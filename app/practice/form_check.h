#pragma once
#include "app/portal/nouns.h"
#include "app/practice/refusal.h"

namespace certdesk::practice {

// What was sent against the form as it was offered: its values in the form's order, with read-only ones as prefilled
// and optional ones that were left out empty. F-01 with the field's id.
[[nodiscard]] Reply<std::vector<portal::FieldValue>> checkedValues(const portal::Form& form,
                                                                   const std::vector<portal::FieldValue>& sent);

} // namespace certdesk::practice
