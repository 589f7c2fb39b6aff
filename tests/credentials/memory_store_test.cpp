#include "app/credentials/memory_store.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using credentials::MemoryStore;

TEST_CASE("memory keeps entries apart, gives copies and forgets what is removed") {
  MemoryStore store;
  CHECK_FALSE(store.lasting());
  REQUIRE(store.write("a", Secret("1")));
  REQUIRE(store.write("b", Secret("2")));
  REQUIRE(store.write("a", Secret("3")));
  CHECK((*store.read("a"))->text() == "3");
  CHECK((*store.read("a"))->text() == "3"); // reading takes nothing away
  CHECK((*store.read("b"))->text() == "2");
  REQUIRE(store.remove("a"));
  REQUIRE(store.remove("a"));
  CHECK_FALSE(*store.read("a"));
  CHECK(*store.read("b"));
}
