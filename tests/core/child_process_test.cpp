#include "app/core/child_process.h"

#include "app/core/platform.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fcntl.h>
#include <string>

using namespace certdesk;
using namespace std::chrono_literals;
using platform::ChildProcess;

namespace {

ChildProcess shell(const std::string& script, std::vector<std::pair<std::string, std::string>> environment = {}) {
  auto child = ChildProcess::start({"/bin/sh", {"-c", script}, std::move(environment)});
  REQUIRE(child);
  return std::move(*child);
}

std::string everything(ChildProcess& child) {
  std::string text;
  std::array<std::uint8_t, 512> some{};
  for (;;) {
    const auto count = child.read(some, 10s);
    REQUIRE(count);
    if (*count == 0) return text;
    text.append(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(*count));
  }
}

} // namespace

TEST_CASE("A child answers through its pipes and ends when they close") {
  auto child = ChildProcess::start({"/bin/cat", {}, {}});
  REQUIRE(child);
  const std::string said = "octets";
  REQUIRE(child->write(viewOf(said), 10s) == said.size());
  std::array<std::uint8_t, 64> answer{};
  REQUIRE(child->read(answer, 10s) == said.size());
  CHECK(std::string(answer.begin(), answer.begin() + 6) == said);
  CHECK_FALSE(child->read(answer, 20ms).has_value());
  CHECK_FALSE(child->waitForEnd(20ms));
  child->closePipes();
  CHECK(child->waitForEnd(10s));
}

TEST_CASE("A child gets its arguments as they are and our environment with the additions") {
  setenv("CERTDESK_TEST_KEPT", "kept", 1);
  setenv("CERTDESK_TEST_CHANGED", "before", 1);
  auto child =
      ChildProcess::start({"/bin/sh",
                           {"-c", R"(echo "$1|$CERTDESK_TEST_KEPT|$CERTDESK_TEST_CHANGED")", "sh", R"(a "b" 证\)"},
                           {{"CERTDESK_TEST_CHANGED", "after"}}});
  REQUIRE(child);
  CHECK(everything(*child) == "a \"b\" 证\\|kept|after\n");
}

TEST_CASE("A child inherits no descriptor but its standard ones") {
  const int open = ::open("/dev/null", O_RDONLY); // without O_CLOEXEC
  auto child = shell("ls /proc/self/fd | tr '\\n' ' '");
  ::close(open);
  CHECK(everything(child) == "0 1 2 3 "); // 3 is the folder that ls reads
}

TEST_CASE("A child lives in a process group of its own") {
  auto child = shell("ps -o pgid= -p $$ 2>/dev/null || cut -d' ' -f5 /proc/$$/stat");
  const std::string group = everything(child);
  CHECK(std::stol(group) == child.id());
}

TEST_CASE("A program that is not there does not start") {
  CHECK_FALSE(ChildProcess::start({"/nowhere/certdesk", {}, {}}).has_value());
}

TEST_CASE("A killed child is at its end, and its pipes are closed") {
  platform::ignoreBrokenPipes();
  auto child = shell("while :; do :; done");
  child.kill();
  CHECK(child.waitForEnd(10s));
  std::array<std::uint8_t, 8> some{};
  CHECK(child.read(some, 10s) == 0U);
  CHECK(child.write(some, 10s) == 0U);
}

TEST_CASE("Writing to a child that does not read gives up when the time is over") {
  auto child = shell("exec sleep 60");
  const Bytes much(1 << 20);
  REQUIRE(child.write(much, 10s).value() > 0);
  CHECK_FALSE(child.write(much, 20ms).has_value());
  child.kill();
  CHECK(child.waitForEnd(10s));
}
