// What drivers do to a program, each at each function where it may come, over the host and the client as the program
// has them: a failure with a name, or the work goes on; the next try does; and no PIN is given twice for one entry.
#include "tests/support/sanitizers.h"
#include "tests/token/hostile_bench.h"
#include "tests/token/service.h"

#include <fstream>

using namespace tests;
using When = Orders::When;

namespace {

// What a person does with a UKEY, from looking for it to logging out. The first failure; nothing where all went well.
std::optional<ErrorCode> journey(HostileBench& world, const Call& call) {
  auto& tokens = *world.tokens;
  const auto& serial = world.serial;
  const auto inventory = tokens.inventory(call);
  if (!inventory) return inventory.error().code;
  if (!inventory->failures.empty()) return inventory->failures.front().code;
  const auto opened = tokens.begin(serial, pin(), false, call);
  if (!opened) return opened.error().code;
  const auto work = [&]() -> certdesk::Outcome {
    if (const auto inside = tokens.contents(serial, call); !inside) return certdesk::failed(inside);
    const token::NewSet wanted{"1", token::KeyKind::EcP256, token::KeyKind::EcP256};
    if (const auto trial = tokens.tryOut(serial, wanted, call); !trial) return certdesk::failed(trial);
    const auto key = tokens.generateSigningKey(serial, "1", token::KeyKind::EcP256, {}, call);
    if (!key) return certdesk::failed(key);
    if (const auto made = tokens.signingRequest(serial, "1", *key, call); !made) return certdesk::failed(made);
    return {};
  };
  const auto worked = work();
  const auto ended = tokens.end(serial, call);
  if (!worked) return worked.error().code;
  return ended ? std::nullopt : std::optional(ended.error().code);
}

// A journey on which the driver does that, once; and another one, on which all has to go well.
std::optional<ErrorCode> journeyWith(HostileBench& world, const std::string& function, const std::string& misdeed,
                                     std::chrono::milliseconds patience = 20s) {
  INFO(function << " " << misdeed);
  world.orders.give(function, misdeed);
  const Impatient person(world.orders, patience);
  const auto before = world.orders.pinsGiven();
  const auto failure = journey(world, person.call());
  CHECK(world.orders.met());
  CHECK(world.orders.pinsGiven() - before <= 1);
  world.orders.clear();
  const auto again = journey(world, {});
  INFO((again ? certdesk::nameOf(*again) : "well"));
  CHECK_FALSE(again);
  CHECK(world.orders.pinsGiven() - before <= 3); // one each, and one where a new key is read back
  return failure;
}

const std::vector<std::string> functions = {"C_GetFunctionList",
                                            "C_Initialize",
                                            "C_GetSlotList",
                                            "C_GetTokenInfo",
                                            "C_OpenSession",
                                            "C_FindObjectsInit",
                                            "C_FindObjects",
                                            "C_Login",
                                            "C_GetMechanismList",
                                            "C_GenerateKeyPair",
                                            "C_GetAttributeValue",
                                            "C_DestroyObject",
                                            "C_SignInit",
                                            "C_Sign",
                                            "C_Logout",
                                            "C_CloseSession"};
const std::vector<std::string> someFunctions = {"C_GetTokenInfo", "C_Login", "C_GenerateKeyPair"};

bool loads(const std::string& function) { return function == "C_GetFunctionList" || function == "C_Initialize"; }

// Another host, where the misdeed belongs to the loading.
std::optional<ErrorCode> strike(HostileBench& world, const std::string& function, const std::string& misdeed) {
  if (loads(function)) world.restartTokens();
  return journeyWith(world, function, misdeed);
}

} // namespace

TEST_CASE("Wherever a driver ends its process, that is told as a crash, and the next try goes well") {
  HostileBench world;
  for (const auto& function : functions)
    CHECK(strike(world, function, "aborts") == ErrorCode::DriverCrashed);
  const auto others = {"segfaults", "throws", "overflows", "exits", "closes", "leaves-a-child-and-aborts"};
  for (const std::string misdeed : others)
    for (const auto& function : someFunctions)
      CHECK(strike(world, function, misdeed) == ErrorCode::DriverCrashed);
  world.tokens.reset();
  CHECK(runningHosts().empty());
}

TEST_CASE(
    "Wherever a driver hangs, the clock ends what only reads and the person what acts, and the next try goes well") {
  HostileBench world;
  const auto patience = 2 * world.options().patience;
  const auto hung = [](const std::optional<ErrorCode>& failure) {
    return failure == ErrorCode::DriverHung || failure == ErrorCode::Cancelled;
  };
  for (const auto& function : functions)
    if (!loads(function)) CHECK(hung(journeyWith(world, function, "hangs", patience))); // of loading: hostile_test.cpp
  for (const std::string misdeed : {"deadlocks", "spins", "swallows"})
    for (const auto& function : someFunctions) {
      const auto failure = journeyWith(world, function, misdeed, patience);
      CHECK(hung(failure));
      if (function != "C_GetTokenInfo") CHECK(failure == ErrorCode::Cancelled); // no clock ends those
    }
  world.tokens.reset();
  CHECK(runningHosts().empty());
}

TEST_CASE("A driver that writes into every descriptor ends its conversation, and no more") {
  HostileBench world;
  for (const auto& function : someFunctions) {
    const auto failure = strike(world, function, "scribbles");
    CHECK((failure == ErrorCode::HostProtocol || failure == ErrorCode::DriverCrashed));
  }
}

TEST_CASE("Whatever a driver answers, its host and the client stay, and the failure has a name") {
  HostileBench world;
  const std::vector<std::pair<std::string, std::vector<std::string>>> lies = {
      {"C_GetSlotList", {"huge", "none", "unavailable", "more", "answers-rubbish", "does-nothing"}},
      {"C_GetTokenInfo", {"rubbish", "answers-rubbish", "does-nothing"}},
      {"C_OpenSession", {"huge", "answers-rubbish", "does-nothing"}},
      {"C_GetMechanismList", {"huge", "none", "unavailable", "more", "answers-rubbish"}},
      {"C_FindObjectsInit", {"answers-rubbish", "does-nothing"}},
      {"C_FindObjects", {"huge", "none", "unavailable", "more", "answers-rubbish", "does-nothing"}},
      {"C_GetAttributeValue", {"huge", "none", "unavailable", "more", "answers-rubbish", "does-nothing"}},
      {"C_Login", {"answers-rubbish", "does-nothing"}},
      {"C_GenerateKeyPair", {"answers-rubbish", "does-nothing"}},
      {"C_SignInit", {"answers-rubbish", "does-nothing"}},
      {"C_Sign", {"huge", "none", "unavailable", "more", "answers-rubbish", "does-nothing"}},
      {"C_Logout", {"answers-rubbish", "does-nothing"}},
      {"C_CloseSession", {"answers-rubbish", "does-nothing"}}};
  for (const auto& [function, all] : lies)
    for (const auto& misdeed : all) {
      INFO(function << " " << misdeed);
      const auto failure = strike(world, function, misdeed);
      for (const auto code : {ErrorCode::DriverCrashed, ErrorCode::DriverHung, ErrorCode::HostProtocol,
                              ErrorCode::Internal, ErrorCode::Cancelled})
        CHECK(failure != code);
    }
}

TEST_CASE("A function that a driver lacks is a failure where it is needed, and none elsewhere") {
  HostileBench world;
  const std::vector<std::string> needed = {
      "C_GetSlotList", "C_OpenSession", "C_FindObjectsInit", "C_Login", "C_GenerateKeyPair", "C_SignInit", "C_Sign"};
  for (const auto& function : needed) {
    INFO(function);
    world.orders.give(function, "lacks", When::Always);
    world.restartTokens();
    const auto failure = journey(world, {});
    REQUIRE(failure);
    CHECK(*failure != ErrorCode::DriverCrashed);
    CHECK(*failure != ErrorCode::Internal);
  }
  for (const std::string function : {"C_GetInfo", "C_WaitForSlotEvent", "C_Finalize", "C_CloseAllSessions"}) {
    INFO(function);
    world.orders.give(function, "lacks", When::Always);
    world.restartTokens();
    CHECK_FALSE(journey(world, {}));
  }
}

TEST_CASE("What a driver does beside its work does not keep the work from its end") {
  const auto [function, misdeed] = GENERATE(table<std::string, std::string>({{"*", "prints"},
                                                                             {"C_OpenSession", "leaks"},
                                                                             {"C_Login", "starts-threads"},
                                                                             {"*", "wanders"},
                                                                             {"C_Initialize", "leaves-a-child"},
                                                                             {"C_GetSlotList", "renumbers"}}));
  INFO(function << " " << misdeed);
  HostileBench world;
  world.orders.give(function, misdeed, misdeed == "leaves-a-child" ? When::Once : When::Always);
  Service service(world.serial, token::KeyKind::EcP256);
  ok(world.tokens->begin(world.serial, pin(), false, {}));
  ok(service.finish(*world.tokens));
  service.checkFinished(*world.tokens);
  ok(world.tokens->end(world.serial, {}));
  world.tokens.reset();
  CHECK(runningHosts().empty());
}

TEST_CASE("A driver that leaks is started anew between two looks, and not while somebody is at work") {
  HostileBench world;
  world.patience = std::chrono::seconds(5); // a busy PC gives out memory slowly
  world.restartTokens();
  world.orders.give("C_GetSlotList", "leaks", When::Always); // 48 MiB at each of two calls of a look
  ok(world.tokens->begin(world.serial, pin(), false, {}));
  const auto first = runningHosts();
  REQUIRE(first.size() == 1);
  for (int looks = 0; looks < 10; ++looks)
    CHECK(ok(world.tokens->inventory({})).failures.empty());
  CHECK(runningHosts() == first);
  ok(world.tokens->end(world.serial, {}));
  int looks = 0;
  for (; looks < 10 && runningHosts() == first; ++looks)
    CHECK(ok(world.tokens->inventory({})).tokens.size() == 1);
  CHECK(looks > 2);
  CHECK(looks < 10);
}

TEST_CASE("A driver that wants more memory than the PC can spare is refused it") {
  if (certdesk::test::sanitized) {
    WARN("a sanitizer takes as much memory as it likes");
    return;
  }
  HostileBench world;
  CHECK(journeyWith(world, "C_GenerateKeyPair", "devours") == ErrorCode::DriverCrashed);
}

TEST_CASE("What a driver prints, a PIN with it, reaches nobody") {
  HostileBench world;
  world.orders.give("C_Login", "prints", When::Always);
  ok(world.tokens->begin(world.serial, pin(), false, {}));
  const auto hosts = runningHosts();
  REQUIRE(hosts.size() == 1);
  for (int standard = 0; standard < 3; ++standard)
    CHECK(std::filesystem::read_symlink("/proc/" + std::to_string(hosts.front()) + "/fd/" + std::to_string(standard)) ==
          "/dev/null");
}

// ykcs11 is known for it: what a driver knew of a UKEY before it was pulled makes it refuse the right PIN.
TEST_CASE("A driver that refuses the right PIN after a re-plug is started anew before the PIN is given again") {
  HostileBench world;
  REQUIRE(ok(world.tokens->inventory({})).tokens.size() == 1);
  ok(world.bench.drawer.pull(world.serial)); // so quick that nobody has seen it go
  ok(world.bench.drawer.insert(world.serial));
  world.orders.give("C_Login", "goes-stale");
  CHECK(codeOf(world.tokens->begin(world.serial, pin(), false, {})) == ErrorCode::PinWrong);
  CHECK(world.orders.pinsGiven() == 1);
  ok(world.tokens->begin(world.serial, pin(), false, {}));
  CHECK(world.orders.pinsGiven() == 2);
}
