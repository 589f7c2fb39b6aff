#pragma once
#include <filesystem>
#include <string>
#include <vector>

// Where the portals of these tests keep what they know: SQLite in their folder, or, with CERTDESK_POSTGRESQL set
// (tests/support/postgresql.py), a database of their own on that server.
namespace practice_test {

[[nodiscard]] bool onServer();
// The address of that name's database on the test's server; by the socket, without a password.
[[nodiscard]] std::string serverAddress(const std::string& database);
// What a new portal in the folder is told: an empty database's address, made for it; nothing for SQLite.
[[nodiscard]] std::string freshDatabase(const std::filesystem::path& folder);
// A copy of one folder's database for another.
void copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to);
// Those of the folder and of all below it.
void dropDatabases(const std::filesystem::path& folder);

// What the database's own program answers: a line a row, columns by |.
std::string query(const std::filesystem::path& folder, const std::string& sql);
std::string queryIn(const std::string& database, const std::string& sql); // on the server
// All tables as INSERT INTO statements.
[[nodiscard]] std::string dump(const std::filesystem::path& folder);

} // namespace practice_test
