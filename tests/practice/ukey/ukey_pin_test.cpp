#include "tests/practice/ukey/bench.h"

#include <catch2/catch.hpp>

using namespace certdesk::practice;

namespace {

constexpr CK_FLAGS userFlags =
    CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED | CKF_USER_PIN_TO_BE_CHANGED;
constexpr CK_FLAGS soFlags = CKF_SO_PIN_COUNT_LOW | CKF_SO_PIN_FINAL_TRY | CKF_SO_PIN_LOCKED;

CK_FLAGS flags(const Bench& bench, const Ukey& ukey, CK_FLAGS mask) { return bench.token(ukey).flags & mask; }
unsigned left(const Bench& bench, const Ukey& ukey) { return bench.drawer.find(ukey.serial)->state.userTriesLeft; }

CK_RV changePin(const Bench& bench, CK_SESSION_HANDLE session, std::string from, std::string to) {
  auto* old = reinterpret_cast<CK_UTF8CHAR*>(from.data());
  return bench.p11->C_SetPIN(session, old, from.size(), reinterpret_cast<CK_UTF8CHAR*>(to.data()), to.size());
}
CK_RV givePin(const Bench& bench, CK_SESSION_HANDLE session, std::string pin) {
  return bench.p11->C_InitPIN(session, reinterpret_cast<CK_UTF8CHAR*>(pin.data()), pin.size());
}

} // namespace

TEST_CASE("Ten wrong PINs lock the UKEY, by way of all three flags, and the right one is refused then") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  CHECK(flags(bench, ukey, userFlags) == 0);
  for (int wrong = 1; wrong <= 10; ++wrong) {
    CHECK(bench.login(session, "7654321") == CKR_PIN_INCORRECT);
    const CK_FLAGS more = wrong == 9 ? CKF_USER_PIN_FINAL_TRY : wrong == 10 ? CKF_USER_PIN_LOCKED : 0UL;
    CHECK(flags(bench, ukey, userFlags) == (CKF_USER_PIN_COUNT_LOW | more));
  }
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_LOCKED);
  CHECK(flags(bench, ukey, soFlags) == 0);
}

TEST_CASE("The right PIN gives all tries back") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  for (int wrong = 0; wrong < 9; ++wrong)
    CHECK(bench.login(session, "7654321") == CKR_PIN_INCORRECT);
  CHECK(left(bench, ukey) == 1);
  CHECK(bench.login(session, Bench::pin) == CKR_OK);
  CHECK(left(bench, ukey) == 10);
  CHECK(flags(bench, ukey, userFlags) == 0);
}

TEST_CASE("Spent tries outlive the re-plug and the module") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CHECK(bench.login(bench.open(ukey), "7654321") == CKR_PIN_INCORRECT);
  REQUIRE(bench.drawer.pull(ukey.serial));
  REQUIRE(bench.drawer.insert(ukey.serial));
  CHECK(bench.login(bench.open(ukey), "7654321") == CKR_PIN_INCORRECT);
  bench.finish();
  bench.start();
  CHECK(left(bench, ukey) == 8);
  CHECK(flags(bench, ukey, userFlags) == CKF_USER_PIN_COUNT_LOW);
}

TEST_CASE("A call that compares no PIN costs no try") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  CHECK(bench.login(session, "7654321") == CKR_USER_ALREADY_LOGGED_IN);
  CHECK(changePin(bench, session, "7654321", "1") == CKR_PIN_LEN_RANGE);
  CHECK(left(bench, ukey) == 10);
}

TEST_CASE("The security officer unlocks the UKEY, and what was on it is still there") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  REQUIRE(bench.p11->C_Logout(session) == CKR_OK);
  for (int wrong = 0; wrong < 10; ++wrong)
    CHECK(bench.login(session, "7654321") == CKR_PIN_INCORRECT);
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_LOCKED);

  REQUIRE(bench.login(session, Bench::soPin, CKU_SO) == CKR_OK);
  REQUIRE(givePin(bench, session, "another pin") == CKR_OK);
  CHECK(flags(bench, ukey, userFlags) == 0);
  REQUIRE(bench.p11->C_Logout(session) == CKR_OK);
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_INCORRECT);
  REQUIRE(bench.login(session, "another pin") == CKR_OK);
  REQUIRE(bench.find(session, CKO_PRIVATE_KEY).size() == 1);
  CHECK(bench.sign(session, bench.find(session, CKO_PRIVATE_KEY)[0], CKM_ECDSA) == CKR_OK);
}

TEST_CASE("The security officer's PIN has tries of its own, and nothing helps once they are gone") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  for (int wrong = 1; wrong <= 10; ++wrong) {
    CHECK(bench.login(session, "guess", CKU_SO) == CKR_PIN_INCORRECT);
    const CK_FLAGS more = wrong == 9 ? CKF_SO_PIN_FINAL_TRY : wrong == 10 ? CKF_SO_PIN_LOCKED : 0UL;
    CHECK(flags(bench, ukey, soFlags) == (CKF_SO_PIN_COUNT_LOW | more));
  }
  CHECK(bench.login(session, Bench::soPin, CKU_SO) == CKR_PIN_LOCKED);
  CHECK(flags(bench, ukey, userFlags) == 0);
  CHECK(bench.login(session, Bench::pin) == CKR_OK);
  REQUIRE(bench.p11->C_CloseSession(session) == CKR_OK);
  std::string soPin = Bench::soPin, label(32, ' ');
  CHECK(bench.p11->C_InitToken(ukey.settings.slot, reinterpret_cast<CK_UTF8CHAR*>(soPin.data()), soPin.size(),
                               reinterpret_cast<CK_UTF8CHAR*>(label.data())) == CKR_PIN_LOCKED);
}

TEST_CASE("Changing the PIN with a wrong old one costs a try, for whoever is logged in") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  CHECK(changePin(bench, session, "7654321", "long enough") == CKR_PIN_INCORRECT);
  CHECK(left(bench, ukey) == 9);
  REQUIRE(bench.login(session, Bench::soPin, CKU_SO) == CKR_OK);
  CHECK(changePin(bench, session, "guess", "long enough") == CKR_PIN_INCORRECT);
  CHECK(bench.drawer.find(ukey.serial)->state.soTriesLeft == 9);
  CHECK(left(bench, ukey) == 9);
  CHECK(changePin(bench, session, Bench::soPin, "the next officer") == CKR_OK);
  CHECK(bench.drawer.find(ukey.serial)->state.soTriesLeft == 10);
}

TEST_CASE("A factory PIN is marked until the holder has changed it") {
  Bench bench;
  const Ukey ukey = bench.make({}, true);
  bench.start();
  CHECK(flags(bench, ukey, userFlags) == CKF_USER_PIN_TO_BE_CHANGED);
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  CHECK(flags(bench, ukey, userFlags) == CKF_USER_PIN_TO_BE_CHANGED);
  REQUIRE(changePin(bench, session, Bench::pin, "my own pin") == CKR_OK);
  CHECK(flags(bench, ukey, userFlags) == 0);
  CHECK_FALSE(bench.drawer.find(ukey.serial)->state.factoryPin);
}

TEST_CASE("C_InitToken empties a UKEY, which keeps its serial number and its slot") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  std::string soPin = Bench::soPin, label = "New name" + std::string(24, ' ');
  const auto init = [&] {
    return bench.p11->C_InitToken(ukey.settings.slot, reinterpret_cast<CK_UTF8CHAR*>(soPin.data()), soPin.size(),
                                  reinterpret_cast<CK_UTF8CHAR*>(label.data()));
  };
  CHECK(init() == CKR_SESSION_EXISTS);
  REQUIRE(bench.p11->C_CloseSession(session) == CKR_OK);
  REQUIRE(init() == CKR_OK);
  const CK_TOKEN_INFO info = bench.token(ukey);
  CHECK(std::string(reinterpret_cast<const char*>(info.serialNumber), 16) == ukey.serial);
  CHECK((info.flags & CKF_USER_PIN_INITIALIZED) == 0);
  CHECK(bench.drawer.find(ukey.serial)->state.label == "New name");
  bench.finish();
  bench.start();
  session = bench.open(ukey);
  CHECK(bench.login(session, Bench::pin) == CKR_USER_PIN_NOT_INITIALIZED);
  CHECK(left(bench, ukey) == 10);
  CHECK(bench.find(session, CKO_PUBLIC_KEY).empty());
  REQUIRE(bench.login(session, Bench::soPin, CKU_SO) == CKR_OK);
  CHECK(givePin(bench, session, "first pin") == CKR_OK);
}

TEST_CASE("A UKEY that hides its flags locks all the same") {
  Bench bench;
  UkeySettings settings;
  settings.quirks = {Quirk::PinFlagsHidden};
  settings.userTries = 3;
  const Ukey ukey = bench.make(settings);
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  for (int wrong = 0; wrong < 3; ++wrong)
    CHECK(bench.login(session, "7654321") == CKR_PIN_INCORRECT);
  CHECK(flags(bench, ukey, userFlags) == 0);
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_LOCKED);
}

TEST_CASE("A trainer gives tries back, or takes them") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey);
  REQUIRE(bench.drawer.setTriesLeft(ukey.serial, 0, 1));
  CHECK(bench.login(session, Bench::pin) == CKR_PIN_LOCKED);
  CHECK(flags(bench, ukey, soFlags) == (CKF_SO_PIN_COUNT_LOW | CKF_SO_PIN_FINAL_TRY));
  REQUIRE(bench.drawer.resetTries(ukey.serial));
  CHECK(bench.login(session, Bench::pin) == CKR_OK);
}

TEST_CASE("A UKEY with short PINs says so and refuses longer ones") {
  Bench bench;
  UkeySettings settings;
  settings.quirks = {Quirk::ShortPins};
  const Ukey ukey = bench.make(settings);
  bench.start();
  CHECK(bench.token(ukey).ulMaxPinLen == 8);
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  CHECK(changePin(bench, session, Bench::pin, "123456789") == CKR_PIN_LEN_RANGE);
  CHECK(changePin(bench, session, Bench::pin, "12345678") == CKR_OK);
}

TEST_CASE("A UKEY that wants a letter in its PIN refuses one without, whoever sets it, and that costs no try") {
  Bench bench;
  UkeySettings settings;
  settings.quirks = {Quirk::PinNeedsLetter};
  const Ukey ukey = bench.make(settings);
  bench.start();
  CK_SESSION_HANDLE session = bench.open(ukey);
  CHECK(changePin(bench, session, Bench::pin, "24681357") == CKR_PIN_INVALID);
  CHECK(changePin(bench, session, Bench::pin, "1") == CKR_PIN_LEN_RANGE);
  CHECK(left(bench, ukey) == 10);
  CHECK(changePin(bench, session, Bench::pin, "2468135z") == CKR_OK);
  REQUIRE(bench.login(session, Bench::soPin, CKU_SO) == CKR_OK);
  CHECK(givePin(bench, session, "24681357") == CKR_PIN_INVALID);
  CHECK(givePin(bench, session, "Q468-357") == CKR_OK);
  CHECK(changePin(bench, session, Bench::soPin, "97531864") == CKR_OK); // the officer's is not the holder's to choose
}
