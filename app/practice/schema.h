#pragma once
#include "app/practice/database.h"

namespace certdesk::practice {

// Brings the tables to this program's version, one step after another. False where they are of a newer one.
[[nodiscard]] bool migrate(Database& database);

} // namespace certdesk::practice
