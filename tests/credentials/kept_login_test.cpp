#include "app/core/platform.h"
#include "app/credentials/kept_login.h"
#include "app/credentials/memory_store.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <random>
#include <thread>
#include <vector>

using namespace certdesk;
using credentials::KeptLogin;
using credentials::MemoryStore;

namespace {

const std::string origin = "https://portal.example:443";

struct Place {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("kept-" + std::to_string(std::random_device()()));
  MemoryStore store;
  KeptLogin login{store, origin, folder / "login.lock"};
  ~Place() { std::filesystem::remove_all(folder); }
  std::string tokenOf(const std::string& user) {
    auto kept = store.read("refresh " + origin + " " + user);
    return kept && *kept ? std::string((*kept)->text()) : "nothing";
  }
};

Result<Secret> refuse(ErrorCode code) { return fail(code); }

} // namespace

TEST_CASE("whoever logged in last is kept, and of the one before nothing is left") {
  Place place;
  CHECK(place.login.user()->empty());
  REQUIRE(place.login.keep("zhang", Secret("one")));
  REQUIRE(place.login.keep("li", Secret("two")));
  CHECK(*place.login.user() == "li");
  CHECK(place.tokenOf("li") == "two");
  CHECK(place.tokenOf("zhang") == "nothing");
  REQUIRE(place.login.forget("zhang")); // somebody else's: nothing of it is here
  CHECK(*place.login.user() == "li");
  REQUIRE(place.login.forget("li"));
  CHECK(place.login.user()->empty());
  CHECK(place.tokenOf("li") == "nothing");
}

TEST_CASE("a portal at another origin has a kept login of its own") {
  Place place;
  REQUIRE(place.login.keep("zhang", Secret("one")));
  KeptLogin other(place.store, "https://portal.example:8443", place.folder / "login.lock");
  CHECK(other.user()->empty());
}

TEST_CASE("a token that is spent is replaced, one that is refused goes, and one nobody could check stays") {
  Place place;
  REQUIRE(place.login.keep("zhang", Secret("one")));
  auto taken = place.login.takeUp(
      "zhang", [](const Secret& token) -> Result<Secret> { return Secret(std::string(token.text()) + "+"); });
  REQUIRE(taken);
  CHECK(*taken);
  CHECK(place.tokenOf("zhang") == "one+");
  taken = place.login.takeUp("zhang", [](const Secret&) { return refuse(ErrorCode::PortalTimeout); });
  CHECK((**taken).error().code == ErrorCode::PortalTimeout);
  CHECK(place.tokenOf("zhang") == "one+");
  taken = place.login.takeUp("zhang", [](const Secret&) { return refuse(ErrorCode::LoginExpired); });
  CHECK(place.tokenOf("zhang") == "nothing");
  CHECK(place.login.user()->empty());
  taken = place.login.takeUp("zhang", [](const Secret&) { return refuse(ErrorCode::Internal); });
  CHECK_FALSE(*taken); // nothing to spend
}

TEST_CASE("several programs take turns: no token is spent twice") {
  Place place;
  REQUIRE(place.login.keep("zhang", Secret("")));
  std::atomic<int> inside{0}, together{0};
  std::vector<std::thread> programs;
  for (int i = 0; i < 8; ++i)
    programs.emplace_back([&] {
      KeptLogin mine(place.store, origin, place.folder / "login.lock");
      (void)mine.takeUp("zhang", [&](const Secret& token) -> Result<Secret> {
        if (++inside > 1) ++together;
        std::this_thread::yield();
        --inside;
        return Secret(std::string(token.text()) + "+");
      });
    });
  for (auto& program : programs)
    program.join();
  CHECK(together == 0);
  CHECK(place.tokenOf("zhang") == "++++++++");
}
