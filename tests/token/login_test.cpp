#include "tests/token/world.h"

#include <thread>

using namespace tests;

namespace {
const Secret& wrongPin() {
  static const Secret secret{std::string_view("87654321")};
  return secret;
}
} // namespace

TEST_CASE("The UKEYs of a module are listed without a PIN") {
  World world;
  const auto inventory = ok(world.tokens.inventory({}));
  REQUIRE(inventory.failures.empty());
  REQUIRE(inventory.tokens.size() == 1);
  const auto& ukey = inventory.tokens.front();
  CHECK(ukey.serial == world.serial);
  CHECK(ukey.label == "first");
  CHECK(ukey.modulePath == SoftHsm::modulePath());
  CHECK(ukey.manufacturer == "SoftHSM project");
  CHECK(ukey.practice);
  CHECK(ukey.initialised);
  CHECK(ukey.pin == token::PinState::Ok);
  CHECK(ukey.minimumPin == 4);
  CHECK(ukey.certificates.empty());
}

TEST_CASE("An operation begins with the PIN, and ends") {
  World world;
  CHECK(codeOf(world.tokens.contents(world.serial, {})) == ErrorCode::PinNeeded);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  const auto contents = ok(world.tokens.contents(world.serial, {}));
  CHECK(contents.keys.empty());
  CHECK(contents.certificates.empty());
  CHECK(codeOf(world.tokens.begin(world.serial, pin(), false, {})) == ErrorCode::UkeyBusy);
  CHECK(codeOf(world.tokens.changePin(world.serial, pin(), wrongPin(), false, {})) == ErrorCode::UkeyBusy);
  ok(world.tokens.end(world.serial, {}));
  ok(world.tokens.end(world.serial, {}));
  CHECK(codeOf(world.tokens.contents(world.serial, {})) == ErrorCode::PinNeeded);
}

TEST_CASE("A wrong PIN is told, and no operation is open") {
  World world;
  CHECK(codeOf(world.tokens.begin(world.serial, wrongPin(), false, {})) == ErrorCode::PinWrong);
  CHECK(codeOf(world.tokens.contents(world.serial, {})) == ErrorCode::PinNeeded);
  CHECK(ok(world.tokens.inventory({})).tokens.front().pin == token::PinState::SomeWrong);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  ok(world.tokens.end(world.serial, {}));
  CHECK(ok(world.tokens.inventory({})).tokens.front().pin == token::PinState::Ok);
}

TEST_CASE("A PIN of a length that the UKEY does not know costs no try") {
  World world;
  CHECK(codeOf(world.tokens.begin(world.serial, Secret{std::string_view("123")}, false, {})) == ErrorCode::PinLength);
  CHECK(codeOf(world.tokens.begin(world.serial, Secret(), false, {})) == ErrorCode::PinLength);
  CHECK(ok(world.tokens.inventory({})).tokens.front().pin == token::PinState::Ok);
}

TEST_CASE("The PIN is changed with the old one alone") {
  World world;
  const Secret another{std::string_view("geändert!")};
  CHECK(codeOf(world.tokens.changePin(world.serial, wrongPin(), another, false, {})) == ErrorCode::PinWrong);
  CHECK(codeOf(world.tokens.changePin(world.serial, pin(), Secret{std::string_view("123")}, false, {})) ==
        ErrorCode::PinLength);
  ok(world.tokens.changePin(world.serial, pin(), another, false, {}));
  CHECK(codeOf(world.tokens.begin(world.serial, pin(), false, {})) == ErrorCode::PinWrong);
  ok(world.tokens.begin(world.serial, another, false, {}));
}

TEST_CASE("A serial that is not inserted is not found") {
  World world;
  CHECK(codeOf(world.tokens.begin("0000", pin(), false, {})) == ErrorCode::UkeyNotFound);
  ok(world.tokens.end("0000", {}));
}

TEST_CASE("Operations on two UKEYs of a module go on side by side") {
  SoftHsm hsm;
  const auto first = hsm.makeToken("first"), second = hsm.makeToken("second");
  token::HostTokens tokens(hostsFor({SoftHsm::modulePath()}));
  ok(tokens.begin(first, pin(), false, {}));
  ok(tokens.begin(second, pin(), false, {}));
  CHECK(ok(tokens.contents(first, {})).keys.empty());
  ok(tokens.end(first, {}));
  CHECK(ok(tokens.contents(second, {})).keys.empty());
  CHECK(ok(tokens.inventory({})).tokens.size() == 2);
}

TEST_CASE("A token host that is not there is told as such") {
  SoftHsm hsm;
  auto options = hostsFor({SoftHsm::modulePath()});
  options.hostProgram = "/nowhere/certdesk-token-host";
  token::HostTokens tokens(options);
  const auto inventory = ok(tokens.inventory({}));
  REQUIRE(inventory.failures.size() == 1);
  CHECK(inventory.failures.front().code == ErrorCode::HostMissing);
}

TEST_CASE("A driver that is not there, or none, is told as such") {
  token::HostTokens tokens(hostsFor({"/nowhere/driver.so", "/etc/passwd"}));
  const auto inventory = ok(tokens.inventory({}));
  REQUIRE(inventory.failures.size() == 2);
  CHECK(inventory.failures[0].code == ErrorCode::DriverNotFound);
  CHECK(inventory.failures[1].code == ErrorCode::DriverNotLoading);
}

TEST_CASE("A driver that does not notice a new UKEY is started anew") {
  const SoftHsm hsm; // it sees what another process has made only after C_Initialize
  auto options = hostsFor({SoftHsm::modulePath()});
  options.blindness = 50ms;
  token::HostTokens tokens(options);
  CHECK(ok(tokens.inventory({})).tokens.empty());
  const auto serial = hsm.makeToken("new");
  std::this_thread::sleep_for(60ms);
  (void)ok(tokens.inventory({}));
  CHECK(ok(tokens.inventory({})).tokens.front().serial == serial);
}

TEST_CASE("A PC without room for the lock of a module says so, and not that another program has it") {
  auto options = hostsFor({SoftHsm::modulePath()});
  options.environment = {{"XDG_RUNTIME_DIR", "/proc/none"}, {"TMPDIR", "/proc"}}; // where nobody can make a file
  token::HostTokens tokens(options);
  const auto inventory = ok(tokens.inventory({}));
  REQUIRE(inventory.failures.size() == 1);
  CHECK(inventory.failures.front().code == ErrorCode::FileUnreadable);
}

TEST_CASE("One module has one token host") {
  World world;
  CHECK(ok(world.tokens.inventory({})).tokens.size() == 1);
  token::HostTokens second(hostsFor({SoftHsm::modulePath()}));
  const auto inventory = ok(second.inventory({}));
  REQUIRE(inventory.failures.size() == 1);
  CHECK(inventory.failures.front().code == ErrorCode::DriverInUse);
  {
    SoftHsm other; // another practice world is another matter
    const auto serial = other.makeToken("elsewhere");
    token::HostTokens third(hostsFor({SoftHsm::modulePath()}));
    CHECK(ok(third.inventory({})).tokens.front().serial == serial);
  }
}
