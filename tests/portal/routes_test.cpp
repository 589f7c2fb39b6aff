#include "app/portal/routes.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>

using namespace certdesk::portal;

namespace {

// "GET /path" of everything in the description: paths stand two, methods four columns in.
std::set<std::string> described() {
  std::ifstream file(CERTDESK_PORTAL_API);
  REQUIRE(file);
  std::set<std::string> found;
  std::string path;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("  /")) path = line.substr(2, line.find(':') - 2);
    for (const auto* method : {"GET", "PUT", "POST", "DELETE"}) {
      std::string start = "    ";
      for (const char* c = method; *c != '\0'; ++c)
        start.push_back(static_cast<char>(*c + ('a' - 'A')));
      if (line == start + ":") found.insert(std::string(method) + " " + path);
    }
  }
  return found;
}

} // namespace

TEST_CASE("the description names every route, and no other") {
  std::set<std::string> known;
  for (const auto& entry : allRoutes()) {
    CHECK(entryOf(entry.route).path == entry.path);
    known.insert(std::string(entry.method) + " " + std::string(entry.path));
  }
  CHECK(known.size() == allRoutes().size());
  CHECK(described() == known);
}

TEST_CASE("the variable part of a path cannot lead elsewhere") {
  CHECK(pathOf(Route::Service) == "/api/v1/service");
  CHECK(pathOf(Route::Reason, "20260302000000000001") == "/api/v1/applications/20260302000000000001/reason");
  CHECK(pathOf(Route::Application, "../x?y#z%\r\n") == "/api/v1/applications/..%2fx%3fy%23z%25%0d%0a");
  CHECK(pathOf(Route::EstServerKey, encryptionLabel(2)) == "/.well-known/est/enc-2/serverkeygen");
}

TEST_CASE("each generation of an encryption pair has one label") {
  for (const int generation : {0, 1, 9, 10, 99})
    CHECK(generationFrom(encryptionLabel(generation)) == generation);
  for (const auto* other :
       {"", "sign", "enc-", "enc-0", "enc-01", "enc-1x", "enc--1", "enc-100", "enc 1", "enc-99999999999"})
    CHECK_FALSE(generationFrom(other));
}
