#include "tests/token/bench.h"
#include "tests/token/service.h"

using namespace tests;

namespace {

Secret wrong() { return Secret{std::string_view("99999999")}; }

UkeySettings tries(unsigned count, std::set<Quirk> quirks = {}) {
  UkeySettings settings;
  settings.userTries = count;
  settings.quirks = std::move(quirks);
  return settings;
}

token::PinState shown(Bench& bench) { return ok(bench.tokens->inventory({})).tokens.front().pin; }

} // namespace

TEST_CASE("A wrong PIN is told by what the UKEY says afterwards, and the last try wants a yes") {
  Bench bench(tries(3));
  auto& tokens = *bench.tokens;
  const auto begin = [&](const Secret& with, bool confirmed) {
    return tokens.begin(bench.serial, with, confirmed, {});
  };
  CHECK(shown(bench) == token::PinState::Ok);
  CHECK(codeOf(begin(wrong(), false)) == ErrorCode::PinWrong);
  CHECK(shown(bench) == token::PinState::SomeWrong);
  CHECK(codeOf(begin(wrong(), false)) == ErrorCode::PinWrongLastTry);
  CHECK(shown(bench) == token::PinState::LastTry);
  CHECK(codeOf(begin(pin(), false)) == ErrorCode::PinLastTryUnconfirmed);
  CHECK(codeOf(tokens.changePin(bench.serial, pin(), wrong(), false, {})) == ErrorCode::PinLastTryUnconfirmed);
  CHECK(bench.calls("C_Login") == 2);
  CHECK(bench.calls("C_SetPIN") == 0);
  ok(begin(pin(), true));
  CHECK(bench.calls("C_Login") == 3);
  ok(tokens.end(bench.serial, {}));
  CHECK(shown(bench) == token::PinState::Ok);
}

TEST_CASE("The last try may be confirmed and lost") {
  Bench bench(tries(1));
  CHECK(codeOf(bench.tokens->begin(bench.serial, wrong(), true, {})) == ErrorCode::PinLocked);
  CHECK(shown(bench) == token::PinState::Locked);
}

TEST_CASE("A locked UKEY is not logged in to") {
  Bench bench;
  ok(bench.drawer.setTriesLeft(bench.serial, 0, 10));
  CHECK(shown(bench) == token::PinState::Locked);
  CHECK(codeOf(bench.tokens->begin(bench.serial, pin(), true, {})) == ErrorCode::PinLocked);
  CHECK(codeOf(bench.tokens->changePin(bench.serial, pin(), wrong(), true, {})) == ErrorCode::PinLocked);
  CHECK(bench.calls("C_Login") == 0);
  CHECK(bench.calls("C_SetPIN") == 0);
}

TEST_CASE("A UKEY that never shows a flag is told by its answers") {
  Bench bench(tries(2, {Quirk::PinFlagsHidden}));
  const auto begin = [&] { return bench.tokens->begin(bench.serial, wrong(), false, {}); };
  CHECK(codeOf(begin()) == ErrorCode::PinWrong);
  (void)begin();
  CHECK(codeOf(begin()) == ErrorCode::PinLocked);
  CHECK(bench.calls("C_Login") == 3);
}

TEST_CASE("A factory PIN is changed before anything else") {
  Bench bench({}, true);
  const Secret chosen{std::string_view("my own PIN")};
  CHECK(shown(bench) == token::PinState::MustChange);
  CHECK(codeOf(bench.tokens->begin(bench.serial, pin(), false, {})) == ErrorCode::PinMustChange);
  CHECK(bench.calls("C_Login") == 0);
  ok(bench.tokens->changePin(bench.serial, pin(), chosen, false, {}));
  CHECK(shown(bench) == token::PinState::Ok);
  ok(bench.tokens->begin(bench.serial, chosen, false, {}));
}

TEST_CASE("Short PINs are the UKEY's own rule") {
  Bench bench(tries(10, {Quirk::ShortPins}));
  CHECK(ok(bench.tokens->inventory({})).tokens.front().maximumPin == 8);
  CHECK(codeOf(bench.tokens->begin(bench.serial, Secret{std::string_view("123456789")}, false, {})) ==
        ErrorCode::PinLength);
  CHECK(bench.calls("C_Login") == 0);
}

TEST_CASE("One operation costs one login, a new key, the proof and the names one more each") {
  Bench bench;
  Service service(bench.serial, token::KeyKind::EcP256);
  bench.begin();
  CHECK(bench.calls("C_Login") == 1);
  ok(service.finish(*bench.tokens));
  CHECK(bench.calls("C_Login") == 4);
  CHECK(bench.calls("C_Logout") == 3);
  ok(bench.tokens->end(bench.serial, {}));
  CHECK(bench.calls("C_Logout") == 4);
}

TEST_CASE("A login that fails when the session is opened again ends the operation, and is not repeated") {
  Bench bench;
  Service service(bench.serial, token::KeyKind::EcP256);
  bench.begin();
  ok(service.finish(*bench.tokens));
  bench.fault({Fault::Kind::Code, "C_Login", 0, CKR_PIN_INCORRECT, Fault::Moment::Before, false});
  const auto before = bench.calls("C_Login");
  CHECK(codeOf(bench.tokens->prove(service.installation(), {})) == ErrorCode::PinWrong);
  CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::PinNeeded);
  CHECK(bench.calls("C_Login") == before + 1);
}

TEST_CASE("A new PIN that anybody would try first, or that is the old one, costs no try and changes nothing") {
  Bench bench;
  const auto change = [&](const Secret& fresh) {
    return bench.tokens->changePin(bench.serial, pin(), fresh, false, {});
  };
  CHECK(codeOf(change(Secret{std::string_view("88888888")})) == ErrorCode::PinWeak);
  CHECK(codeOf(change(pin())) == ErrorCode::PinUnchanged);
  CHECK(bench.calls("C_SetPIN") == 0);
  bench.begin();
}

TEST_CASE("A wrong old PIN is told by the flags that are read again") {
  Bench bench(tries(3));
  const Secret fresh{std::string_view("my own PIN")};
  const auto change = [&](const Secret& old, bool confirmed) {
    return bench.tokens->changePin(bench.serial, old, fresh, confirmed, {});
  };
  CHECK(codeOf(change(wrong(), false)) == ErrorCode::PinWrong);
  CHECK(codeOf(change(wrong(), false)) == ErrorCode::PinWrongLastTry);
  CHECK(codeOf(change(pin(), false)) == ErrorCode::PinLastTryUnconfirmed);
  CHECK(bench.calls("C_SetPIN") == 2);
  ok(change(pin(), true));
  ok(bench.tokens->begin(bench.serial, fresh, false, {}));
}

TEST_CASE("On a reader with keys of its own the factory PIN is changed there, and then it logs in") {
  token::HostTokens tokens(hostsFor({CERTDESK_READER_MODULE}));
  const auto seen = [&] { return ok(tokens.inventory({})).tokens.front(); };
  REQUIRE(seen().pinPad);
  CHECK(seen().pin == token::PinState::MustChange);
  const auto serial = seen().serial;
  CHECK(codeOf(tokens.begin(serial, {}, false, {})) == ErrorCode::PinMustChange);
  ok(tokens.changePin(serial, {}, {}, false, {}));
  CHECK(seen().pin == token::PinState::Ok);
  ok(tokens.begin(serial, {}, false, {}));
  ok(tokens.end(serial, {}));
}

TEST_CASE("A PIN that was just changed is shown so, although the driver cannot be asked at the next look") {
  Bench bench({}, true);
  CHECK(shown(bench) == token::PinState::MustChange);
  ok(bench.tokens->changePin(bench.serial, pin(), Secret{std::string_view("my own PIN")}, false, {}));
  bench.fault({Fault::Kind::Crash, {}, 0, 0, Fault::Moment::Before, false});
  const auto seen = ok(bench.tokens->inventory({}));
  REQUIRE(seen.failures.size() == 1);
  REQUIRE(seen.tokens.size() == 1);
  CHECK(seen.tokens.front().pin == token::PinState::Ok);
}
