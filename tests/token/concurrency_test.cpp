#include "app/token/watcher.h"
#include "tests/token/bench.h"
#include "tests/token/service.h"

#include <condition_variable>
#include <future>
#include <mutex>

using namespace tests;
using Clock = std::chrono::steady_clock;

namespace {

UkeySettings slowGeneration(std::chrono::milliseconds span) {
  UkeySettings settings;
  settings.keyGenerationLatency = span;
  return settings;
}

// What a watcher has told that was new, and a way to wait for the next.
class Told {
public:
  token::Watcher::Seen seen() {
    return [this](token::Tokens::Inventory inventory) {
      const std::lock_guard lock(m_mutex);
      ++m_times;
      if (m_all.empty() || m_all.back().tokens != inventory.tokens) m_all.push_back(std::move(inventory));
      m_wake.notify_all();
    };
  }
  // The n-th, from 0.
  token::Tokens::Inventory wait(std::size_t index) {
    std::unique_lock lock(m_mutex);
    REQUIRE(m_wake.wait_for(lock, 20s, [&] { return m_all.size() > index; }));
    return m_all[index];
  }
  std::size_t count() {
    const std::lock_guard lock(m_mutex);
    return m_all.size();
  }
  // Until it has been told anything so often.
  void waitTimes(int times) {
    std::unique_lock lock(m_mutex);
    REQUIRE(m_wake.wait_for(lock, 20s, [&] { return m_times >= times; }));
  }

private:
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::vector<token::Tokens::Inventory> m_all;
  int m_times = 0;
};

// Once the act has reached the UKEY.
void waitForCall(const Bench& bench, const std::string& function) {
  for (const auto start = Clock::now(); bench.calls(function) == 0; std::this_thread::sleep_for(5ms))
    REQUIRE(Clock::now() - start < 20s);
}

} // namespace

// Whoever is told may have seen the UKEY go, and come to a look of its own in between.
TEST_CASE("A watcher tells at every beat what is inserted, also where it has not changed") {
  Bench bench;
  Told told;
  const token::Watcher watcher(*bench.tokens, told.seen(), 10ms);
  told.waitTimes(3);
  CHECK(told.count() == 1);
}

TEST_CASE("A watcher tells what is inserted at the start, and every change") {
  Bench bench;
  Told told;
  const token::Watcher watcher(*bench.tokens, told.seen(), 10ms);
  CHECK(told.wait(0).tokens.size() == 1);
  ok(bench.drawer.pull(bench.serial));
  CHECK(told.wait(1).tokens.empty());
  ok(bench.drawer.insert(bench.serial));
  CHECK(told.wait(2).tokens.front().serial == bench.serial);
  const auto second = ok(bench.drawer.make({"second", "12345678", "so-87654321", false, {}})).serial;
  CHECK(told.wait(3).tokens.size() == 2);
  ok(bench.drawer.setTriesLeft(second, 1, 10));
  CHECK(told.wait(4).tokens.back().pin == token::PinState::LastTry);
  CHECK(told.count() == 5);
}

TEST_CASE("A watcher stops at once, also between two beats and while a driver hangs") {
  Bench bench;
  Told told;
  const auto start = Clock::now();
  {
    const token::Watcher watcher(*bench.tokens, told.seen(), 1h);
    (void)told.wait(0);
  }
  bench.fault({Fault::Kind::Hang, "C_GetTokenInfo", 0, 0, Fault::Moment::Before, false});
  {
    const token::Watcher watcher(*bench.tokens, told.seen(), 1h);
    while (runningHosts().empty())
      std::this_thread::sleep_for(5ms);
  }
  CHECK(Clock::now() - start < 3s);
}

TEST_CASE("While an operation is at work the UKEYs are shown as they were seen last, at once") {
  Bench bench(slowGeneration(1500ms));
  auto& tokens = *bench.tokens;
  Told told;
  const token::Watcher watcher(tokens, told.seen(), 10ms);
  (void)told.wait(0);
  bench.begin();
  auto key = std::async(std::launch::async,
                        [&] { return tokens.generateSigningKey(bench.serial, "1", token::KeyKind::EcP256, {}, {}); });
  waitForCall(bench, "C_GenerateKeyPair");
  for (int i = 0; i < 10; ++i) {
    const auto start = Clock::now();
    CHECK(ok(tokens.inventory({})).tokens.front().serial == bench.serial);
    CHECK(Clock::now() - start < 200ms);
  }
  CHECK(key.wait_for(0s) == std::future_status::timeout);
  CHECK_FALSE(ok(key.get()).empty());
  CHECK(told.count() == 1);
  // The operation is still open: the UKEY is not asked.
  const auto before = bench.calls("");
  (void)ok(tokens.inventory({}));
  CHECK(bench.calls("") == before);
}

TEST_CASE("A slow act on one module does not hold up an operation on another") {
  Bench bench(slowGeneration(1500ms));
  auto options = bench.options();
  options.modules.push_back(CERTDESK_HOSTILE_MODULE); // behaves, and has no UKEY
  token::HostTokens tokens(options);
  REQUIRE(ok(tokens.inventory({})).tokens.size() == 1);
  ok(tokens.begin(bench.serial, pin(), false, {}));
  auto key = std::async(std::launch::async,
                        [&] { return tokens.generateSigningKey(bench.serial, "1", token::KeyKind::EcP256, {}, {}); });
  waitForCall(bench, "C_GenerateKeyPair");
  const auto start = Clock::now();
  CHECK(ok(tokens.inventory({})).failures.empty());
  CHECK(Clock::now() - start < 1s);
  CHECK_FALSE(ok(key.get()).empty());
}

TEST_CASE("A serial under which two modules show different UKEYs is nobody's, and no PIN is spent on it") {
  Bench bench;
  auto options = bench.options();
  const SoftHsm hsm; // its variable is this process's: the second module's host gets the bench's, and the same serial
  options.modules.push_back(SoftHsm::modulePath());
  token::HostTokens tokens(options);
  REQUIRE(ok(tokens.inventory({})).tokens.size() == 2); // each under its own name
  CHECK(codeOf(tokens.begin(bench.serial, pin(), false, {})) == ErrorCode::UkeyNotFound);
  CHECK(codeOf(tokens.changePin(bench.serial, pin(), pin(), false, {})) == ErrorCode::UkeyNotFound);
  CHECK(bench.calls("C_Login") + bench.calls("C_SetPIN") == 0);
  ok(bench.drawer.pull(bench.serial)); // of the two, the one that can be pulled
  (void)ok(tokens.inventory({}));
  ok(tokens.begin(bench.serial, pin(), false, {}));
  // What was begun goes on where it was begun.
  ok(bench.drawer.insert(bench.serial));
  (void)ok(tokens.inventory({}));
  CHECK(ok(tokens.contents(bench.serial, {})).keys.empty());
}

TEST_CASE("A driver that hangs while the PIN is with it is given up by the person alone, at once") {
  const auto [function, open] =
      GENERATE(table<std::string, bool>({{"C_Login", false}, {"C_SetPIN", false}, {"C_GetMechanismList", true}}));
  Bench bench;
  auto options = bench.options();
  options.patience = 100ms;
  token::HostTokens tokens(options);
  if (open) ok(tokens.begin(bench.serial, pin(), false, {}));
  bench.fault({Fault::Kind::Hang, function, 0, 0, Fault::Moment::Before, false});
  std::stop_source stop;
  const Call call{stop.get_token(), Clock::now()};
  auto act = std::async(std::launch::async, [&]() -> certdesk::Outcome {
    if (open) {
      const auto trial = tokens.tryOut(bench.serial, {"1", token::KeyKind::EcP256, token::KeyKind::EcP256}, call);
      return trial ? certdesk::Outcome() : certdesk::failed(trial);
    }
    if (function == "C_Login") return tokens.begin(bench.serial, pin(), false, call);
    return tokens.changePin(bench.serial, pin(), Secret{std::string_view("my own PIN")}, false, call);
  });
  waitForCall(bench, function);
  CHECK(act.wait_for(500ms) == std::future_status::timeout);
  stop.request_stop();
  CHECK(codeOf(act.get()) == ErrorCode::Cancelled);
  CHECK(runningHosts().empty()); // it went with its driver, and nothing that it had open is left
  ok(bench.drawer.clearFaults(bench.serial));
  ok(tokens.begin(bench.serial, pin(), false, {})); // by a new host
}

TEST_CASE("Two UKEYs of one module wait for each other, and give up at their deadlines") {
  Bench bench(slowGeneration(1200ms));
  auto& tokens = *bench.tokens;
  const auto second = ok(bench.drawer.make({"second", "12345678", "so-87654321", false, {}})).serial;
  (void)ok(tokens.inventory({}));
  bench.begin();
  ok(tokens.begin(second, pin(), false, {}));
  auto key = std::async(std::launch::async,
                        [&] { return tokens.generateSigningKey(bench.serial, "1", token::KeyKind::EcP256, {}, {}); });
  waitForCall(bench, "C_GenerateKeyPair");
  CHECK(codeOf(tokens.contents(second, Call{{}, certdesk::in(100ms)})) == ErrorCode::UkeyBusy);
  CHECK(ok(tokens.contents(second, {})).keys.empty());
  CHECK_FALSE(ok(key.get()).empty());
}

TEST_CASE("A read that hangs is ended; what was open with its host has to be begun again") {
  Bench bench;
  auto options = bench.options();
  options.patience = 300ms;
  token::HostTokens tokens(options);
  ok(tokens.begin(bench.serial, pin(), false, {}));
  bench.fault({Fault::Kind::Hang, "C_FindObjectsInit", 0, 0, Fault::Moment::Before, false});
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::DriverHung);
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::PinNeeded);
  CHECK(bench.calls("C_Login") == 1);
  ok(bench.drawer.clearFaults(bench.serial));
  ok(tokens.begin(bench.serial, pin(), false, {}));
  CHECK(ok(tokens.contents(bench.serial, {})).keys.empty());
}

TEST_CASE("A driver that could not be asked has not pulled its UKEYs: they are listed as they were seen last") {
  Bench bench;
  token::HostTokens tokens(bench.options());
  REQUIRE(ok(tokens.inventory({})).tokens.size() == 1);
  bench.fault({Fault::Kind::Crash, "C_GetTokenInfo", 0, 0, Fault::Moment::Before, false});
  const auto unasked = ok(tokens.inventory({}));
  CHECK(unasked.failures.size() == 1);
  REQUIRE(unasked.tokens.size() == 1);
  CHECK(unasked.tokens.front().serial == bench.serial);
  ok(bench.drawer.clearFaults(bench.serial));
  ok(bench.drawer.pull(bench.serial));
  for (int looks = 0; looks < 100 && !ok(tokens.inventory({})).tokens.empty(); ++looks)
    std::this_thread::sleep_for(100ms); // it rests for a moment after a crash
  CHECK(ok(tokens.inventory({})).tokens.empty());
}

TEST_CASE("A slow UKEY is not taken for one that hangs") {
  UkeySettings settings;
  settings.latency = 60ms;
  Bench bench(settings);
  auto options = bench.options();
  options.patience = 700ms; // far less than all the calls take
  token::HostTokens tokens(options);
  ok(tokens.begin(bench.serial, pin(), false, {}));
  ok(tokens.generateSigningKey(bench.serial, "1", token::KeyKind::EcP256, {}, {}));
  const auto start = Clock::now();
  CHECK(ok(tokens.contents(bench.serial, {})).keys.size() == 1);
  CHECK(Clock::now() - start > 700ms);
}

TEST_CASE("An act that hangs is not ended by a clock, but by the person") {
  Bench bench;
  auto options = bench.options();
  options.patience = 100ms;
  token::HostTokens tokens(options);
  ok(tokens.begin(bench.serial, pin(), false, {}));
  bench.fault({Fault::Kind::Hang, "C_GenerateKeyPair", 0, 0, Fault::Moment::Before, false});
  std::stop_source stop;
  auto key = std::async(std::launch::async, [&] {
    return tokens.generateSigningKey(bench.serial, "1", token::KeyKind::EcP256, {},
                                     Call{stop.get_token(), Clock::now()});
  });
  waitForCall(bench, "C_GenerateKeyPair");
  CHECK(key.wait_for(800ms) == std::future_status::timeout);
  stop.request_stop();
  CHECK(codeOf(key.get()) == ErrorCode::Cancelled);
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::PinNeeded);
}
