#include "pkcs11/key_generation.h"
#include "tests/pkcs11/world.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace pkcs11;
using tests::must, tests::octetsOf, tests::userPin, tests::World;

TEST_CASE("after its close a session and its objects answer without a call") {
  World world;
  const Object key = must(generateKeyPair(world.session, KeyKind::EcP256, {"k", {1}})).publicKey;
  CHECK(world.session.close());
  const auto calls = world.module.calls();
  CHECK(key.bytes(CKA_ID).error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(key.destroy().error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.session.find({}).error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.session.login(Role::User, octetsOf(userPin)).error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.session.close());
  CHECK(world.module.calls() == calls);
}

TEST_CASE("after the driver was initialised again, older sessions are dead without a call, and new ones work") {
  World world;
  const Object key = must(generateKeyPair(world.session, KeyKind::EcP256, {"k", {1}})).publicKey;
  REQUIRE(world.module.reinitialise());
  const auto calls = world.module.calls();
  CHECK(key.bytes(CKA_ID).error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.session.find({}).error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.session.close());
  CHECK(world.module.calls() == calls);
  const auto slot = tests::slotWith(world.module, world.serial);
  REQUIRE(slot);
  const Session again = must(Session::open(world.module, *slot, Access::ReadWrite));
  CHECK(again.login(Role::User, octetsOf(userPin)));
  CHECK(must(again.find(Template().bytes(CKA_ID, Bytes{1}))).size() == 2);
}

TEST_CASE("a token made by another process is seen once the driver was initialised again") {
  const tests::SoftHsm softHsm;
  softHsm.makeToken("first");
  auto module = Module::open(tests::SoftHsm::modulePath()).value();
  REQUIRE(std::system("softhsm2-util --init-token --free --label second --so-pin 12345678 --pin 1234 >/dev/null") == 0);
  CHECK(must(module.slotList(Module::Which::All)).size() == 2); // first, and the blank one
  CHECK(module.reinitialise());
  CHECK(must(module.slotList(Module::Which::All)).size() == 3);
}

TEST_CASE("private objects are not seen before login, and their handles die at logout") {
  World world;
  const auto pair = must(generateKeyPair(world.session, KeyKind::EcP256, {"k", {1}}));
  CHECK(must(world.session.find(Template().number(CKA_CLASS, CKO_PRIVATE_KEY))).size() == 1);
  must(world.session.logout());
  CHECK(must(world.session.find(Template().number(CKA_CLASS, CKO_PRIVATE_KEY))).empty());
  must(world.session.login(Role::User, octetsOf(userPin)));
  CHECK_FALSE(pair.privateKey.bytes(CKA_ID));
  CHECK(must(world.session.find(Template().number(CKA_CLASS, CKO_PRIVATE_KEY))).size() == 1);
}

TEST_CASE("a session is moved and not closed by the one it came from") {
  World world;
  Session taken = std::move(world.session);
  CHECK(taken.find({}));
  Session other = must(Session::open(world.module, world.slot, Access::ReadOnly));
  int closes = 0;
  world.module.observe([&](const CallRecord& call) { closes += std::string(call.function) == "C_CloseSession"; });
  other = std::move(taken);
  CHECK(closes == 1);
  CHECK(other.find({}));
  world.module.observe({});
}

TEST_CASE("sessions outlive the Module they came from, and the driver is finalised after the last") {
  const tests::SoftHsm softHsm;
  const std::string serial = softHsm.makeToken("x");
  std::optional<Session> session;
  std::vector<std::string> calls;
  {
    auto module = Module::open(tests::SoftHsm::modulePath()).value();
    session = must(Session::open(module, tests::slotWith(module, serial).value(), Access::ReadOnly));
    module.observe([&](const CallRecord& call) { calls.emplace_back(call.function); });
  }
  CHECK(session->find({}));
  session.reset();
  REQUIRE(calls.size() >= 2);
  CHECK(calls[calls.size() - 2] == "C_CloseSession");
  CHECK(calls.back() == "C_Finalize");
}

TEST_CASE("each call is told to the observer with its name and answer") {
  World world;
  std::vector<CallRecord> calls;
  world.module.observe([&](const CallRecord& call) { calls.push_back(call); });
  must(world.session.logout());
  CHECK_FALSE(world.session.initPin(octetsOf("new one")));
  world.module.observe({});
  REQUIRE(calls.size() == 2);
  CHECK(std::string(calls[0].function) == "C_Logout");
  CHECK(calls[0].code == CKR_OK);
  CHECK(calls[1].code == CKR_USER_NOT_LOGGED_IN);
  CHECK(calls[1].took.count() >= 0);
}
