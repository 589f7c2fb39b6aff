// With a PostgreSQL of the tests' own alone: tests/support/postgresql.py tests_practice "[server]".
#include "tests/practice/portal/papers_visitor.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace practice_test;
namespace practice = certdesk::practice;
using certdesk::Secret;

namespace {

certdesk::Result<std::unique_ptr<practice::Environment>>
startAt(const std::filesystem::path& folder, const std::string& address, const std::string& password = {}) {
  practice::Options options;
  options.directory = folder;
  options.database = address;
  options.settings = Bench::prompt();
  if (!password.empty())
    options.databasePassword = [password] { return certdesk::Result<Secret>(Secret(std::string_view(password))); };
  return practice::Environment::start(std::move(options));
}

std::string refusal(const std::filesystem::path& folder, const std::string& address, const std::string& password = {}) {
  const auto environment = startAt(folder, address, password);
  REQUIRE_FALSE(environment);
  CHECK(environment.error().code == certdesk::ErrorCode::FileUnreadable);
  return environment.error().detail;
}

// The password of the role guarded, which the server asks for.
std::string guardedPassword() {
  REQUIRE(onServer());
  const auto line = readText(std::getenv("CERTDESK_POSTGRESQL_PASSFILE"));
  const auto from = line.rfind(':') + 1;
  return line.substr(from, line.find('\n') - from);
}
std::string guardedAddress(const std::string& database) {
  return std::string("postgresql://guarded@127.0.0.1:") + std::getenv("CERTDESK_POSTGRESQL_PORT") + "/" + database;
}

bool tells(const std::string& said, const char* words) { return said.find(words) != std::string::npos; }

} // namespace

TEST_CASE("A database of another program is left alone", "[.][server]") {
  const Folder folder;
  const auto address = freshDatabase(folder.path());
  query(folder.path(), "CREATE TABLE counter (id INTEGER); INSERT INTO counter VALUES (1)");
  const auto before = dump(folder.path());
  CHECK(tells(refusal(folder.path(), address), "another program"));
  CHECK((dump(folder.path()) == before));
}

TEST_CASE("A newer database is left alone", "[.][server]") {
  const Folder folder;
  furnishedCopy(folder.path());
  query(folder.path(), "UPDATE counter SET value = 99 WHERE name = 'schema'");
  const auto before = dump(folder.path());
  CHECK(tells(refusal(folder.path(), {}), "newer"));
  CHECK((dump(folder.path()) == before));
}

TEST_CASE("A database of another folder is left alone", "[.][server]") {
  const Folder first;
  furnishedCopy(first.path());
  const auto before = dump(first.path());
  const Folder second;
  const auto address = readText(first.path() / "database");
  CHECK(tells(refusal(second.path(), address.substr(0, address.find('\n'))), "not of this folder"));
  CHECK((dump(first.path()) == before));
  CHECK_FALSE(std::filesystem::exists(second.path() / "database"));
}

TEST_CASE("Two portals never share a database, and one that was killed hinders nobody", "[.][server]") {
  Bench bench;
  const Folder second;
  std::filesystem::copy(bench.folder() / "keys", second.path() / "keys");
  const auto address = readText(bench.folder() / "database");
  CHECK(tells(refusal(second.path(), address.substr(0, address.find('\n'))), "another practice portal"));
  CHECK(bench.visitor().get("/api/v1/certificates").status == 200);
}

TEST_CASE("A database that does not keep every letter is refused", "[.][server]") {
  const Folder folder;
  queryIn("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'");
  CHECK(tells(refusal(folder.path(), serverAddress("latin")), "UTF-8"));
  CHECK(queryIn("latin", "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'") == "0\n");
  queryIn("postgres", "DROP DATABASE latin");
}

TEST_CASE("A server that is not there, no such database, and no right to it are told in words", "[.][server]") {
  const Folder folder;
  CHECK(tells(refusal(folder.path(), "postgresql://certdesk@127.0.0.1:1/practice"), "cannot be reached"));
  CHECK(tells(refusal(folder.path(), serverAddress("not_there")), "not_there"));
  CHECK(tells(refusal(folder.path(), guardedAddress("postgres"), guardedPassword()), "the tables cannot be made"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "database"));
}

TEST_CASE("The server's password is handed over, and lies nowhere", "[.][server]") {
  const Folder folder;
  const auto password = guardedPassword();
  queryIn("postgres", "CREATE DATABASE of_guarded OWNER guarded");
  CHECK(tells(refusal(folder.path(), guardedAddress("of_guarded")), "cannot be reached"));
  const auto said = refusal(folder.path(), guardedAddress("of_guarded"), "a wrong one");
  CHECK(tells(said, "password"));
  CHECK_FALSE(tells(said, "a wrong one"));
  {
    const auto portal = startAt(folder.path(), guardedAddress("of_guarded"), password);
    REQUIRE(portal);
    CHECK(Visitor({(*portal)->portalUrl(), (*portal)->caFile()})
              .logIn(practice::practised::userName, practice::practised::password)
              .status == 201);
  }
  CHECK(readText(folder.path() / "database") == guardedAddress("of_guarded") + "\n");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
    if (entry.is_regular_file()) CHECK_FALSE(tells(readText(entry.path()), password.c_str()));
  queryIn("postgres", "DROP DATABASE of_guarded WITH (FORCE)");
}

TEST_CASE("When the server ends a connection the portal makes another one", "[.][server]") {
  Bench bench;
  auto visitor = bench.visitor();
  const std::string others =
      "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
      " AND datname = current_database()";
  REQUIRE(query(bench.folder(), others) == "1\n");
  CHECK(visitor.get("/api/v1/certificates").status == 200);
  const Folder second; // and has the database to itself again
  std::filesystem::copy(bench.folder() / "keys", second.path() / "keys");
  const auto address = readText(bench.folder() / "database");
  CHECK(tells(refusal(second.path(), address.substr(0, address.find('\n'))), "another practice portal"));
}
