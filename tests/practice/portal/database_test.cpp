#include "app/practice/database_place.h"
#include "tests/practice/portal/bench.h"

#include <catch2/catch.hpp>

using namespace practice_test;
using certdesk::practice::databaseAddressFrom;
using certdesk::practice::databasePlaceOf;

namespace {
std::string refusal(const std::string& address) {
  const auto read = databaseAddressFrom(address);
  INFO(address);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == certdesk::ErrorCode::FileUnreadable);
  return read.error().detail;
}
} // namespace

TEST_CASE("A database address names host, user and database, and is kept one way") {
  const auto address = databaseAddressFrom("postgres://trainer@db.example:5433/practice?sslrootcert=/etc/ca.pem");
  REQUIRE(address);
  CHECK(address->host == "db.example");
  CHECK(address->port == 5433);
  CHECK(address->user == "trainer");
  CHECK(address->name == "practice");
  CHECK(address->rootCertificate == "/etc/ca.pem");
  CHECK(address->text() == "postgresql://trainer@db.example:5433/practice?sslrootcert=/etc/ca.pem");
  const auto socket = databaseAddressFrom("postgresql:///practice?host=/run/postgresql");
  REQUIRE(socket);
  CHECK(socket->host == "/run/postgresql");
  CHECK(databaseAddressFrom(socket->text())->text() == socket->text());
  const auto service = databaseAddressFrom("postgresql:///?service=training");
  REQUIRE(service);
  CHECK(databaseAddressFrom(service->text())->service == "training");
}

TEST_CASE("Another computer's database is known by its certificate") {
  const auto elsewhere = [](const char* address) { return databaseAddressFrom(address)->elsewhere(); };
  for (const auto* address :
       {"postgresql://db.example/p", "postgresql://192.0.2.7/p", "postgresql://127.evil.example/p"})
    CHECK(elsewhere(address));
  for (const auto* address : {"postgresql://localhost/p", "postgresql://127.0.0.1/p", "postgresql://[::1]/p",
                              "postgresql:///p", "postgresql:///p?host=/run/postgresql"})
    CHECK_FALSE(elsewhere(address));
  const auto place = certdesk::practice::DatabasePlace{{}, *databaseAddressFrom("postgresql://db.example/p"), {}};
  CHECK(certdesk::practice::describe(place, QStringLiteral("elsewhere"))
            .connectOptions()
            .contains(QLatin1String("sslmode='verify-full'")));
  QSqlDatabase::removeDatabase(QStringLiteral("elsewhere"));
}

TEST_CASE("What is no address of a server is refused, also where it could be read as a name") {
  for (const auto* address :
       {"postgresql:trainer:geheim@db.example", "postgresql:/trainer:geheim@db.example",
        "postgresql://db.example/a%3Ageheim%40b",
        "postgresql://db.example:5433/p?sslrootcert=/etc/a%40b.pem", "postgresql://u@/p?host=no/[host",
        "postgresql:practice"})
    CHECK(refusal(address).find("geheim") == std::string::npos);
  const auto at = databaseAddressFrom("postgresql://trainer%40db.example@db.example:5433/practice");
  REQUIRE(at);
  CHECK(at->user == "trainer@db.example");
  CHECK(databaseAddressFrom(at->text())->user == at->user);
}

TEST_CASE("A password in a database address is refused, and never repeated") {
  for (const auto* address :
       {"postgresql://trainer:geheim@db.example/practice", "postgresql://:geheim@/practice",
        "postgresql://trainer:ge/heim#@db.example/practice", "postgresql://trainer:@db.example/practice",
        "postgresql://db.example/practice?password=geheim", "postgresql://db.example/practice?user=x&password=geheim",
        "mysql://trainer:geheim@db.example/practice"}) {
    const auto said = refusal(address);
    CHECK(said.find("password") != std::string::npos);
    CHECK(said.find("PGPASSFILE") != std::string::npos);
    CHECK(said.find("geheim") == std::string::npos);
  }
}

TEST_CASE("What is no database address is refused in words") {
  for (const auto* address :
       {"", "portal.db", "mysql://db.example/practice", "postgresql://db example/practice",
        "postgresql://db.example/a/b", "postgresql://db.example:99999/practice", "postgresql://db.example/practice#x"})
    CHECK(refusal(address).find("is not like postgresql://") != std::string::npos);
  CHECK(refusal("postgresql://db.example/" + std::string(2000, 'x')).find("is not like") != std::string::npos);
  CHECK(refusal("postgresql://db.example").find("no database") != std::string::npos);
  CHECK(refusal("postgresql://db.example/").find("no database") != std::string::npos);
  for (const auto* option : {"sslmode=disable", "options=-c%20x", "host=/a&host=/b", "service=", "passfile=/x"})
    CHECK(refusal("postgresql:///p?" + std::string(option)).find("no options but") != std::string::npos);
  CHECK(refusal("postgresql://db.example/p?host=/a").find("no options but") != std::string::npos); // two hosts
  CHECK(refusal("postgresql:///p?host=/a';password='x").find("is not taken") != std::string::npos);
}

TEST_CASE("A folder stays with its database") {
  const Folder folder;
  const std::string here = "postgresql://trainer@127.0.0.1/practice";
  const auto place = databasePlaceOf(folder.path(), here);
  REQUIRE((place && place->server));
  REQUIRE(rememberPlace(folder.path(), *place));
  const auto later = databasePlaceOf(folder.path(), {});
  REQUIRE((later && later->server));
  CHECK(later->server->text() == here);
  CHECK(databasePlaceOf(folder.path(), here));
  const auto other = databasePlaceOf(folder.path(), "postgresql://trainer@127.0.0.1/other");
  REQUIRE_FALSE(other);
  CHECK(other.error().detail.find(here) != std::string::npos);
  writeFile(folder.path() / "database", certdesk::viewOf("postgresql://trainer:geheim@127.0.0.1/practice\n"));
  const auto edited = databasePlaceOf(folder.path(), {});
  REQUIRE_FALSE(edited);
  CHECK(edited.error().detail.find("geheim") == std::string::npos);

  const Folder own;
  CHECK_FALSE(databasePlaceOf(own.path(), {})->server);
  writeFile(own.path() / "portal.db", certdesk::viewOf("x"));
  const auto refused = databasePlaceOf(own.path(), here);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("portal.db") != std::string::npos);
}

TEST_CASE("A SQLite file of another program is left alone") {
  const Folder folder;
  const auto file = folder.path() / "portal.db";
  run("sqlite3",
      {file.string(), "CREATE TABLE counter (name TEXT, value INTEGER); INSERT INTO counter VALUES ('x', 1)"});
  const auto before = readText(file);
  certdesk::practice::Options options;
  options.directory = folder.path();
  const auto environment = certdesk::practice::Environment::start(options);
  REQUIRE_FALSE(environment);
  CHECK(environment.error().detail.find("another program") != std::string::npos);
  CHECK(readText(file) == before);
}
