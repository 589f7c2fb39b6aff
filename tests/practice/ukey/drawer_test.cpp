#include "tests/practice/ukey/bench.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

using namespace certdesk;
using namespace certdesk::practice;
using namespace std::chrono_literals;

TEST_CASE("A drawer is made where there is none, and found again with everything in it") {
  const TemporaryFolder folder;
  const auto directory = folder.path() / "practice" / "ukeys";
  std::string serial;
  {
    const auto drawer = Drawer::open(directory);
    REQUIRE(drawer);
    CHECK(drawer->list().empty());
    CHECK(std::filesystem::exists(drawer->confFile()));
    UkeySettings settings;
    settings.inserted = false;
    settings.userTries = 6;
    settings.capacity = 32 * 1024;
    settings.latency = 15ms;
    settings.quirks = {Quirk::LabelsDropped, Quirk::NoEc};
    const auto ukey = drawer->make({"测试 one", "123456", "87654321", true, settings});
    REQUIRE(ukey);
    CHECK(ukey->serial.size() == 16);
    serial = ukey->serial;
  }
  const auto drawer = Drawer::open(directory);
  REQUIRE(drawer);
  REQUIRE(drawer->list().size() == 1);
  const Ukey ukey = drawer->list()[0];
  CHECK(ukey.serial == serial);
  CHECK(ukey.state.label == "测试 one");
  CHECK(ukey.state.factoryPin);
  CHECK(ukey.state.userTriesLeft == 6);
  CHECK(ukey.state.soTriesLeft == 10);
  CHECK_FALSE(ukey.settings.inserted);
  CHECK(ukey.settings.slot == 1);
  CHECK(ukey.settings.userTries == 6);
  CHECK(ukey.settings.capacity == 32 * 1024);
  CHECK(ukey.settings.latency == 15ms);
  CHECK(ukey.settings.quirks == std::set<Quirk>{Quirk::LabelsDropped, Quirk::NoEc});
}

TEST_CASE("Making a UKEY leaves this program's environment alone") {
  const TemporaryFolder folder;
  setVariable("SOFTHSM2_CONF", "/nowhere");
  const auto drawer = Drawer::open(folder.path());
  REQUIRE(drawer);
  CHECK(drawer->make({"one", "123456", "87654321"}));
  CHECK(std::string(std::getenv("SOFTHSM2_CONF")) == "/nowhere");
}

TEST_CASE("UKEYs made at the same time get slots of their own") {
  const TemporaryFolder folder;
  const auto drawer = Drawer::open(folder.path());
  REQUIRE(drawer);
  std::vector<std::thread> makers;
  for (int i = 0; i < 4; ++i)
    makers.emplace_back([&] { (void)drawer->make({"one", "123456", "87654321"}); });
  for (std::thread& maker : makers)
    maker.join();
  std::set<unsigned long> slots;
  for (const Ukey& ukey : drawer->list())
    slots.insert(ukey.settings.slot);
  CHECK(slots == std::set<unsigned long>{1, 2, 3, 4});
}

TEST_CASE("A UKEY that cannot be made is refused with SoftHSM's reason") {
  const TemporaryFolder folder;
  const auto drawer = Drawer::open(folder.path());
  REQUIRE(drawer);
  const auto shortPin = drawer->make({"one", "123", "87654321"});
  REQUIRE_FALSE(shortPin);
  CHECK(shortPin.error().code == ErrorCode::Internal);
  CHECK(shortPin.error().detail.find("CKR 162 in C_InitPIN") != std::string::npos); // CKR_PIN_LEN_RANGE
  CHECK_FALSE(drawer->make({"two\nlines", "123456", "87654321"}));
  CHECK_FALSE(drawer->make({std::string(33, 'x'), "123456", "87654321"}));
  CHECK(drawer->list().empty());
}

TEST_CASE("A UKEY without a user PIN says that it has none") {
  Bench bench;
  const auto made = bench.drawer.make({"blank", "", Bench::soPin});
  REQUIRE(made);
  bench.start();
  CHECK((bench.token(*made).flags & CKF_USER_PIN_INITIALIZED) == 0);
  CHECK((bench.token(*made).flags & CKF_TOKEN_INITIALIZED) != 0);
  CHECK(bench.login(bench.open(*made), Bench::pin) == CKR_USER_PIN_NOT_INITIALIZED);
}

TEST_CASE("A serial that is not in the drawer is not found") {
  const TemporaryFolder folder;
  const auto drawer = Drawer::open(folder.path());
  REQUIRE(drawer);
  const auto pulled = drawer->pull("0123456789abcdef");
  REQUIRE_FALSE(pulled);
  CHECK(pulled.error().code == ErrorCode::UkeyNotFound);
  CHECK_FALSE(drawer->addFault("0123456789abcdef", {}));
  CHECK(drawer->list().empty());
}

TEST_CASE("Inserting what is inserted changes nothing") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  REQUIRE(bench.drawer.insert(ukey.serial));
  CHECK(bench.probe(session) == CKR_OK);
}

TEST_CASE("The module fills every entry of its function list and refuses to work before C_Initialize") {
  Bench bench;
  (void)bench.make();
  const auto* entry = reinterpret_cast<void* const*>(&bench.p11->C_Initialize);
  const auto* end = reinterpret_cast<void* const*>(bench.p11 + 1);
  for (; entry != end; ++entry)
    CHECK(*entry != nullptr);
  CK_ULONG count = 0;
  CHECK(bench.p11->C_GetSlotList(CK_TRUE, nullptr, &count) == CKR_CRYPTOKI_NOT_INITIALIZED);
  CHECK(bench.probe(1) == CKR_CRYPTOKI_NOT_INITIALIZED);
  CHECK(bench.p11->C_Finalize(nullptr) == CKR_CRYPTOKI_NOT_INITIALIZED);
  bench.start();
  CHECK(bench.p11->C_Initialize(nullptr) == CKR_CRYPTOKI_ALREADY_INITIALIZED);
  CK_INFO info{};
  REQUIRE(bench.p11->C_GetInfo(&info) == CKR_OK);
  CHECK(std::string(reinterpret_cast<const char*>(info.libraryDescription), 30) == "Practice UKEY, no legal effect");
  bench.finish();
  setVariable("SOFTHSM2_CONF", "/nowhere");
  CHECK(bench.p11->C_Initialize(nullptr) == CKR_GENERAL_ERROR);
}
