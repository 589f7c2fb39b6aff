#include "tests/practice/ukey/bench.h"

#include <catch2/catch.hpp>
#include <future>
#include <thread>

using namespace certdesk::practice;
using namespace std::chrono_literals;

namespace {

CK_RV waitForEvent(const Bench& bench, CK_FLAGS flags, CK_SLOT_ID& slot) {
  return bench.p11->C_WaitForSlotEvent(flags, &slot, nullptr);
}
CK_SLOT_INFO slotInfo(const Bench& bench, CK_SLOT_ID slot) {
  CK_SLOT_INFO info{};
  REQUIRE(bench.p11->C_GetSlotInfo(slot, &info) == CKR_OK);
  return info;
}
std::string field(const CK_UTF8CHAR* text, std::size_t size) { return {reinterpret_cast<const char*>(text), size}; }

} // namespace

TEST_CASE("Each UKEY has a slot of its own that stays, and SoftHSM's spare slot is not seen") {
  Bench bench;
  const Ukey first = bench.make(), second = bench.make();
  CHECK(first.settings.slot != second.settings.slot);
  bench.start();
  CHECK(bench.slots(true) == std::vector<CK_SLOT_ID>{first.settings.slot, second.settings.slot});
  CHECK(bench.slots(false) == bench.slots(true));
  bench.finish();
  bench.start();
  CHECK(bench.slots(true) == std::vector<CK_SLOT_ID>{first.settings.slot, second.settings.slot});
  const CK_TOKEN_INFO info = bench.token(second);
  CHECK(field(info.serialNumber, 16) == second.serial);
  CHECK(field(info.manufacturerID, 18) == "CertDesk practice ");
  CHECK(field(info.model, 16) == "Practice UKEY   ");
  CHECK(field(info.label, 15) == "Practice 演练");
  CHECK((info.flags & CKF_TOKEN_INITIALIZED) != 0);
  CK_SLOT_INFO none{};
  CHECK(bench.p11->C_GetSlotInfo(999, &none) == CKR_SLOT_ID_INVALID);
}

TEST_CASE("A list that is too short is refused and says how long it should be") {
  Bench bench;
  (void)bench.make();
  (void)bench.make();
  bench.start();
  CK_SLOT_ID one = 0;
  CK_ULONG count = 1;
  CHECK(bench.p11->C_GetSlotList(CK_TRUE, &one, &count) == CKR_BUFFER_TOO_SMALL);
  CHECK(count == 2);
}

TEST_CASE("A pulled UKEY leaves an empty slot, and its sessions say removed once and are unknown then") {
  Bench bench;
  const Ukey ukey = bench.make(), other = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey), second = bench.open(ukey), elsewhere = bench.loggedIn(other);
  REQUIRE(bench.createData(session, "of the session", 10, false) == CKR_OK);
  CHECK(bench.find(session, CKO_DATA).size() == 1);

  REQUIRE(bench.drawer.pull(ukey.serial));
  CHECK(bench.probe(session) == CKR_DEVICE_REMOVED);
  CHECK(bench.probe(session) == CKR_SESSION_HANDLE_INVALID);
  CHECK(bench.p11->C_CloseSession(second) == CKR_DEVICE_REMOVED);
  CHECK(bench.p11->C_CloseSession(second) == CKR_SESSION_HANDLE_INVALID);
  CK_TOKEN_INFO info{};
  CHECK(bench.p11->C_GetTokenInfo(ukey.settings.slot, &info) == CKR_TOKEN_NOT_PRESENT);
  CK_SESSION_HANDLE third = CK_INVALID_HANDLE;
  CHECK(bench.p11->C_OpenSession(ukey.settings.slot, CKF_SERIAL_SESSION, nullptr, nullptr, &third) ==
        CKR_TOKEN_NOT_PRESENT);
  CHECK((slotInfo(bench, ukey.settings.slot).flags & CKF_TOKEN_PRESENT) == 0);
  CHECK((slotInfo(bench, ukey.settings.slot).flags & CKF_REMOVABLE_DEVICE) != 0);
  CHECK(bench.slots(true) == std::vector<CK_SLOT_ID>{other.settings.slot});
  CHECK(bench.slots(false).size() == 2);
  CHECK(bench.probe(elsewhere) == CKR_OK);
}

TEST_CASE("A re-plugged UKEY is logged out and has lost its session objects, even where nobody called meanwhile") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  REQUIRE(bench.createData(session, "of the session", 10, false) == CKR_OK);
  REQUIRE(bench.createData(session, "of the UKEY", 10) == CKR_OK);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);

  REQUIRE(bench.drawer.pull(ukey.serial));
  REQUIRE(bench.drawer.insert(ukey.serial));
  CHECK(bench.probe(session) == CKR_DEVICE_REMOVED);
  CHECK(bench.probe(session) == CKR_SESSION_HANDLE_INVALID);

  const CK_SESSION_HANDLE again = bench.open(ukey);
  CK_SESSION_INFO info{};
  REQUIRE(bench.p11->C_GetSessionInfo(again, &info) == CKR_OK);
  CHECK(info.state == CKS_RW_PUBLIC_SESSION);
  CHECK(info.slotID == ukey.settings.slot);
  CHECK(bench.find(again, CKO_PRIVATE_KEY).empty());
  const auto data = bench.find(again, CKO_DATA);
  REQUIRE(data.size() == 1);
  CHECK(bench.text(again, data[0], CKA_LABEL) == "of the UKEY");
  REQUIRE(bench.login(again, Bench::pin) == CKR_OK);
  REQUIRE(bench.find(again, CKO_PRIVATE_KEY).size() == 1);
  CHECK(bench.sign(again, bench.find(again, CKO_PRIVATE_KEY)[0], CKM_ECDSA) == CKR_OK);
}

TEST_CASE("Slot events tell of insertion and removal, and there is none where nothing happened") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CK_SLOT_ID slot = 0;
  CHECK(waitForEvent(bench, CKF_DONT_BLOCK, slot) == CKR_NO_EVENT);
  REQUIRE(bench.drawer.pull(ukey.serial));
  REQUIRE(waitForEvent(bench, CKF_DONT_BLOCK, slot) == CKR_OK);
  CHECK(slot == ukey.settings.slot);
  CHECK(waitForEvent(bench, CKF_DONT_BLOCK, slot) == CKR_NO_EVENT);

  auto waiting = std::async(std::launch::async, [&] {
    CK_SLOT_ID where = 0;
    return std::pair(waitForEvent(bench, 0, where), where);
  });
  CHECK(waiting.wait_for(300ms) == std::future_status::timeout); // it does block
  REQUIRE(bench.drawer.insert(ukey.serial));
  REQUIRE(waiting.wait_for(5s) == std::future_status::ready);
  CHECK(waiting.get() == std::pair<CK_RV, CK_SLOT_ID>(CKR_OK, ukey.settings.slot));
}

TEST_CASE("Waiting for a slot event holds nobody up, and ends when the module is finalised") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  auto waiting = std::async(std::launch::async, [&] {
    CK_SLOT_ID slot = 0;
    return waitForEvent(bench, 0, slot);
  });
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  CHECK(bench.probe(session) == CKR_OK);
  CHECK(waiting.wait_for(0s) == std::future_status::timeout);
  bench.finish();
  REQUIRE(waiting.wait_for(5s) == std::future_status::ready);
  const CK_RV code = waiting.get();
  CHECK(code == CKR_CRYPTOKI_NOT_INITIALIZED);
  CHECK(bench.probe(session) == CKR_CRYPTOKI_NOT_INITIALIZED);
}

TEST_CASE("A UKEY that was made after C_Initialize is seen without another one") {
  Bench bench;
  const Ukey first = bench.make();
  bench.start();
  CHECK(bench.slots(true).size() == 1);
  const Ukey second = bench.make();
  CHECK(bench.slots(true).size() == 2);
  CHECK(bench.probe(bench.loggedIn(second)) == CKR_OK);
}

TEST_CASE("A UKEY made while a session is open waits in its slot until the session is closed") {
  Bench bench;
  const Ukey first = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(first);
  const Ukey second = bench.make();
  CHECK(bench.slots(false).size() == 2);
  CHECK(bench.slots(true).size() == 1);
  CHECK(bench.probe(session) == CKR_OK);
  REQUIRE(bench.p11->C_CloseSession(session) == CKR_OK);
  CHECK(bench.slots(true).size() == 2);
  CHECK(bench.probe(bench.loggedIn(second)) == CKR_OK);
}

TEST_CASE("A nap of the UKEY does not hide that it was pulled, and holds up no other UKEY") {
  Bench bench;
  const Ukey slow = bench.make(), quick = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(slow), other = bench.open(quick);
  REQUIRE(bench.drawer.setLatency(slow.serial, 60s, 0s));
  auto call = std::async(std::launch::async, [&] { return bench.probe(session); });
  CHECK(call.wait_for(100ms) == std::future_status::timeout);
  CHECK(bench.probe(other) == CKR_OK);
  REQUIRE(bench.drawer.pull(slow.serial));
  REQUIRE(call.wait_for(5s) == std::future_status::ready);
  CHECK(call.get() == CKR_DEVICE_REMOVED);
}

TEST_CASE("The latency is what each call takes at least") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  REQUIRE(bench.drawer.setLatency(ukey.serial, 50ms, 0ms));
  const auto start = std::chrono::steady_clock::now();
  CHECK(bench.probe(session) == CKR_OK);
  CHECK(std::chrono::steady_clock::now() - start >= 50ms);
}

TEST_CASE("Settings that are replaced again and again never look like a removal") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  std::jthread trainer([&](const std::stop_token& stop) {
    // Longer and shorter files, so that half a file or a cut one would show.
    for (unsigned turn = 0; !stop.stop_requested(); ++turn)
      (void)bench.drawer.setCapacity(ukey.serial, turn % 2 == 0 ? 70000 : 70000000000, 100);
  });
  int failures = 0;
  for (int i = 0; i < 3000; ++i)
    failures += bench.probe(session) != CKR_OK;
  CHECK(failures == 0);
}
