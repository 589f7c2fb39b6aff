#pragma once
#include "app/core/secret.h"
#include "app/practice/database_address.h"

#include <QSqlDatabase>
#include <filesystem>
#include <optional>
#include <span>

namespace certdesk::practice {

// Where a portal's memory lies: a file, or a database of a PostgreSQL server.
struct DatabasePlace {
  std::filesystem::path file; // SQLite, where there is no server
  std::optional<DatabaseAddress> server;
  Secret password; // of the server's user; empty: libpq looks for one by itself
};

// The place of a portal's folder: what the address says, where it says nothing the place of last time, and at first
// portal.db in the folder. K-02 for an address that cannot be read, and where the folder has another database already.
[[nodiscard]] Result<DatabasePlace> databasePlaceOf(const std::filesystem::path& folder, const std::string& address);
// A folder and its database belong together from then on.
[[nodiscard]] Outcome rememberPlace(const std::filesystem::path& folder, const DatabasePlace& place);

// All in which the two differ; the portal's own SQL is the same.
struct Dialect {
  const char* driver;
  const char* missing;                   // in words, where Qt has no such driver
  const char* tables;                    // a column "name": the tables that lie where ours would
  std::span<const char* const> greeting; // said to each new connection
  const char* alone;                     // a column "trouble": in words what is against this portal working here
};
[[nodiscard]] const Dialect& dialectOf(const DatabasePlace& place);
// A connection of that name that is not open yet.
QSqlDatabase describe(const DatabasePlace& place, const QString& connection);

} // namespace certdesk::practice
