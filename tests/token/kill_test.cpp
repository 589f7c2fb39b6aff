#include "tests/support/sanitizers.h"
#include "tests/token/bench.h"
#include "tests/token/service.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tests;
using token::KeyKind;

namespace {

// A client in a process of its own that performs so many acts and is then killed.
void performAndDie(const Bench& bench, Service& service, int acts) {
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t client = fork();
  REQUIRE(client >= 0);
  if (client == 0) {
    token::HostTokens tokens(bench.options());
    bool good = tokens.begin(bench.serial, pin(), false, {}).has_value();
    for (int i = 0; i < acts; ++i)
      good = good && service.next(tokens).has_value();
    (void)!write(ready[1], good ? "y" : "n", 1);
    for (;;)
      pause();
  }
  close(ready[1]);
  char answer = 0;
  CHECK(read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  close(ready[0]);
  kill(client, SIGKILL);
  waitpid(client, nullptr, 0);
}

std::string contentOf(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

} // namespace

TEST_CASE("A client that is killed while its driver hangs does not keep the UKEY from the next one for ever") {
  Bench bench;
  bench.tokens.reset();
  bench.fault({.kind = Fault::Kind::Hang, .function = "C_GenerateKeyPair"});
  const pid_t client = fork();
  REQUIRE(client >= 0);
  if (client == 0) {
    auto options = bench.options();
    options.bereavement = 1s;
    token::HostTokens tokens(options);
    (void)tokens.begin(bench.serial, pin(), false, {});
    (void)tokens.generateSigningKey(bench.serial, "20261123000541121943", KeyKind::EcP256, {}, {});
    _exit(0);
  }
  for (int i = 0; i < 1000 && bench.calls("C_GenerateKeyPair") == 0; ++i)
    std::this_thread::sleep_for(10ms);
  REQUIRE(bench.calls("C_GenerateKeyPair") == 1);
  kill(client, SIGKILL);
  waitpid(client, nullptr, 0);
  // The fault stands: who hangs is the host that was left.
  ErrorCode told = ErrorCode::DriverInUse;
  for (int i = 0; i < 10 && told == ErrorCode::DriverInUse; ++i) {
    bench.restartTokens();
    const auto inventory = ok(bench.tokens->inventory({}));
    told = inventory.failures.empty() ? ErrorCode::DriverHung : inventory.failures.front().code;
  }
  CHECK(told != ErrorCode::DriverInUse);
  ok(bench.drawer.clearFaults(bench.serial));
}

TEST_CASE("A client that is killed between any two acts is continued by a new one") {
  for (int acts = 0; acts <= Service::actCount; ++acts) {
    INFO(acts);
    Bench bench;
    Service service(bench.serial, acts == 4 ? KeyKind::Rsa2048 : KeyKind::EcP256);
    bench.tokens.reset();
    performAndDie(bench, service, acts);
    bench.restartTokens();
    bench.begin();
    const auto before = ok(bench.tokens->contents(bench.serial, {})).keys.size();
    CHECK(before == (acts < 2 ? 0U : acts < 4 ? 1U : 2U));
    ok(service.finish(*bench.tokens));
    service.checkFinished(*bench.tokens);
  }
}

TEST_CASE("A host that is killed between any two acts is replaced, and the PIN is asked for again") {
  for (int acts = 0; acts <= Service::actCount; ++acts) {
    INFO(acts);
    Bench bench;
    Service service(bench.serial, KeyKind::EcP256);
    bench.begin();
    for (int i = 0; i < acts; ++i)
      ok(service.next(*bench.tokens));
    const auto hosts = runningHosts();
    REQUIRE(hosts.size() == 1);
    kill(static_cast<pid_t>(hosts.front()), SIGKILL);
    CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::DriverCrashed);
    CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::PinNeeded);
    bench.begin();
    ok(service.finish(*bench.tokens));
    service.checkFinished(*bench.tokens);
  }
}

TEST_CASE("A PIN stands in no command line and no environment") {
  Bench bench;
  bench.begin();
  const auto hosts = runningHosts();
  REQUIRE(hosts.size() == 1);
  const auto folder = "/proc/" + std::to_string(hosts.front());
  const auto commandLine = contentOf(folder + "/cmdline");
  CHECK(commandLine.find("certdesk-token-host") != std::string::npos);
  CHECK(commandLine.find(userPin) == std::string::npos);
  CHECK(contentOf(folder + "/environ").find(userPin) == std::string::npos);
}

// In a row of /proc/<id>/status: kibibytes.
TEST_CASE("A PIN lies in memory that is not swapped, and goes with its operation") {
  Bench bench;
  (void)ok(bench.tokens->inventory({}));
  const auto hosts = runningHosts();
  REQUIRE(hosts.size() == 1);
  const auto locked = [&] {
    const auto status = contentOf("/proc/" + std::to_string(hosts.front()) + "/status");
    return std::stoul(status.substr(status.find("VmLck:") + 6));
  };
  CHECK(locked() == 0);
  bench.begin();
  CHECK((locked() > 0 || certdesk::test::sanitized));
  ok(bench.tokens->end(bench.serial, {}));
  CHECK(locked() == 0);
  CHECK(runningHosts() == hosts);
}
