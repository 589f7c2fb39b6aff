#pragma once
#include "app/portal/nouns.h"

#include <string>

namespace certdesk::test {

// The text of a receipt that fits a completed application, as a portal would sign it.
[[nodiscard]] std::string receiptTextFor(const portal::Application& application);

} // namespace certdesk::test
