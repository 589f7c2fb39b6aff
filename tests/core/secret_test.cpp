#include "app/core/secret.h"

#include <catch2/catch.hpp>
#include <type_traits>

using certdesk::Secret;

TEST_CASE("a secret cannot be copied by accident, and a moved one is empty") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Secret>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Secret, std::string>);
  Secret pin("12345678");
  const Secret taken = std::move(pin);
  CHECK(taken.text() == "12345678");
  CHECK(pin.empty()); // NOLINT(bugprone-use-after-move): this is what is tested
}

TEST_CASE("secrets are equal by content and length") {
  CHECK(Secret("abc").equals(Secret("abc")));
  CHECK_FALSE(Secret("abc").equals(Secret("abd")));
  CHECK_FALSE(Secret("abc").equals(Secret("abcd")));
}
