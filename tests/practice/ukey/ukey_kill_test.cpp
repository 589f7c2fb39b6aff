#include "app/core/child_process.h"
#include "tests/practice/ukey/bench.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

using namespace certdesk;
using namespace certdesk::practice;
using namespace std::chrono_literals;

namespace {

// Kills a process while it does nothing but this; the moment is another one each time, the same in each run.
void killAtWork(const Ukey& ukey, const char* act, std::chrono::microseconds longest) {
  static std::minstd_rand random(20240601); // NOLINT(cert-msc51-cpp): the same in each run is meant
  auto worker = startWorker({Drawer::module().string(), ukey.serial, act});
  std::array<std::uint8_t, 16> line{};
  const auto count = worker.read(line, 30s);
  REQUIRE(count);
  REQUIRE(*count > 0); // else it ended by itself, and nothing was tested
  std::this_thread::sleep_for(longest * static_cast<int>(random() % 1000) / 1000);
  REQUIRE_FALSE(worker.waitForEnd(0ms));
  worker.kill();
  REQUIRE(worker.waitForEnd(30s));
}

void everyPairWorks(const Bench& bench, CK_SESSION_HANDLE session) {
  const auto privateKeys = bench.find(session, CKO_PRIVATE_KEY);
  CHECK(bench.find(session, CKO_PUBLIC_KEY).size() == privateKeys.size());
  for (const CK_OBJECT_HANDLE key : privateKeys) {
    CHECK(bench.sign(session, key, CKM_RSA_PKCS) == CKR_OK);
    CHECK(bench.text(session, key, CKA_ID).size() == 16);
    CHECK(bench.text(session, key, CKA_LABEL) == "killed");
  }
}

} // namespace

TEST_CASE("A UKEY survives 40 processes that are killed while they log in") {
  Bench bench;
  const Ukey ukey = bench.make();
  for (int i = 0; i < 40; ++i) {
    killAtWork(ukey, "login", 20ms);
    bench.start();
    const CK_SESSION_HANDLE session = bench.open(ukey);
    const CK_RV code = bench.login(session, Bench::pin);
    REQUIRE(code == CKR_OK);
    CHECK(bench.drawer.find(ukey.serial)->state.userTriesLeft == 10);
    bench.finish();
  }
}

TEST_CASE("A UKEY survives 30 processes that are killed while it is opened with a code") {
  Bench bench;
  const Ukey ukey = bench.make({}, false, Bytes(32, 0x5A));
  for (int i = 0; i < 30; ++i) {
    killAtWork(ukey, "unlock", 20ms);
    bench.start();
    const CK_SESSION_HANDLE session = bench.open(ukey);
    REQUIRE(bench.login(session, Bench::pin) == CKR_OK);
    bench.finish();
  }
}

TEST_CASE("A UKEY survives 20 processes that are killed while they make keys, without half a key pair") {
  Bench bench;
  UkeySettings roomy;
  roomy.capacity = 16 * 1024 * 1024;
  roomy.maximumObjects = 5000;
  const Ukey ukey = bench.make(roomy);
  for (int i = 0; i < 20; ++i) {
    killAtWork(ukey, "generate", 250ms);
    bench.start();
    everyPairWorks(bench, bench.loggedIn(ukey));
    bench.finish();
  }
}

TEST_CASE("A key survives 40 processes that are killed while they change its label") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  Pair pair;
  REQUIRE(bench.generateRsa(bench.loggedIn(ukey), pair) == CKR_OK);
  bench.finish();
  for (int i = 0; i < 40; ++i) {
    killAtWork(ukey, "relabel", 20ms);
    bench.start();
    const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
    const auto keys = bench.find(session, CKO_PRIVATE_KEY);
    REQUIRE(keys.size() == 1);
    CHECK(bench.sign(session, keys[0], CKM_RSA_PKCS) == CKR_OK);
    CHECK(bench.text(session, keys[0], CKA_ID) == "id of pair");
    CHECK_FALSE(bench.text(session, keys[0], CKA_LABEL).empty());
    bench.finish();
  }
}

TEST_CASE("Processes that are killed while they write and delete leave whole objects or none") {
  Bench bench;
  const Ukey ukey = bench.make();
  for (int i = 0; i < 40; ++i) {
    killAtWork(ukey, "create", 20ms);
    bench.start();
    const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
    for (const CK_OBJECT_HANDLE object : bench.find(session, CKO_DATA))
      CHECK(bench.p11->C_DestroyObject(session, object) == CKR_OK);
    CHECK(bench.find(session, CKO_DATA).empty());
    bench.finish();
  }
}

TEST_CASE("A token file that was lost outside of the module is brought back") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  bench.finish();
  unsigned emptied = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(bench.folder() / "tokens"))
    if (entry.path().filename() == "token.object") {
      std::filesystem::resize_file(entry.path(), 0);
      ++emptied;
    }
  REQUIRE(emptied == 1);
  bench.start();
  CHECK(bench.probe(bench.loggedIn(ukey)) == CKR_OK);
}

TEST_CASE("A try is spent before the PIN is compared: a kill does not give it back") {
  Bench bench;
  const Ukey ukey = bench.make();
  Fault crash;
  crash.kind = Fault::Kind::Crash;
  crash.function = "C_Login";
  crash.moment = Fault::Moment::After;
  REQUIRE(bench.drawer.addFault(ukey.serial, crash));
  auto worker = startWorker({Drawer::module().string(), ukey.serial, "try", "7654321"});
  REQUIRE(worker.waitForEnd(30s));
  CHECK(bench.drawer.find(ukey.serial)->state.userTriesLeft == 9);
  CHECK(bench.drawer.callCount(ukey.serial, "C_Login") == 1);
}

TEST_CASE("A PIN that another process changed is the one that counts at the next session") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  REQUIRE(bench.p11->C_CloseSession(bench.loggedIn(ukey)) == CKR_OK);
  auto worker = startWorker({Drawer::module().string(), ukey.serial, "pin", Bench::pin, "another"});
  REQUIRE(worker.waitForEnd(30s));
  const CK_SESSION_HANDLE session = bench.open(ukey);
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_INCORRECT);
  CHECK(bench.login(session, "another") == CKR_OK);
}

TEST_CASE("Processes that use one UKEY at the same time do not harm each other") {
  Bench bench;
  UkeySettings roomy;
  roomy.capacity = 16 * 1024 * 1024;
  roomy.maximumObjects = 5000;
  const Ukey ukey = bench.make(roomy);
  std::vector<certdesk::platform::ChildProcess> workers;
  for (const char* act : {"login", "create", "create", "generate"})
    workers.push_back(startWorker({Drawer::module().string(), ukey.serial, act}));
  // Each goes on until its first failure, and each gets its turn.
  const auto enough = [&](const char* function) { return bench.drawer.callCount(ukey.serial, function) > 12; };
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  while (!(enough("C_Login") && enough("C_CreateObject") && enough("C_GenerateKeyPair")) &&
         std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(20ms);
  CHECK(std::chrono::steady_clock::now() < deadline);
  for (auto& worker : workers) {
    CHECK_FALSE(worker.waitForEnd(0ms));
    worker.kill();
    REQUIRE(worker.waitForEnd(30s));
  }
  bench.start();
  everyPairWorks(bench, bench.loggedIn(ukey));
}
