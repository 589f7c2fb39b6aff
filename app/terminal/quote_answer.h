#pragma once
#include "app/core/result.h"
#include "app/portal/nouns.h"
#include "app/workflow/answer.h"

#include <cstdint>
#include <optional>

namespace certdesk::terminal {

// Money is agreed to by its amount, and where years are on offer by their number: a script that meets another price
// stops. K-06 says what the portal asks for.
[[nodiscard]] Result<workflow::Answer> confirmQuote(const portal::Application& application,
                                                    std::optional<std::int64_t> fen, std::optional<int> years);

} // namespace certdesk::terminal
