#include "app/practice/store.h"
#include "tests/practice/portal/bench.h"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace practice_test;
namespace practice = certdesk::practice;

TEST_CASE("A library that throws in the middle of a visit costs that visit, and the portal goes on") {
  const Bench bench; // for its application object
  const Folder folder;
  auto store = practice::Store::open({folder.path() / "store.db", {}, {}});
  REQUIRE(store);
  const auto thrown = (*store)->transact([](practice::Database& database) -> bool {
    database.next("counted");
    throw std::out_of_range("a library's");
  });
  REQUIRE_FALSE(thrown);
  CHECK(thrown.error().code == certdesk::ErrorCode::Internal);
  const auto after = (*store)->transact([](practice::Database& database) { return database.next("counted"); });
  REQUIRE(after);
  CHECK(*after == 1); // nothing of it was kept
}
