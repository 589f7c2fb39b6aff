#include "app/core/text.h"
#include "app/crypto/certificate.h"
#include "app/practice/unlock_seal.h"
#include "tests/token/bench.h"
#include "tests/token/service.h"

using namespace tests;
using token::KeyKind;

namespace {

constexpr std::string_view nextSoPin = "Zx7Bq5Nf0Gt2Vj9Ru4Me6Pa1";
constexpr std::string_view chosenPin = "my own PIN";

// A UKEY with everything on it whose PIN is locked, and a portal that releases its officer's PIN.
class Locked {
public:
  explicit Locked(UkeySettings settings = {}) : bench(std::move(settings)), service(bench.serial, KeyKind::EcP256) {
    bench.begin();
    ok(service.finish(*bench.tokens));
    before = ok(bench.tokens->contents(bench.serial, {}));
    ok(bench.tokens->end(bench.serial, {}));
    ok(bench.drawer.setTriesLeft(bench.serial, 0, 10));
    ok(bench.drawer.clearCalls(bench.serial));
  }

  token::UnlockOrder release(const token::UnlockKey& asked, bool mayBeNext, std::string_view current = soPin,
                             std::string_view next = nextSoPin) const {
    const Bytes nonce(32, 7);
    auto sealed = ok(
        certdesk::practice::sealOfficerPins({service.application(), bench.serial, asked.publicKey, asked.nonce, nonce},
                                            Secret(current), Secret(next), mayBeNext));
    return {service.application(), service.authority().issuedSigning(), std::move(sealed), nonce,
            "https://127.0.0.1:8443"};
  }
  // Key, release, unlock: all of it, as the program does it after any interruption.
  certdesk::Result<token::SignedStatement> unlock(bool mayBeNext, std::string_view current = soPin,
                                                  std::string_view pin = chosenPin,
                                                  std::string_view next = nextSoPin) {
    const auto asked = bench.tokens->unlockKey(bench.serial, {});
    if (!asked) return certdesk::failed(asked);
    return bench.tokens->unlock(bench.serial, release(*asked, mayBeNext, current, next), Secret(pin), {});
  }
  // With what the order before opened.
  certdesk::Result<token::SignedStatement> again(std::string_view pin, std::string application = {}) {
    if (application.empty()) application = service.application();
    return bench.tokens->unlock(
        bench.serial, {std::move(application), service.authority().issuedSigning(), {}, {}, "https://127.0.0.1:8443"},
        Secret(pin), {});
  }
  void checkUnlocked() {
    ok(bench.tokens->begin(bench.serial, Secret(chosenPin), false, {}));
    const auto after = ok(bench.tokens->contents(bench.serial, {}));
    CHECK(after.keys.size() == before.keys.size());
    CHECK(after.certificates.size() == before.certificates.size());
    service.checkFinished(*bench.tokens);
    ok(bench.tokens->end(bench.serial, {}));
  }
  // Whether the officer's PIN is the next one: a release with that one alone opens it, without a wrong try.
  void checkRotated() {
    const auto tries = ok(bench.drawer.find(bench.serial)).state.soTriesLeft;
    CHECK(unlock(false, nextSoPin));
    CHECK(ok(bench.drawer.find(bench.serial)).state.soTriesLeft >= tries);
  }

  Bench bench;
  Service service;
  token::Contents before;
};

} // namespace

TEST_CASE("A locked UKEY opens with the PIN that was chosen, and its officer has another one") {
  Locked world;
  const auto proof = ok(world.unlock(false));
  const std::string text(proof.statement.begin(), proof.statement.end());
  CHECK(text == "CertDesk v1\npurpose: unlock\norigin: https://127.0.0.1:8443\nukey: " + world.bench.serial +
                    "\napplication: " + world.service.application() + "\nnonce: " + certdesk::hex(Bytes(32, 7)) + "\n");
  const auto certificate = ok(certdesk::crypto::Certificate::fromDer(world.service.authority().issuedSigning()));
  CHECK(certificate.publicKey().verifies(proof.statement, proof.signature));
  CHECK(world.bench.calls("C_Login") == 3); // officer, officer with the new PIN, user
  CHECK(world.bench.calls("C_InitPIN") == 1);
  CHECK(world.bench.calls("C_SetPIN") == 1);
  CHECK(world.bench.calls("C_InitToken") == 0);
  world.checkUnlocked();
  world.checkRotated();
}

TEST_CASE("A session that a driver opened and denies does not keep the officer out") {
  Locked world;
  world.bench.fault({Fault::Kind::Code, "C_OpenSession", 0, CKR_GENERAL_ERROR, Fault::Moment::After, false});
  CHECK(world.bench.tokens->inventory({})); // reads, beside which no officer can log in
  CHECK(world.bench.calls("C_OpenSession") == 1);
  CHECK(world.unlock(false));
  world.checkUnlocked();
}

TEST_CASE("A host that dies at any call of an unlock is replaced, and the unlock begins anew") {
  struct At {
    const char* function;
    unsigned afterCalls; // C_Login is called three times
  };
  for (const auto& [function, afterCalls] :
       {At{"C_Login", 0}, At{"C_InitPIN", 0}, At{"C_SetPIN", 0}, At{"C_Logout", 0}, At{"C_Login", 1}, At{"C_Logout", 1},
        At{"C_Login", 2}, At{"C_Sign", 0}})
    for (const auto moment : {Fault::Moment::Before, Fault::Moment::After}) {
      INFO(function << " " << afterCalls << (moment == Fault::Moment::Before ? " before" : " after"));
      Locked world;
      world.bench.fault({Fault::Kind::Crash, function, afterCalls, 0, moment, false});
      CHECK(codeOf(world.unlock(false)) == ErrorCode::DriverCrashed);
      ok(world.bench.drawer.clearFaults(world.bench.serial));
      CHECK(world.unlock(true));
      world.checkUnlocked();
      world.checkRotated();
    }
}

TEST_CASE("A release costs one wrong guess at most, and none where the PIN is known") {
  Locked world;
  CHECK(world.unlock(true)); // the next one is tried, then the current one
  CHECK(world.bench.calls("C_Login") == 4); // and the new one, and the user
  Locked sure;
  CHECK(codeOf(sure.unlock(false, "another officer's PIN")) == ErrorCode::UnlockRefusedByUkey);
  CHECK(sure.bench.calls("C_Login") == 1);
  Locked lost;
  CHECK(codeOf(lost.unlock(true, "another officer's PIN")) == ErrorCode::UnlockRefusedByUkey);
  CHECK(lost.bench.calls("C_Login") == 2);
  CHECK(lost.bench.calls("C_InitPIN") == 0);
}

TEST_CASE("The officer's last try is not spent on a guess, and a locked one is not tried") {
  Locked world;
  const auto left = [&](unsigned tries) { ok(world.bench.drawer.setTriesLeft(world.bench.serial, 0, tries)); };
  left(0);
  CHECK(codeOf(world.unlock(false)) == ErrorCode::UnlockRefusedByUkey);
  left(1);
  CHECK(codeOf(world.unlock(true)) == ErrorCode::UnlockRefusedByUkey);
  CHECK(world.bench.calls("C_Login") == 0);
  left(1);
  CHECK(world.unlock(false)); // known, so no guess
  world.checkUnlocked();
  left(2); // a wrong guess brings it to the last: then it is the other one, and that is no guess
  CHECK(world.unlock(true, nextSoPin, chosenPin, "Aa1Bb2Cc3Dd4Ee5Ff6Gg7Hh8"));
  world.checkUnlocked();
}

TEST_CASE("An order opens once, at the host that asked for it, and for its own UKEY") {
  Locked world;
  auto& tokens = *world.bench.tokens;
  const auto asked = ok(tokens.unlockKey(world.bench.serial, {}));
  const auto order = world.release(asked, false);
  const auto give = [&](const token::UnlockOrder& one) {
    return tokens.unlock(world.bench.serial, one, Secret(chosenPin), {});
  };
  auto changed = order;
  changed.sealed.back() ^= 1;
  CHECK(codeOf(give(changed)) == ErrorCode::UnlockSealBroken);
  CHECK(codeOf(give(order)) == ErrorCode::UnlockSealBroken); // the key went with the first
  const auto again = ok(tokens.unlockKey(world.bench.serial, {}));
  CHECK(again.publicKey != asked.publicKey);
  CHECK(codeOf(give(order)) == ErrorCode::UnlockSealBroken);
  CHECK(codeOf(tokens.unlockKey("0000000000000000", {})) == ErrorCode::UkeyNotFound);
  CHECK(world.bench.calls("C_Login") == 0);
}

TEST_CASE("A new PIN that will not do is told before the release is used") {
  UkeySettings settings;
  settings.quirks = {Quirk::ShortPins};
  Bench bench(settings);
  Service service(bench.serial, KeyKind::EcP256);
  const auto give = [&](std::string_view chosen) {
    (void)ok(bench.tokens->unlockKey(bench.serial, {}));
    return bench.tokens->unlock(bench.serial, {}, Secret(chosen), {});
  };
  CHECK(codeOf(give("123")) == ErrorCode::PinLength);
  CHECK(codeOf(give("123456789")) == ErrorCode::PinLength);
  CHECK(codeOf(give("12345678")) == ErrorCode::PinWeak);
  CHECK(bench.calls("C_Login") == 0);
}

TEST_CASE("A PIN that the UKEY refuses by a rule of its own takes no other release, and no other guess") {
  UkeySettings settings;
  settings.quirks = {Quirk::PinNeedsLetter};
  Locked world(settings);
  const bool mayBeNext = GENERATE(false, true);
  CHECK(codeOf(world.unlock(mayBeNext, soPin, "24681357")) == ErrorCode::PinLength);
  CHECK(world.bench.calls("C_Login") == (mayBeNext ? 2 : 1));
  CHECK(codeOf(world.again("97531864")) == ErrorCode::PinLength);
  CHECK(codeOf(world.again("123")) == ErrorCode::PinLength); // the UKEY's length: it was not asked
  const auto proof = ok(world.again(chosenPin));
  CHECK(world.bench.calls("C_Login") == (mayBeNext ? 6 : 5)); // officer three times more, user
  const std::string text(proof.statement.begin(), proof.statement.end());
  CHECK(text.find("\nnonce: " + certdesk::hex(Bytes(32, 7)) + "\n") != std::string::npos); // the release's
  CHECK(codeOf(world.again(chosenPin)) == ErrorCode::UnlockSealBroken);                    // it is used
  world.checkUnlocked();
  world.checkRotated();
}

TEST_CASE("What an order opened is kept for another PIN as long as it is the same order, UKEY and host") {
  UkeySettings settings;
  settings.quirks = {Quirk::PinNeedsLetter};
  Locked world(settings);
  auto& bench = world.bench;
  const auto refused = [&] { CHECK(codeOf(world.unlock(false, soPin, "24681357")) == ErrorCode::PinLength); };
  const auto isGone = [&] { CHECK(codeOf(world.again(chosenPin)) == ErrorCode::UnlockSealBroken); };
  isGone(); // nothing was kept yet
  refused();
  ok(bench.tokens->end(bench.serial, {}));
  isGone();
  refused();
  (void)ok(bench.tokens->unlockKey(bench.serial, {}));
  isGone();
  refused();
  CHECK(codeOf(world.again(chosenPin, "20240615000000000018")) == ErrorCode::UnlockSealBroken);
  isGone();
  refused();
  ok(bench.drawer.pull(bench.serial));
  CHECK(codeOf(world.again(chosenPin)) == ErrorCode::UkeyNotFound);
  ok(bench.drawer.insert(bench.serial));
  isGone();
  refused();
  bench.restartTokens();
  isGone();
  CHECK(bench.calls("C_InitPIN") == 5); // each refused by the UKEY
  CHECK(world.unlock(false));
  world.checkUnlocked();
}

TEST_CASE("While an operation is open nobody unlocks beside it") {
  Locked world;
  ok(world.unlock(false));
  ok(world.bench.tokens->begin(world.bench.serial, Secret(chosenPin), false, {}));
  CHECK(codeOf(world.unlock(false, nextSoPin)) == ErrorCode::UkeyBusy);
  ok(world.bench.tokens->contents(world.bench.serial, {}));
}

TEST_CASE("A PIN that a UKEY takes and forgets is set again, and the portal is not told of one that it has not") {
  const auto* const function = GENERATE("C_InitPIN", "C_SetPIN");
  const bool always = GENERATE(false, true);
  Locked world;
  world.bench.fault({Fault::Kind::Omit, function, 0, 0, Fault::Moment::Before, always});
  if (always) {
    CHECK(codeOf(world.unlock(false)) == ErrorCode::UkeyWriteMismatch);
    CHECK(ok(world.bench.drawer.find(world.bench.serial)).state.soTriesLeft == 10);
    ok(world.bench.drawer.clearFaults(world.bench.serial));
  }
  CHECK(world.unlock(always)); // a release before may have come as far as the next PIN
  world.checkUnlocked();
  world.checkRotated();
}

TEST_CASE("A UKEY that wants a PIN changed which an officer has set opens with the one that was chosen") {
  UkeySettings settings;
  settings.quirks = {Quirk::OfficersPinExpires};
  Locked world(settings);
  CHECK(world.unlock(false));
  world.checkUnlocked();
  world.checkRotated();
}

TEST_CASE("A UKEY that is pulled while its PIN is changed there and back opens with the next release") {
  const auto moment = GENERATE(Fault::Moment::Before, Fault::Moment::After);
  UkeySettings settings;
  settings.quirks = {Quirk::OfficersPinExpires};
  Locked world(settings);
  world.bench.fault({Fault::Kind::Pull, "C_SetPIN", 2, 0, moment, false}); // the officer's, there, and back
  CHECK(codeOf(world.unlock(false)) == ErrorCode::UkeyRemoved);
  ok(world.bench.drawer.insert(world.bench.serial));
  CHECK(world.unlock(true));
  world.checkUnlocked();
  world.checkRotated();
}
