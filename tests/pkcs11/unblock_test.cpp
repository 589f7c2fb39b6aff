#include "pkcs11/unblock.h"
#include "tests/pkcs11/script.h"
#include "tests/pkcs11/world.h"

#include <catch2/catch.hpp>
#include <cstring>

using namespace pkcs11;
using tests::must, tests::octetsOf, tests::Script;

namespace {

std::string given;    // what the driver answers a challenge with
CK_ULONG saidLength;  // and how long it says that this is
std::string received; // the last response and PIN
CK_RV answered = CKR_OK;

CK_RV available(CK_SLOT_ID slot, CK_BBOOL* yes) {
  *yes = slot == 7 ? CK_TRUE : 2; // 2: neither
  return answered;
}
CK_RV enable(CK_SLOT_ID, CK_UTF8CHAR* pin, CK_ULONG length, CK_BYTE*, CK_ULONG keyLength) {
  received = std::string(reinterpret_cast<const char*>(pin), length) + "/" + std::to_string(keyLength);
  return answered;
}
CK_RV challenge(CK_SLOT_ID, CK_UTF8CHAR* code, CK_ULONG* length) {
  std::memcpy(code, given.data(), std::min<std::size_t>(given.size(), *length));
  *length = saidLength;
  return answered;
}
CK_RV respond(CK_SLOT_ID, CK_UTF8CHAR* code, CK_ULONG length, CK_UTF8CHAR* pin, CK_ULONG pinLength) {
  received = std::string(reinterpret_cast<const char*>(code), length) + "/" +
             std::string(reinterpret_cast<const char*>(pin), pinLength);
  return answered;
}

// A scripted driver that offers the interface as it is now.
struct Offering {
  Offering() {
    given = "0123456789AB";
    saidLength = given.size();
    received.clear();
    answered = CKR_OK;
    script.interfaceGiven() = &interface_;
    script.interfaceAnswer() = CKR_OK;
  }
  [[nodiscard]] bool believed() {
    const auto module = Script::open();
    return unblockFunctionsOf(module.driver()->library) != nullptr;
  }

  Script script;
  std::string name = unblockInterface;
  UnblockFunctions functions{{1, 0}, available, enable, challenge, respond};
  Interface interface_{reinterpret_cast<CK_UTF8CHAR*>(name.data()), &functions, 0};
};

CK_RV codeOf(const Outcome& outcome) { return outcome ? CKR_OK : outcome.error().code; }

} // namespace

TEST_CASE("a driver that offers codes is asked for them, and each call is counted and observed") {
  Offering offering;
  auto module = Script::open();
  std::vector<std::string> calls;
  module.observe([&](const CallRecord& call) { calls.emplace_back(call.function); });
  const auto before = module.calls();
  const Unblock unblock(module, 7);
  CHECK(must(unblock.available()));
  CHECK_FALSE(must(Unblock(module, 8).available()));
  CHECK(must(unblock.challenge()) == "0123456789AB");
  must(unblock.respond(octetsOf("code"), octetsOf("a PIN")));
  CHECK(received == "code/a PIN");
  must(unblock.enable(octetsOf("officer"), Bytes(32)));
  CHECK(received == "officer/32");
  CHECK(calls == std::vector<std::string>{"unblock_available", "unblock_available", "unblock_challenge",
                                          "unblock_respond", "unblock_enable"});
  CHECK(module.calls() == before + 5);
  answered = CKR_PIN_LOCKED;
  CHECK(unblock.respond(octetsOf("code"), octetsOf("a PIN")).error() == Error{CKR_PIN_LOCKED, ""});
  module.observe({});
}

TEST_CASE("a challenge that is none is not believed") {
  Offering offering;
  const auto module = Script::open();
  const Unblock unblock(module, 7);
  const auto asked = [&](std::string code, CK_ULONG length) {
    given = std::move(code);
    saidLength = length;
    return unblock.challenge();
  };
  CHECK(asked("0123456789AB", 12));
  for (const CK_ULONG length : {0UL, 11UL, 13UL, 65UL, ~0UL})
    CHECK(asked("0123456789AB", length).error().code == badAnswer);
  for (const char* code : {"0123456789Ab", "0123456789A ", "0123456789AU", "01234-6789AB",
                           "\xE8\xA7\xA3\xE9\x94\x81"
                           "123456"})
    CHECK(asked(code, 12).error().code == badAnswer);
}

TEST_CASE("an empty code and an empty PIN do not go in") {
  Offering offering;
  const auto module = Script::open();
  const Unblock unblock(module, 7);
  CHECK(codeOf(unblock.respond({}, octetsOf("a PIN"))) == CKR_ARGUMENTS_BAD);
  CHECK(codeOf(unblock.respond(octetsOf("code"), {})) == CKR_PIN_LEN_RANGE);
  CHECK(codeOf(unblock.enable({}, Bytes(32))) == CKR_PIN_LEN_RANGE);
  CHECK(received.empty());
}

TEST_CASE("a driver with another interface, or with nothing in it, is one without codes") {
  Offering offering;
  CHECK(offering.believed());
  const auto other = GENERATE(0, 1, 2, 3, 4, 5, 6);
  std::string name = "PKCS 11";
  if (other == 0) offering.interface_.name = reinterpret_cast<CK_UTF8CHAR*>(name.data());
  if (other == 1) offering.interface_.name = nullptr;
  if (other == 2) offering.interface_.functions = nullptr;
  if (other == 3) offering.functions.version = {2, 0};
  if (other == 4) offering.script.interfaceGiven() = nullptr;
  if (other == 5) offering.script.interfaceAnswer() = CKR_GENERAL_ERROR;
  if (other == 6) offering.name += " of another";
  if (other == 6) offering.interface_.name = reinterpret_cast<CK_UTF8CHAR*>(offering.name.data());
  CHECK_FALSE(offering.believed());
  const auto module = Script::open();
  const Unblock unblock(module, 7);
  CHECK_FALSE(must(unblock.available()));
  CHECK(unblock.challenge().error().code == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(codeOf(unblock.respond(octetsOf("code"), octetsOf("a PIN"))) == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(received.empty());
}

TEST_CASE("a function that the interface leaves empty is not entered, nor any after C_Finalize") {
  Offering offering;
  offering.functions.challenge = nullptr;
  auto module = Script::open();
  const Unblock unblock(module, 7);
  CHECK(unblock.challenge().error().code == CKR_FUNCTION_NOT_SUPPORTED);
  must(module.driver()->finalise());
  CHECK(unblock.available().error().code == CKR_CRYPTOKI_NOT_INITIALIZED);
  CHECK(codeOf(unblock.respond(octetsOf("code"), octetsOf("a PIN"))) == CKR_CRYPTOKI_NOT_INITIALIZED);
}

TEST_CASE("a driver without C_GetInterface is one without codes") {
  const tests::World world;
  REQUIRE(world.module.driver()->library.symbol("C_GetInterface") == nullptr);
  CHECK_FALSE(must(Unblock(world.module, world.slot).available()));
  CHECK(Unblock(world.module, world.slot).challenge().error().code == CKR_FUNCTION_NOT_SUPPORTED);
}
