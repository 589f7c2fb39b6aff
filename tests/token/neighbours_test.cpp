// Two UKEYs on one driver, and so in one host: while one is written to, whatever is asked of the other or becomes of it
// neither cuts the write nor ends the host.
#include "tests/token/bench.h"
#include "tests/token/service.h"

#include <future>

using namespace tests;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto writing = 1500ms;

struct Neighbours {
  explicit Neighbours(std::chrono::milliseconds latency = 0ms) {
    auto options = bench.options();
    options.patience = 800ms; // less than a write takes, and more than lies between two signs of life
    bench.tokens.reset();
    bench.tokens = std::make_unique<token::HostTokens>(options);
    ok(bench.drawer.setLatency(written, 0ms, writing));
    REQUIRE(ok(tokens().inventory({})).tokens.size() == 2);
    ok(tokens().begin(written, pin(), false, {}));
    ok(tokens().begin(asked, pin(), false, {}));
    ok(bench.drawer.setLatency(asked, latency, 0ms));
    hosts = runningHosts();
    REQUIRE(hosts.size() == 1);
  }
  token::HostTokens& tokens() { return *bench.tokens; }

  // Begins to write, and comes back when the UKEY is at it.
  void write() {
    key = std::async(std::launch::async,
                     [this] { return tokens().generateSigningKey(written, "1", token::KeyKind::EcP256, {}, {}); });
    for (const auto start = Clock::now(); bench.drawer.callCount(written, "C_GenerateKeyPair") == 0;
         std::this_thread::sleep_for(5ms))
      REQUIRE(Clock::now() - start < 20s);
  }
  [[nodiscard]] bool isWriting() const { return key.wait_for(0s) == std::future_status::timeout; }
  // The key came back, and is what is on the UKEY: found again, not made again, by whoever comes next.
  void checkWritten() {
    const auto made = ok(key.get());
    if (!tokens().contents(written, {})) ok(tokens().begin(written, pin(), false, {}));
    CHECK(ok(tokens().contents(written, {})).keys.size() == 1);
    CHECK(ok(tokens().generateSigningKey(written, "1", token::KeyKind::EcP256, {}, {})) == made);
    CHECK(bench.drawer.callCount(written, "C_GenerateKeyPair") == 1);
  }
  // Nobody's login was lost.
  void checkUndisturbed() {
    CHECK(runningHosts() == hosts);
    checkWritten();
    CHECK(bench.drawer.callCount(written, "C_Login") == 2); // and where the new key is read back
    CHECK(runningHosts() == hosts);
  }

  Bench bench;
  std::string written = bench.serial;
  std::string asked = ok(bench.drawer.make({"second", "12345678", "so-87654321", false, {}})).serial;
  std::vector<long> hosts;
  std::future<certdesk::Result<Bytes>> key;
};

} // namespace

TEST_CASE(
    "While one UKEY is written to, the other is shown at once, and what is read of it waits without losing patience") {
  Neighbours both;
  both.write();
  CHECK(ok(both.tokens().inventory({})).tokens.size() == 2);
  CHECK(both.isWriting());
  CHECK(ok(both.tokens().contents(both.asked, {})).keys.empty());
  both.checkUndisturbed();
}

TEST_CASE("Whoever does not wait for the write to end is told that the UKEY is busy, and cuts nothing") {
  Neighbours both;
  both.write();
  CHECK(codeOf(both.tokens().contents(both.asked, Call{{}, certdesk::in(100ms)})) == ErrorCode::UkeyBusy);
  std::stop_source stop;
  auto read =
      std::async(std::launch::async, [&] { return both.tokens().contents(both.asked, Call{stop.get_token()}); });
  CHECK(read.wait_for(100ms) == std::future_status::timeout);
  stop.request_stop();
  CHECK(codeOf(read.get()) == ErrorCode::Cancelled);
  CHECK(both.isWriting());
  both.checkUndisturbed();
}

TEST_CASE("A read that comes to its turn late has its patience all the same: it ends no host for the time it waited") {
  Neighbours both(100ms); // of each of its calls
  both.write();
  const auto read = both.tokens().contents(both.asked, Call{{}, certdesk::in(writing + 300ms)});
  if (!read) CHECK(read.error().code == ErrorCode::UkeyBusy); // where the PC was slow
  both.checkUndisturbed();
}

TEST_CASE("A UKEY that is pulled while its neighbour is written to takes no host with it") {
  Neighbours both;
  both.write();
  ok(both.bench.drawer.pull(both.asked));
  CHECK(codeOf(both.tokens().contents(both.asked, {})) == ErrorCode::UkeyRemoved);
  CHECK(codeOf(both.tokens().contents(both.asked, {})) == ErrorCode::PinNeeded);
  CHECK(ok(both.tokens().inventory({})).failures.empty());
  both.checkUndisturbed();
}

TEST_CASE(
    "A driver that hangs or crashes with one UKEY does so after its neighbour is written, and nothing of it is lost") {
  const auto [kind, code] = GENERATE(table<Fault::Kind, ErrorCode>(
      {{Fault::Kind::Hang, ErrorCode::DriverHung}, {Fault::Kind::Crash, ErrorCode::DriverCrashed}}));
  Neighbours both;
  ok(both.bench.drawer.addFault(both.asked, {kind, "C_FindObjectsInit", 0, 0, Fault::Moment::Before, false}));
  both.write();
  CHECK(codeOf(both.tokens().contents(both.asked, {})) == code);
  CHECK_FALSE(both.isWriting());
  ok(both.bench.drawer.clearFaults(both.asked));
  both.checkWritten();
  ok(both.tokens().begin(both.asked, pin(), false, {}));
}
