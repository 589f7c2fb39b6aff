#include "app/house.h"

#include <catch2/catch.hpp>

using namespace certdesk;

TEST_CASE("a portal without the CA's certificates is refused at the start, whoever judges its TLS") {
  for (const bool bySystem : {false, true}) {
    Target target;
    target.portal = "https://portal.example";
    target.tlsBySystem = bySystem;
    const auto house = House::build(target, "en");
    REQUIRE_FALSE(house);
    CHECK(house.error().code == ErrorCode::FileMalformed);
  }
  CHECK(House::build(Target(), "en")); // no portal, as where only UKEYs are looked at
}
