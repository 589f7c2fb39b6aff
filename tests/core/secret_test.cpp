#include "app/core/locked_pages.h"
#include "app/core/secret.h"

#include <catch2/catch.hpp>
#include <set>
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

TEST_CASE("a page stays locked until the last secret on it has gone") {
  static std::set<void*> locked;
  certdesk::LockedPages pages(
      4096, [](void* page, std::size_t) noexcept { locked.insert(page); },
      [](void* page, std::size_t) noexcept { locked.erase(page); });
  const auto* memory = reinterpret_cast<const char*>(std::uintptr_t{0x10000});
  pages.enter(memory + 100, 8);
  pages.enter(memory + 200, 8);
  pages.enter(memory + 4090, 12); // and the next page
  CHECK(locked.size() == 2);
  pages.leave(memory + 100, 8);
  pages.leave(memory + 4090, 12);
  CHECK(locked.size() == 1);
  pages.leave(memory + 200, 8);
  CHECK(locked.empty());
}
