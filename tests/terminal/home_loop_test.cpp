#include "app/terminal/home_loop.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace certdesk::terminal;

TEST_CASE("of what was seen while the loop stood only the newest is run, once, and after what was posted") {
  HomeLoop loop;
  std::vector<std::string> ran;
  for (int i = 0; i < 1000; ++i)
    loop.postNewest([&ran, i] { ran.push_back("seen " + std::to_string(i)); });
  loop.post([&] { ran.emplace_back("posted"); });
  int asked = 0;
  CHECK_FALSE(loop.run([&] { return ++asked > 3; }));
  CHECK(ran == std::vector<std::string>{"posted", "seen 999"});
  loop.postNewest([&] {
    ran.emplace_back("another");
    loop.over();
  });
  CHECK(loop.run([] { return false; }));
  CHECK(ran.back() == "another");
}
