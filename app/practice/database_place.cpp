#include "app/practice/database_place.h"

#include "app/core/text.h"
#include "app/practice/files.h"

namespace certdesk::practice {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longestPlace = 4096;
constexpr const char* placeFile = "database";

// Each commit reaches the disk, and what is deleted is gone.
constexpr const char* sqliteGreeting[] = {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                                          "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON"};
constexpr Dialect sqlite{"QSQLITE", "Qt's SQLite driver is missing (libqt6sql6-sqlite)",
                         "SELECT name FROM sqlite_master WHERE type = 'table'", sqliteGreeting,
                         "SELECT '' AS trouble"}; // the folder's lock sees to it

// Each commit reaches the disk; somebody who looks into the tables and forgets to end cannot stop the portal for ever.
constexpr const char* postgresqlGreeting[] = {"SET client_min_messages TO warning", "SET synchronous_commit TO on",
                                              "SET lock_timeout TO '10s'"};
// The lock is the connection's: it goes with the portal, however that ends.
constexpr Dialect postgresql{
    "QPSQL", "Qt's PostgreSQL driver is missing (libqt6sql6-psql)",
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()", postgresqlGreeting,
    "SELECT CASE WHEN current_schema() IS NULL THEN 'it has no schema for this user'"
    " WHEN getdatabaseencoding() <> 'UTF8' THEN 'it does not keep UTF-8'"
    " WHEN NOT pg_try_advisory_lock(1129600107, 1) THEN 'another practice portal works with it'"
    " ELSE '' END AS trouble"};

Result<std::string> remembered(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(folder / placeFile, ignored)) return std::string();
  const auto content = readFile(folder / placeFile, longestPlace);
  if (!content) return failed(content);
  std::string text(content->begin(), content->end());
  text.erase(text.find_last_not_of(" \r\n") + 1);
  return text;
}

std::string option(const char* name, const std::string& value) { return std::string(name) + "='" + value + "'"; }

} // namespace

Result<DatabasePlace> databasePlaceOf(const fs::path& folder, const std::string& address) {
  const auto last = remembered(folder);
  if (!last) return failed(last);
  const auto file = folder / "portal.db";
  if (address.empty() && last->empty()) return DatabasePlace{file, {}, {}};
  auto server = databaseAddressFrom(address.empty() ? *last : address);
  if (!server) return failed(server);
  std::error_code ignored;
  if (last->empty() && fs::exists(file, ignored))
    return fail(ErrorCode::FileUnreadable, "this folder has a database of its own, portal.db; take an empty folder");
  if (!last->empty()) {
    const auto known = databaseAddressFrom(*last);
    if (!known) return failed(known);
    if (server->text() != known->text())
      return fail(ErrorCode::FileUnreadable, "this folder belongs to another database: " + known->text());
  }
  return DatabasePlace{{}, std::move(*server), {}};
}

Outcome rememberPlace(const fs::path& folder, const DatabasePlace& place) {
  if (!place.server) return {};
  const auto text = place.server->text() + '\n';
  return replaceFile(folder / placeFile, viewOf(text));
}

const Dialect& dialectOf(const DatabasePlace& place) { return place.server ? postgresql : sqlite; }

QSqlDatabase describe(const DatabasePlace& place, const QString& connection) {
  auto database = QSqlDatabase::addDatabase(QString::fromLatin1(dialectOf(place).driver), connection);
  if (!place.server) {
    database.setDatabaseName(QString::fromStdU16String(place.file.u16string()));
    return database;
  }
  const auto& server = *place.server;
  database.setHostName(QString::fromStdString(server.host));
  if (server.port != 0) database.setPort(server.port);
  database.setUserName(QString::fromStdString(server.user));
  database.setDatabaseName(QString::fromStdString(server.name));
  if (!place.password.empty()) database.setPassword(QString::fromStdString(std::string(place.password.text())));
  auto options = option("connect_timeout", "10");
  if (server.elsewhere()) options += ";" + option("sslmode", "verify-full");
  if (!server.rootCertificate.empty()) options += ";" + option("sslrootcert", server.rootCertificate);
  if (!server.service.empty()) options += ";" + option("service", server.service);
  database.setConnectOptions(QString::fromStdString(options));
  return database;
}

} // namespace certdesk::practice
