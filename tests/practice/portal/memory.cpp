#include "tests/practice/portal/memory.h"

#include "tests/practice/portal/bench.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>

namespace practice_test {

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name) {
  const auto* const value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

std::string nameFor(const fs::path& folder) {
  auto name = folder.string();
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return "p" + name;
}

std::vector<std::string> connection(const std::string& database) {
  return {"-h",    variable("CERTDESK_POSTGRESQL"), "-p", variable("CERTDESK_POSTGRESQL_PORT"), "-U", "certdesk", "-d",
          database};
}

} // namespace

bool onServer() { return !variable("CERTDESK_POSTGRESQL").empty(); }

std::string serverAddress(const std::string& database) {
  return "postgresql://certdesk@:" + variable("CERTDESK_POSTGRESQL_PORT") + "/" + database +
         "?host=" + variable("CERTDESK_POSTGRESQL");
}

std::string queryIn(const std::string& database, const std::string& sql) {
  auto arguments = connection(database);
  arguments.insert(arguments.end(), {"-XqAt", "-c", sql});
  return run("psql", arguments);
}

std::string freshDatabase(const fs::path& folder) {
  if (!onServer()) return {};
  queryIn("postgres", "CREATE DATABASE " + nameFor(folder));
  return serverAddress(nameFor(folder));
}

void copyDatabase(const fs::path& from, const fs::path& to) {
  if (!onServer()) return; // it lies in the folder
  queryIn("postgres", "CREATE DATABASE " + nameFor(to) + " TEMPLATE " + nameFor(from));
  const auto address = serverAddress(nameFor(to)) + "\n";
  writeFile(to / "database", certdesk::viewOf(address));
}

void dropDatabases(const fs::path& folder) {
  // After the last test nobody can be told of a failure; the server goes too.
  if (!onServer() || Catch::getCurrentContext().getResultCapture() == nullptr) return;
  std::istringstream names(queryIn("postgres", "SELECT datname FROM pg_database"));
  for (std::string name; std::getline(names, name);)
    if (name.starts_with(nameFor(folder))) queryIn("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
}

std::string query(const fs::path& folder, const std::string& sql) {
  return onServer() ? queryIn(nameFor(folder), sql) : run("sqlite3", {(folder / "portal.db").string(), sql});
}

std::string dump(const fs::path& folder) {
  if (!onServer()) return run("sqlite3", {(folder / "portal.db").string(), ".dump"});
  auto arguments = connection(nameFor(folder));
  arguments.insert(arguments.end(), {"--inserts"});
  std::istringstream lines(run("pg_dump", arguments));
  const std::string schema = "public.";
  std::string tables;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('\\')) continue; // a random word for psql
    for (auto at = line.find(schema); at != std::string::npos; at = line.find(schema, at))
      line.erase(at, schema.size());
    tables += line + '\n';
  }
  return tables;
}

} // namespace practice_test
