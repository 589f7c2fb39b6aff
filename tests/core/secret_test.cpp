#include "app/core/locked_pages.h"
#include "app/core/secret.h"
#include "tests/support/sanitizers.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <type_traits>
#include <unistd.h>

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

// In a process of its own: neither the limit nor the user comes back.
TEST_CASE("where the system locks no memory a secret is one all the same") {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const rlimit none{0, 0};
    bool good = setrlimit(RLIMIT_MEMLOCK, &none) == 0;
    if (getuid() == 0) good = good && setuid(65534) == 0; // root locks what it likes
    static char page[1];
    good = good && (certdesk::test::sanitized || mlock(page, sizeof page) != 0);
    Secret pin("12345678");
    const Secret moved = std::move(pin);
    good = good && moved.equals(Secret("12345678")) && moved.clone().text() == "12345678";
    _exit(good ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
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
