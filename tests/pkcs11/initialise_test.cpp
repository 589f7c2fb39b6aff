#include "tests/pkcs11/script.h"

#include <catch2/catch.hpp>

using namespace pkcs11;
using tests::Script, tests::ScriptedSession;

namespace {

int initialised = 0, finalised = 0, logins = 0;
CK_RV answer = CKR_OK;

// Counts what reaches the driver.
struct Counted : Script {
  Counted() {
    initialised = finalised = logins = 0;
    answer = CKR_OK;
    (*this)->C_Initialize = [](void*) { return ++initialised, answer; };
    (*this)->C_Finalize = [](void*) { return ++finalised, CK_RV{CKR_OK}; };
  }
};

} // namespace

TEST_CASE("a driver is finalised once by whoever initialised it") {
  Counted script;
  { const Module module = Script::open(); }
  CHECK(initialised == 1);
  CHECK(finalised == 1);
}

TEST_CASE("a driver that somebody else initialised is used, and never finalised") {
  Counted script;
  answer = CKR_CRYPTOKI_ALREADY_INITIALIZED;
  {
    Module module = Script::open();
    CHECK(module.slotList(Module::Which::All));
    CHECK(module.reinitialise().error().code == CKR_CRYPTOKI_ALREADY_INITIALIZED);
    CHECK(module.slotList(Module::Which::All)); // still at work
  }
  CHECK(initialised == 1);
  CHECK(finalised == 0);
}

TEST_CASE("a driver that does not initialise is refused with its answer, and left alone") {
  Counted script;
  answer = CKR_DEVICE_ERROR;
  const auto module = Module::open(Script::path());
  REQUIRE_FALSE(module);
  CHECK(module.error().kind == LibraryError::Kind::Refused);
  CHECK(module.error().code == CKR_DEVICE_ERROR);
  CHECK(module.error().text == "C_Initialize: CKR_DEVICE_ERROR");
  CHECK(finalised == 0);
}

TEST_CASE("a driver without locks is initialised without them") {
  Counted script;
  script->C_Initialize = [](void* arguments) {
    ++initialised;
    return arguments != nullptr ? CK_RV{CKR_CANT_LOCK} : CK_RV{CKR_OK};
  };
  { const Module module = Script::open(); }
  CHECK(initialised == 2);
  CHECK(finalised == 1);
}

TEST_CASE("while a driver does not come up again nothing goes in, and another try may help") {
  Counted script;
  {
    ScriptedSession world;
    answer = CKR_DEVICE_ERROR;
    CHECK(world.module.reinitialise().error().code == CKR_DEVICE_ERROR);
    const auto calls = world.module.calls();
    CHECK(world.module.slotList(Module::Which::All).error().code == CKR_CRYPTOKI_NOT_INITIALIZED);
    CHECK(Session::open(world.module, 7, Access::ReadOnly).error().code == CKR_CRYPTOKI_NOT_INITIALIZED);
    CHECK_FALSE(world.session.find({}));
    CHECK(world.session.close());
    CHECK(world.module.calls() == calls);
    answer = CKR_OK;
    CHECK(world.module.reinitialise());
    CHECK(world.module.slotList(Module::Which::All));
    answer = CKR_DEVICE_ERROR;
    CHECK_FALSE(world.module.reinitialise());
  }
  CHECK(initialised == 4);
  CHECK(finalised == 2); // and not once more at the end
}

TEST_CASE("a driver whose C_Finalize failed stays ours") {
  Counted script;
  script->C_Finalize = [](void*) { return ++finalised, CK_RV{CKR_GENERAL_ERROR}; };
  {
    Module module = Script::open();
    answer = CKR_CRYPTOKI_ALREADY_INITIALIZED;
    CHECK(module.reinitialise().error().code == CKR_CRYPTOKI_ALREADY_INITIALIZED);
    CHECK(module.slotList(Module::Which::All));
  }
  CHECK(finalised == 2);
}

TEST_CASE("a login is one C_Login, whatever the driver answers") {
  Script script;
  script->C_Login = [](CK_SESSION_HANDLE, CK_USER_TYPE, CK_UTF8CHAR*, CK_ULONG) { return ++logins, answer; };
  const Bytes pin = {'1', '2', '3', '4'};
  for (const CK_RV code :
       {CK_RV{CKR_OK}, CK_RV{CKR_PIN_INCORRECT}, CK_RV{CKR_PIN_LOCKED}, CK_RV{CKR_PIN_LEN_RANGE},
        CK_RV{CKR_GENERAL_ERROR}, CK_RV{CKR_DEVICE_REMOVED}, CK_RV{CKR_USER_ALREADY_LOGGED_IN},
        CK_RV{CKR_FUNCTION_FAILED}, CK_RV{CKR_SESSION_HANDLE_INVALID}, CK_RV{CKR_VENDOR_DEFINED | 99}}) {
    const ScriptedSession world;
    logins = 0;
    answer = code;
    const Outcome done = world.session.login(Role::User, pin);
    CHECK((done ? CK_RV{CKR_OK} : done.error().code) == code);
    CHECK(logins == 1);
  }
}

TEST_CASE("a PIN reaches the driver where it lies, without a copy, and the reader's own keys are asked by NULL") {
  Script script;
  static const void* seen;
  static CK_ULONG length;
  script->C_Login = [](CK_SESSION_HANDLE, CK_USER_TYPE, CK_UTF8CHAR* pin, CK_ULONG size) {
    seen = pin, length = size;
    return CK_RV{CKR_OK};
  };
  const ScriptedSession world;
  const Bytes pin = {'1', '2', '3', '4'};
  CHECK(world.session.login(Role::User, pin));
  CHECK(seen == pin.data());
  CHECK(length == 4);
  CHECK(world.session.loginOnReader(Role::User));
  CHECK(seen == nullptr);
  CHECK(length == 0);
}

TEST_CASE("a function that the driver lacks is CKR_FUNCTION_NOT_SUPPORTED, and no crash") {
  Script script;
  const ScriptedSession world;
  CHECK(world.module.info().error().code == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(world.session.find({}).error().code == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(world.object().destroy().error().code == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(world.session.logout().error().code == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(world.module.slotEvent()->has_value() == false);
}

TEST_CASE("a session that the driver no longer knows is dead: its number may be somebody else's") {
  Script script;
  script->C_Logout = [](CK_SESSION_HANDLE) { return CK_RV{CKR_SESSION_HANDLE_INVALID}; };
  ScriptedSession world;
  CHECK(world.session.logout().error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.object().destroy().error().code == CKR_SESSION_HANDLE_INVALID);
  CHECK(world.session.close());
  CHECK(world.calls == std::vector<std::string>{"C_Logout"});
}

TEST_CASE("a session without a number is no session") {
  Script script;
  script->C_OpenSession = [](CK_SLOT_ID, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE*) { return CK_RV{CKR_OK}; };
  const Module module = Script::open();
  CHECK(Session::open(module, 7, Access::ReadOnly).error().code == badAnswer);
}

TEST_CASE("answers are named by the standard, and others by their number") {
  CHECK(nameOf(CK_RV{CKR_PIN_INCORRECT}) == "CKR_PIN_INCORRECT");
  CHECK(nameOf(badAnswer) == "BAD_ANSWER");
  CHECK(nameOf(CK_RV{0x80000123}) == "0x80000123");
  CHECK(meansRemoved(CKR_DEVICE_REMOVED));
  CHECK_FALSE(meansRemoved(CKR_GENERAL_ERROR)); // only with a failing C_GetTokenInfo
  CHECK_FALSE(meansPinWrong(CKR_PIN_LOCKED));
  CHECK(meansNoRoom(CKR_DEVICE_MEMORY));
}
