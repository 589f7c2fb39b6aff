#pragma once
#include "app/practice/database.h"

namespace certdesk::practice {

// Whose tables there are. tables: the statement whose column "name" tells them. Only looks.
enum class Standing { Empty, Ours, Newer, Foreign };
[[nodiscard]] Standing standingOf(Database& database, const char* tables);

// Brings the tables to this program's version, one step after another, from Empty or Ours.
void migrate(Database& database);

} // namespace certdesk::practice
