#include "app/core/text.h"
#include "app/practice/ukey/unblock_record.h"
#include "app/practice/unlock_code.h"
#include "tests/practice/ukey/bench.h"

#include <array>
#include <catch2/catch.hpp>
#include <cctype>
#include <fstream>
#include <sstream>

using namespace certdesk;
using namespace certdesk::practice;
using namespace std::chrono_literals;

namespace {

constexpr const char* chosen = "my own pin";
constexpr const char* wrong = "000000000000"; // well-formed

CK_UTF8CHAR* octets(std::string& text) { return reinterpret_cast<CK_UTF8CHAR*>(text.data()); }

// A UKEY that opens with a code, and whoever holds its key.
class Opening {
public:
  explicit Opening(bool factoryPin = false, UkeySettings settings = {})
      : ukey(bench.make(std::move(settings), factoryPin, key)) {
    REQUIRE(bench.drawer.setTriesLeft(ukey.serial, 0, ukey.settings.soTries));
    bench.start();
    unblock = find();
  }

  [[nodiscard]] bool available() const {
    CK_BBOOL yes = 7;
    REQUIRE(unblock->available(ukey.settings.slot, &yes) == CKR_OK);
    return yes == CK_TRUE;
  }
  [[nodiscard]] std::string challenge() const {
    std::string code(12, '\0');
    CK_ULONG length = code.size();
    REQUIRE(unblock->challenge(ukey.settings.slot, octets(code), &length) == CKR_OK);
    REQUIRE(length == code.size());
    return code;
  }
  [[nodiscard]] std::string answer(const std::string& challenge) const {
    return unblockResponse(key, ukey.serial, challenge);
  }
  CK_RV respond(std::string response, std::string pin = chosen) const {
    return unblock->respond(ukey.settings.slot, octets(response), response.size(), octets(pin), pin.size());
  }
  CK_RV enable(std::string soPin, Bytes with) const {
    return unblock->enable(ukey.settings.slot, octets(soPin), soPin.size(), with.data(), with.size());
  }
  CK_RV initToken(std::string soPin) const {
    std::string label(32, ' ');
    return bench.p11->C_InitToken(ukey.settings.slot, octets(soPin), soPin.size(), octets(label));
  }
  [[nodiscard]] UkeyState state() const { return bench.drawer.find(ukey.serial)->state; }
  void checkOpens(const char* pin = chosen) const {
    const CK_SESSION_HANDLE session = bench.open(ukey);
    CHECK(bench.login(session, pin) == CKR_OK);
    CHECK(bench.p11->C_CloseSession(session) == CKR_OK);
  }
  [[nodiscard]] UnblockRecord record() const {
    return UnblockRecord(UkeyRecord(bench.folder() / "drawer", ukey.serial));
  }

  Bytes key = Bytes(unblockKeySize, 0x5A);
  Bench bench;
  Ukey ukey;
  const pkcs11::UnblockFunctions* unblock = nullptr;

private:
  [[nodiscard]] const pkcs11::UnblockFunctions* find() const {
    std::string name = pkcs11::unblockInterface;
    pkcs11::Interface* found = nullptr;
    REQUIRE(bench.getInterface(octets(name), nullptr, &found, 0) == CKR_OK);
    return static_cast<const pkcs11::UnblockFunctions*>(found->functions);
  }
};

} // namespace

TEST_CASE("A locked UKEY opens with the answer to its challenge, and what was on it is still there") {
  Opening opening(true);
  auto& bench = opening.bench;
  REQUIRE(bench.drawer.resetTries(opening.ukey.serial));
  CK_SESSION_HANDLE session = bench.loggedIn(opening.ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  REQUIRE(bench.p11->C_CloseSession(session) == CKR_OK);
  REQUIRE(bench.drawer.setTriesLeft(opening.ukey.serial, 0, 1));

  CHECK(opening.available());
  const auto response = opening.answer(opening.challenge());
  std::string typed = groupedUnblockCode(response) + " ";
  for (auto& one : typed)
    one = static_cast<char>(std::tolower(one));
  REQUIRE(opening.respond(typed) == CKR_OK);
  CHECK(opening.state().userTriesLeft == opening.ukey.settings.userTries);
  CHECK(opening.state().soTriesLeft == 1); // it is not the officer who did it
  CHECK_FALSE(opening.state().factoryPin);
  CHECK(opening.respond(response) == CKR_OPERATION_NOT_INITIALIZED);
  session = bench.open(opening.ukey);
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_INCORRECT);
  REQUIRE(bench.login(session, chosen) == CKR_OK);
  REQUIRE(bench.find(session, CKO_PRIVATE_KEY).size() == 1);
  CHECK(bench.sign(session, bench.find(session, CKO_PRIVATE_KEY)[0], CKM_ECDSA) == CKR_OK);
  CHECK(bench.drawer.callCount(opening.ukey.serial, "unblock_respond") == 2);
}

TEST_CASE("A mistyped response and an unfit PIN cost nothing, three wrong responses end a challenge") {
  Opening opening(false, [] {
    UkeySettings settings;
    settings.quirks = {Quirk::ShortPins};
    return settings;
  }());
  const auto challenge = opening.challenge();
  const auto response = opening.answer(challenge);
  for (const std::string mistyped : {"", "0", "000000000001", "0000-0000-0000-0", "UUUU-UUUU-UUUU"})
    CHECK(opening.respond(mistyped, "24681357") == CKR_ARGUMENTS_BAD);
  CHECK(opening.respond(response, "123") == CKR_PIN_LEN_RANGE);
  CHECK(opening.respond(response, "123456789") == CKR_PIN_LEN_RANGE);
  CHECK(opening.respond(wrong, "123") == CKR_PIN_LEN_RANGE);
  CHECK(opening.state().responsesLeft == 3);
  CHECK(opening.respond(wrong, "24681357") == CKR_PIN_INCORRECT);
  CHECK(opening.respond(challenge, "24681357") == CKR_PIN_INCORRECT);
  CHECK(opening.state().responsesLeft == 1);
  CHECK(opening.respond(wrong, "24681357") == CKR_PIN_LOCKED);
  CHECK(opening.respond(response, "24681357") == CKR_OPERATION_NOT_INITIALIZED);
  CHECK(opening.respond(opening.answer(opening.challenge()), "24681357") == CKR_OK);
  opening.checkOpens("24681357");
}

TEST_CASE("The right response may come third") {
  const Opening opening;
  const auto response = opening.answer(opening.challenge());
  CHECK(opening.respond(wrong) == CKR_PIN_INCORRECT);
  CHECK(opening.respond(wrong) == CKR_PIN_INCORRECT);
  CHECK(opening.respond(response) == CKR_OK);
  opening.checkOpens();
}

TEST_CASE("A challenge ends with the next one, also with one that another process asks for") {
  const Opening opening;
  const auto first = opening.answer(opening.challenge());
  const auto second = opening.answer(opening.challenge());
  CHECK(opening.respond(first) == CKR_PIN_INCORRECT);
  auto other = startWorker({Drawer::module().string(), opening.ukey.serial, "guess"});
  REQUIRE(other.waitForEnd(30s));
  CHECK(opening.state().responsesLeft == 2);
  CHECK(opening.respond(second) == CKR_OPERATION_NOT_INITIALIZED);
  CHECK(opening.respond(opening.answer(opening.challenge())) == CKR_OK);
}

TEST_CASE("A challenge is gone with the power and with the module") {
  Opening opening;
  auto& bench = opening.bench;
  const auto pulled = opening.answer(opening.challenge());
  REQUIRE(bench.drawer.pull(opening.ukey.serial));
  CHECK(opening.respond(pulled) == CKR_TOKEN_NOT_PRESENT);
  REQUIRE(bench.drawer.insert(opening.ukey.serial));
  CHECK(opening.respond(pulled) == CKR_OPERATION_NOT_INITIALIZED);
  const auto replugged = opening.answer(opening.challenge());
  REQUIRE(bench.drawer.pull(opening.ukey.serial));
  REQUIRE(bench.drawer.insert(opening.ukey.serial)); // before anybody looked
  CHECK(opening.respond(replugged) == CKR_OPERATION_NOT_INITIALIZED);
  const auto unloaded = opening.answer(opening.challenge());
  bench.finish();
  CHECK(opening.respond(unloaded) == CKR_CRYPTOKI_NOT_INITIALIZED);
  bench.start();
  CHECK(opening.respond(unloaded) == CKR_OPERATION_NOT_INITIALIZED);
}

TEST_CASE("A wrong response is counted for good before the process can end") {
  const Opening opening;
  Fault crash{Fault::Kind::Crash, "unblock_respond", 0, 0, Fault::Moment::After, false};
  REQUIRE(opening.bench.drawer.addFault(opening.ukey.serial, crash));
  auto other = startWorker({Drawer::module().string(), opening.ukey.serial, "guess"});
  REQUIRE(other.waitForEnd(30s));
  CHECK(opening.state().challenges == 1);
  CHECK(opening.state().responsesLeft == 2);
}

TEST_CASE("The functions that open a UKEY with a code have faults and are counted by their names") {
  const Opening opening;
  const auto& drawer = opening.bench.drawer;
  const auto& serial = opening.ukey.serial;
  const auto response = opening.answer(opening.challenge());
  REQUIRE(drawer.addFault(serial, {Fault::Kind::Code, "unblock_respond", 0, CKR_FUNCTION_FAILED}));
  CHECK(opening.respond(wrong) == CKR_FUNCTION_FAILED);
  CHECK(opening.state().responsesLeft == 3);
  Fault pull{Fault::Kind::Pull, "unblock_respond", 0, 0, Fault::Moment::After, false};
  REQUIRE(drawer.addFault(serial, pull));
  CHECK(opening.respond(response) == CKR_TOKEN_NOT_PRESENT);
  REQUIRE(drawer.insert(serial));
  opening.checkOpens(); // it had come so far
  CHECK(drawer.callCount(serial, "unblock_challenge") == 1);
  CHECK(drawer.callCount(serial, "unblock_respond") == 2);
}

TEST_CASE("While somebody is logged in no code opens the UKEY, and the response may be given again") {
  const Opening opening;
  REQUIRE(opening.bench.drawer.resetTries(opening.ukey.serial));
  const CK_SESSION_HANDLE session = opening.bench.loggedIn(opening.ukey);
  const auto response = opening.answer(opening.challenge());
  CHECK(opening.respond(response) == CKR_USER_ANOTHER_ALREADY_LOGGED_IN);
  CHECK(opening.state().responsesLeft == 3);
  REQUIRE(opening.bench.p11->C_CloseSession(session) == CKR_OK);
  CHECK(opening.respond(response) == CKR_OK);
  opening.checkOpens();
}

TEST_CASE("The code opens the UKEY after its officer's PIN was changed, or was about to be") {
  const Opening opening;
  const auto change = [&](std::string from, std::string to) {
    const CK_SESSION_HANDLE session = opening.bench.open(opening.ukey);
    REQUIRE(opening.bench.login(session, Bench::soPin, CKU_SO) == CKR_OK);
    const CK_RV code = opening.bench.p11->C_SetPIN(session, octets(from), from.size(), octets(to), to.size());
    REQUIRE(opening.bench.p11->C_CloseSession(session) == CKR_OK);
    return code;
  };
  CHECK(change("guess", "never the officer's") == CKR_PIN_INCORRECT);
  CHECK(opening.respond(opening.answer(opening.challenge())) == CKR_OK);
  REQUIRE(opening.record().addSoPin(viewOf("cut short before it was set")));
  CHECK(opening.respond(opening.answer(opening.challenge()), "another pin") == CKR_OK);
  CHECK(change(Bench::soPin, "the next officer") == CKR_OK);
  CHECK(opening.record().soPins().size() == 1);
  CHECK(opening.respond(opening.answer(opening.challenge())) == CKR_OK);
  opening.checkOpens();
}

TEST_CASE("A UKEY is given its unblock key by its officer, whose PIN is nowhere to be read") {
  Opening opening;
  const Bytes other(unblockKeySize, 0x33);
  CHECK(opening.enable("guess", other) == CKR_PIN_INCORRECT);
  CHECK(opening.state().soTriesLeft == opening.ukey.settings.soTries - 1);
  CHECK(opening.enable(Bench::soPin, Bytes(31, 1)) == CKR_ARGUMENTS_BAD);
  CHECK(opening.state().soTriesLeft == opening.ukey.settings.soTries - 1);
  const auto before = opening.challenge();
  CHECK(opening.enable(Bench::soPin, other) == CKR_OK);
  CHECK(opening.state().soTriesLeft == opening.ukey.settings.soTries);
  CHECK(opening.respond(opening.answer(before)) == CKR_OPERATION_NOT_INITIALIZED);
  CHECK(opening.respond(opening.answer(opening.challenge())) == CKR_PIN_INCORRECT);
  opening.key = other;
  CHECK(opening.respond(opening.answer(opening.challenge())) == CKR_OK);
  opening.checkOpens();

  std::ifstream in(opening.bench.folder() / "drawer" / (opening.ukey.serial + ".unblock"), std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  CHECK(content.str().find("key ") != std::string::npos);
  CHECK(content.str().find(Bench::soPin) == std::string::npos);
  CHECK(content.str().find(hex(viewOf(Bench::soPin))) == std::string::npos);
}

TEST_CASE("C_InitToken takes the unblock key away, and a wrong officer's PIN does not") {
  const Opening opening;
  CHECK(opening.initToken("guess") == CKR_PIN_INCORRECT);
  CHECK(opening.available());
  const auto response = opening.answer(opening.challenge());
  REQUIRE(opening.initToken(Bench::soPin) == CKR_OK);
  CHECK_FALSE(opening.available());
  CHECK(opening.respond(response) == CKR_OPERATION_NOT_INITIALIZED);
  CHECK(opening.enable(Bench::soPin, opening.key) == CKR_OK);
  CHECK(opening.respond(opening.answer(opening.challenge())) == CKR_OK);
  opening.checkOpens();
}

TEST_CASE("A UKEY without an unblock key has no codes") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  std::string name = pkcs11::unblockInterface, code(12, 'x'), pin = chosen;
  pkcs11::Interface* found = nullptr;
  REQUIRE(bench.getInterface(octets(name), nullptr, &found, 0) == CKR_OK);
  const auto& unblock = *static_cast<const pkcs11::UnblockFunctions*>(found->functions);
  CK_BBOOL yes = CK_TRUE;
  CHECK(unblock.available(ukey.settings.slot, &yes) == CKR_OK);
  CHECK(yes == CK_FALSE);
  CK_ULONG length = code.size();
  CHECK(unblock.challenge(ukey.settings.slot, octets(code), &length) == CKR_FUNCTION_NOT_SUPPORTED);
  CHECK(unblock.challenge(999, octets(code), &length) == CKR_SLOT_ID_INVALID);
  code = wrong;
  CHECK(unblock.respond(ukey.settings.slot, octets(code), code.size(), octets(pin), pin.size()) ==
        CKR_OPERATION_NOT_INITIALIZED);
  CHECK(unblock.respond(ukey.settings.slot, nullptr, 0, nullptr, 0) == CKR_ARGUMENTS_BAD);
}

TEST_CASE("A challenge that finds no room is not made") {
  const Opening opening;
  const auto response = opening.answer(opening.challenge());
  std::string code(11, 'x');
  CK_ULONG length = code.size();
  CHECK(opening.unblock->challenge(opening.ukey.settings.slot, octets(code), &length) == CKR_BUFFER_TOO_SMALL);
  CHECK(length == 12);
  CHECK(code == std::string(11, 'x'));
  CHECK(opening.unblock->challenge(opening.ukey.settings.slot, nullptr, &length) == CKR_OK);
  CHECK(opening.respond(response) == CKR_OK);
}

TEST_CASE("The module gives an interface by its name and version, and the standard's to whoever names none") {
  Bench bench;
  std::string name = pkcs11::unblockInterface, standard = "PKCS 11", other = "Vendor of another";
  CK_VERSION one{1, 0}, two{2, 0}, three{3, 0};
  pkcs11::Interface* found = nullptr;
  CHECK(bench.getInterface(octets(name), &one, &found, 0) == CKR_OK);
  CHECK(reinterpret_cast<const char*>(found->name) == name);
  CHECK(bench.getInterface(octets(name), &two, &found, 0) == CKR_FUNCTION_FAILED);
  CHECK(bench.getInterface(octets(name), &one, &found, 1) == CKR_FUNCTION_FAILED);
  CHECK(bench.getInterface(octets(other), nullptr, &found, 0) == CKR_FUNCTION_FAILED);
  CHECK(bench.getInterface(octets(standard), &three, &found, 0) == CKR_FUNCTION_FAILED);
  CHECK(bench.getInterface(nullptr, nullptr, &found, 0) == CKR_OK);
  CHECK(found->functions == bench.p11);
  CHECK(bench.getInterface(octets(name), nullptr, nullptr, 0) == CKR_ARGUMENTS_BAD);
}
