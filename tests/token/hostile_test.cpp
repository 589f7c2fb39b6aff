#include "tests/token/hostile_bench.h"
#include "tests/token/service.h"

#include <future>

using namespace tests;
using Clock = std::chrono::steady_clock;
using When = Orders::When;

namespace {

// Hosts of the hostile driver alone, without a UKEY.
token::HostOptions hostile(const Orders& orders) {
  auto options = hostsFor({CERTDESK_HOSTILE_MODULE});
  options.environment = orders.environment();
  for (const auto& [name, value] : {std::pair("HOSTILE_KEPT", "yes"), {"PKCS11SPY", "/tmp/spy"}, {"OPENSC_DEBUG", "9"}})
    options.environment.emplace_back(name, value);
  options.patience = 300ms;
  return options;
}

std::optional<ErrorCode> failureOf(token::Tokens& tokens) {
  const auto inventory = ok(tokens.inventory({}));
  CHECK(inventory.tokens.empty());
  if (inventory.failures.empty()) return std::nullopt;
  return inventory.failures.front().code;
}

std::optional<ErrorCode> failureWith(const std::string& function, const std::string& misdeed) {
  const Orders orders;
  orders.give(function, misdeed, When::Always);
  token::HostTokens tokens(hostile(orders));
  return failureOf(tokens);
}

} // namespace

TEST_CASE("A driver that crashes takes its host with it and nobody else") {
  CHECK(failureWith("C_GetSlotList", "aborts") == ErrorCode::DriverCrashed);
  CHECK(failureWith("C_GetSlotList", "exits") == ErrorCode::DriverCrashed);
  CHECK(failureWith("C_GetFunctionList", "aborts") == ErrorCode::DriverCrashed);
  CHECK(failureWith("C_Finalize", "aborts") == std::nullopt);
  CHECK(runningHosts().empty());
}

TEST_CASE("After a crash the next call starts a new host") {
  const Orders orders;
  token::HostTokens tokens(hostile(orders));
  orders.give("C_GetSlotList", "aborts");
  CHECK(failureOf(tokens) == ErrorCode::DriverCrashed);
  CHECK(failureOf(tokens) == std::nullopt);
}

TEST_CASE("A driver that keeps crashing is asked less often") {
  const Orders orders;
  token::HostTokens tokens(hostile(orders));
  orders.give("C_GetSlotList", "aborts", When::Always);
  (void)failureOf(tokens);
  (void)failureOf(tokens);
  const auto start = Clock::now();
  for (int i = 0; i < 200; ++i)
    CHECK(failureOf(tokens) == ErrorCode::DriverCrashed);
  CHECK(Clock::now() - start < 900ms); // answers from memory
}

TEST_CASE("A driver that hangs is ended when its time is over") {
  const Orders orders;
  token::HostTokens tokens(hostile(orders));
  orders.give("C_GetSlotList", "hangs");
  const auto start = Clock::now();
  CHECK(failureOf(tokens) == ErrorCode::DriverHung);
  CHECK(Clock::now() - start < 3s);
  CHECK(runningHosts().empty());
  CHECK(failureOf(tokens) == std::nullopt);
}

TEST_CASE("A driver that hangs while it loads is given up by the call's deadline") {
  const Orders orders;
  token::HostTokens tokens(hostile(orders));
  orders.give("C_Initialize", "hangs");
  const auto inventory = ok(tokens.inventory(Call{{}, certdesk::in(300ms)}));
  REQUIRE(inventory.failures.size() == 1);
  CHECK(inventory.failures.front().code == ErrorCode::DriverHung);
}

TEST_CASE("A driver that hangs at the end does not keep its host alive") {
  CHECK(failureWith("C_Finalize", "hangs") == std::nullopt);
  CHECK(runningHosts().empty());
}

TEST_CASE("A driver that refuses to load, gives no functions, or counts nonsense, is told as such") {
  CHECK(failureWith("C_Initialize", "refuses") == ErrorCode::DriverNotLoading);
  CHECK(failureWith("C_GetFunctionList", "refuses") == ErrorCode::DriverNotLoading);
  CHECK(failureWith("C_GetFunctionList", "gives-none") == ErrorCode::DriverNotLoading);
  CHECK(failureWith("C_GetSlotList", "lacks") == ErrorCode::UkeyFault);
}

TEST_CASE("A UKEY's name steers nothing when it comes from its driver") {
  const Bench bench;
  ok(bench.drawer.make(
      {"\u009b31m\u202e\u200f\u2028\u0085\ufeff示", std::string(userPin), std::string(soPin), false, {}, {}}));
  const std::string r = "\uFFFD";
  const auto ukeys = ok(bench.tokens->inventory({})).tokens;
  CHECK(std::any_of(ukeys.begin(), ukeys.end(),
                    [&](const auto& ukey) { return ukey.label == r + "31m" + r + r + r + r + r + "示"; }));
}

TEST_CASE("A driver cannot talk into the conversation") { CHECK(failureWith("*", "prints") == std::nullopt); }

TEST_CASE("A driver sees no variable that makes it write a log") {
  CHECK(failureWith("C_GetSlotList", "looks-at-its-environment") == std::nullopt);
}

TEST_CASE("A slow module does not hold up another one") {
  const Orders orders;
  orders.give("C_GetSlotList", "hangs", When::Always);
  Bench bench;
  auto options = bench.options();
  const auto hanging = hostile(orders);
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
