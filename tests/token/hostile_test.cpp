#include "tests/token/bench.h"
#include "tests/token/service.h"

#include <fstream>
#include <future>

using namespace tests;
using Clock = std::chrono::steady_clock;

namespace {

token::HostOptions hostile(const std::string& what, const Folder& folder) {
  auto options = hostsFor({CERTDESK_HOSTILE_MODULE});
  options.environment = {{"HOSTILE", what},
                         {"HOSTILE_MARK", (folder.path() / "happened").string()},
                         {"HOSTILE_KEPT", "yes"},
                         {"PKCS11SPY", "/tmp/spy"},
                         {"OPENSC_DEBUG", "9"}};
  options.patience = 300ms;
  return options;
}

std::optional<ErrorCode> failureOf(token::Tokens& tokens) {
  const auto inventory = ok(tokens.inventory({}));
  CHECK(inventory.tokens.empty());
  if (inventory.failures.empty()) return std::nullopt;
  return inventory.failures.front().code;
}

std::optional<ErrorCode> failureWith(const std::string& what) {
  const Folder folder;
  token::HostTokens tokens(hostile(what, folder));
  return failureOf(tokens);
}

} // namespace

TEST_CASE("A driver that crashes takes its host with it and nobody else") {
  CHECK(failureWith("crashes") == ErrorCode::DriverCrashed);
  CHECK(failureWith("exits") == ErrorCode::DriverCrashed);
  CHECK(failureWith("crashes while it loads") == ErrorCode::DriverCrashed);
  CHECK(failureWith("crashes at the end") == std::nullopt);
  CHECK(runningHosts().empty());
}

TEST_CASE("After a crash the next call starts a new host") {
  const Folder folder;
  token::HostTokens tokens(hostile("crashes once", folder));
  CHECK(failureOf(tokens) == ErrorCode::DriverCrashed);
  CHECK(failureOf(tokens) == std::nullopt);
}

TEST_CASE("A driver that keeps crashing is asked less often") {
  const Folder folder;
  token::HostTokens tokens(hostile("crashes", folder));
  (void)failureOf(tokens);
  (void)failureOf(tokens);
  const auto start = Clock::now();
  for (int i = 0; i < 200; ++i)
    CHECK(failureOf(tokens) == ErrorCode::DriverCrashed);
  CHECK(Clock::now() - start < 900ms); // answers from memory
}

TEST_CASE("A driver that hangs is ended when its time is over") {
  const Folder folder;
  token::HostTokens tokens(hostile("hangs once", folder));
  const auto start = Clock::now();
  CHECK(failureOf(tokens) == ErrorCode::DriverHung);
  CHECK(Clock::now() - start < 3s);
  CHECK(runningHosts().empty());
  CHECK(failureOf(tokens) == std::nullopt);
}

TEST_CASE("A driver that hangs while it loads is given up by the call's deadline") {
  const Folder folder;
  token::HostTokens tokens(hostile("hangs while it loads", folder));
  const auto inventory = ok(tokens.inventory(Call{{}, certdesk::in(300ms)}));
  REQUIRE(inventory.failures.size() == 1);
  CHECK(inventory.failures.front().code == ErrorCode::DriverHung);
}

TEST_CASE("A driver that hangs at the end does not keep its host alive") {
  CHECK(failureWith("hangs at the end") == std::nullopt);
  CHECK(runningHosts().empty());
}

TEST_CASE("A driver that refuses to load, or counts nonsense, is told as such") {
  CHECK(failureWith("refuses to load") == ErrorCode::DriverNotLoading);
  CHECK(failureWith("lies about counts").has_value());
}

TEST_CASE("A driver cannot talk into the conversation") { CHECK(failureWith("talks") == std::nullopt); }

TEST_CASE("A driver sees no variable that makes it write a log") {
  CHECK(failureWith("looks at its environment") == std::nullopt);
}

TEST_CASE("A slow module does not hold up another one") {
  const Folder folder;
  Bench bench;
  auto options = bench.options();
  const auto hanging = hostile("hangs", folder);
  options.modules.push_back(hanging.modules.front());
  options.patience =
      6s; // long beside what the other module needs on a busy machine; all of it is waited for at the end
  options.environment.insert(options.environment.end(), hanging.environment.begin(), hanging.environment.end());
  token::HostTokens tokens(options);
  auto inventory = std::async(std::launch::async, [&] { return tokens.inventory({}); });
  const auto start = Clock::now();
  while (!tokens.begin(bench.serial, pin(), false, Call{{}, certdesk::in(100ms)}))
    REQUIRE(Clock::now() - start < 5s);
  CHECK(ok(tokens.contents(bench.serial, {})).keys.empty());
  CHECK(inventory.wait_for(0s) == std::future_status::timeout);
  const auto seen = ok(inventory.get());
  CHECK(seen.tokens.size() == 1);
  REQUIRE(seen.failures.size() == 1);
  CHECK(seen.failures.front().code == ErrorCode::DriverHung);
}
