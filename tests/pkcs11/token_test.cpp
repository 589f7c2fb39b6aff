#include "pkcs11/session.h"
#include "pkcs11/slot.h"
#include "tests/pkcs11/world.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::must, tests::octetsOf, tests::SoftHsm, tests::slotWith, tests::soPin, tests::userPin, tests::World;

TEST_CASE("SoftHSM says who it is") {
  const SoftHsm softHsm;
  const auto module = Module::open(SoftHsm::modulePath());
  REQUIRE(module);
  const auto info = module->info();
  REQUIRE(info);
  CHECK(info->manufacturer == "SoftHSM");
  CHECK(info->cryptoki == Version{2, 40});
  CHECK(module->path() == SoftHsm::modulePath());
}

TEST_CASE("a blank slot has a token that is not initialised, and a slot event is no error") {
  const SoftHsm softHsm;
  const auto module = Module::open(SoftHsm::modulePath());
  REQUIRE(module);
  const auto slots = module->slotList(Module::Which::WithToken);
  REQUIRE(slots);
  REQUIRE(slots->size() == 1);
  const Slot slot(*module, slots->front());
  REQUIRE(slot.info());
  CHECK(slot.info()->tokenPresent);
  REQUIRE(slot.token());
  CHECK_FALSE(slot.token()->initialised);
  const auto event = module->slotEvent();
  REQUIRE(event);
  CHECK_FALSE(event->has_value());
}

TEST_CASE("a token is initialised with a label, an SO PIN and a user's PIN, and found again by its serial") {
  const SoftHsm softHsm;
  const std::string serial = softHsm.makeToken("测试 token");
  auto module = Module::open(SoftHsm::modulePath());
  REQUIRE(module);
  const auto slot = slotWith(*module, serial);
  REQUIRE(slot);
  const auto token = Slot(*module, *slot).token();
  REQUIRE(token);
  CHECK(token->label == "测试 token");
  CHECK(token->serial == serial);
  CHECK(token->initialised);
  CHECK(token->userPinInitialised);
  CHECK(token->loginRequired);
  CHECK(token->minimumPin == 4);
  CHECK(token->maximumPin == 255);
  CHECK(token->user == PinFlags{});
  CHECK_FALSE(token->freePublicMemory.has_value()); // SoftHSM says that it does not know
}

TEST_CASE("a token's label is at most 32 octets, and an empty SO PIN never reaches the driver") {
  const SoftHsm softHsm;
  const auto module = Module::open(SoftHsm::modulePath());
  REQUIRE(module);
  const Slot slot(*module, module->slotList(Module::Which::All)->front());
  const auto calls = module->calls();
  CHECK(slot.initToken(octetsOf(soPin), std::string(33, 'x')).error().code == CKR_ARGUMENTS_BAD);
  CHECK(slot.initToken({}, "x").error().code == CKR_PIN_LEN_RANGE);
  CHECK(module->calls() == calls);
  CHECK(slot.initToken(octetsOf(soPin), std::string(32, 'x')));
  CHECK(slot.token()->label == std::string(32, 'x'));
}

TEST_CASE("the mechanisms are listed, with flags for those we use") {
  World world;
  const auto mechanisms = Slot(world.module, world.slot).mechanisms();
  REQUIRE(mechanisms);
  CHECK(mechanisms->has(CKM_RSA_PKCS_KEY_PAIR_GEN, CKF_GENERATE_KEY_PAIR));
  CHECK(mechanisms->has(CKM_RSA_PKCS_OAEP, CKF_UNWRAP));
  CHECK(mechanisms->has(aesKeyWrapPad, CKF_UNWRAP));
  CHECK_FALSE(mechanisms->has(CKM_ECDSA, CKF_UNWRAP));
  CHECK_FALSE(mechanisms->has(CKM_ECDSA_SHA256));
  CHECK_FALSE(mechanisms->has(aesKeyWrapKwp));
  CHECK(mechanisms->has(CKM_MD5));
  CHECK(mechanisms->find(CKM_MD5)->flags == 0); // never used, so never asked
}

TEST_CASE("a wrong PIN answers CKR_PIN_INCORRECT from one C_Login, and the flag tells of it until the right one") {
  World world;
  must(world.session.logout());
  int logins = 0;
  world.module.observe([&](const CallRecord& call) { logins += std::string(call.function) == "C_Login"; });
  const Outcome wrong = world.session.login(Role::User, octetsOf("00000000"));
  REQUIRE_FALSE(wrong);
  CHECK(describe(wrong.error()) == "C_Login: CKR_PIN_INCORRECT");
  CHECK(meansPinWrong(wrong.error().code));
  CHECK(logins == 1);
  CHECK(Slot(world.module, world.slot).token()->user.countLow);
  CHECK(world.session.login(Role::User, octetsOf(userPin)));
  CHECK(logins == 2);
  CHECK_FALSE(Slot(world.module, world.slot).token()->user.countLow);
  world.module.observe({});
}

TEST_CASE("a second login is handed on as CKR_USER_ALREADY_LOGGED_IN") {
  World world;
  CHECK(world.session.login(Role::User, octetsOf(userPin)).error().code == CKR_USER_ALREADY_LOGGED_IN);
}

TEST_CASE("a PIN is changed by its owner, and set anew by the security officer") {
  World world;
  CHECK(world.session.setPin(octetsOf(userPin), octetsOf("another one")));
  CHECK(world.session.logout());
  CHECK(meansPinWrong(world.session.login(Role::User, octetsOf(userPin)).error().code));
  CHECK(meansPinUnsuitable(world.session.setPin(octetsOf("another one"), octetsOf("123")).error().code));
  CHECK(world.session.login(Role::SecurityOfficer, octetsOf(soPin)));
  CHECK(world.session.initPin(octetsOf("third pin")));
  CHECK(world.session.logout());
  CHECK(world.session.login(Role::User, octetsOf("third pin")));
}

TEST_CASE("an empty PIN never reaches the driver, where it would mean the reader's own keys") {
  World world;
  must(world.session.logout());
  const auto calls = world.module.calls();
  CHECK(world.session.login(Role::User, {}).error().code == CKR_PIN_LEN_RANGE);
  CHECK(world.session.initPin({}).error().code == CKR_PIN_LEN_RANGE);
  CHECK(world.session.setPin(octetsOf(userPin), {}).error().code == CKR_PIN_LEN_RANGE);
  CHECK(world.session.setPin({}, octetsOf(userPin)).error().code == CKR_PIN_LEN_RANGE);
  CHECK(world.module.calls() == calls);
}

TEST_CASE("random octets come from the token") {
  World world;
  const auto first = world.session.generateRandom(32), second = world.session.generateRandom(32);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->size() == 32);
  CHECK(*first != *second);
}
