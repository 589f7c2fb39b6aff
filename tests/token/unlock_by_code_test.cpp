#include "app/core/text.h"
#include "app/crypto/certificate.h"
#include "app/practice/unlock_code.h"
#include "tests/token/bench.h"
#include "tests/token/service.h"

#include <csignal>
#include <fstream>
#include <sstream>

using namespace tests;
using certdesk::practice::unblockResponse;
using token::KeyKind;

namespace {

constexpr std::string_view chosenPin = "my own PIN";
constexpr std::string_view wrong = "0000-0000-0000"; // well-formed

// A UKEY with everything on it whose PIN is locked, and whoever holds its unblock key.
class Locked {
public:
  explicit Locked(UkeySettings settings = {})
      : bench(std::move(settings), false, Bytes(32, 9)), service(bench.serial, KeyKind::EcP256) {
    bench.begin();
    ok(service.finish(*bench.tokens));
    ok(bench.tokens->end(bench.serial, {}));
    ok(bench.drawer.setTriesLeft(bench.serial, 0, 10));
    ok(bench.drawer.clearCalls(bench.serial));
  }

  std::string challenge() const { return ok(bench.tokens->unlockChallenge(bench.serial, {})); }
  std::string answer(const std::string& challenge) const {
    return unblockResponse(Bytes(32, 9), bench.serial, challenge);
  }
  certdesk::Result<token::SignedStatement> unlock(const std::string& challenge, std::string_view response,
                                                  std::string_view newPin = chosenPin) const {
    const token::CodeOrder order{service.application(), service.authority().issuedSigning(), challenge,
                                 "https://127.0.0.1:8443"};
    return bench.tokens->unlockByCode(bench.serial, order, Secret(response), Secret(newPin), {});
  }
  void checkUnlocked() {
    ok(bench.tokens->begin(bench.serial, Secret(chosenPin), false, {}));
    service.checkFinished(*bench.tokens);
    ok(bench.tokens->end(bench.serial, {}));
  }
  unsigned responsesLeft() const { return ok(bench.drawer.find(bench.serial)).state.responsesLeft; }

  Bench bench;
  Service service;
};

} // namespace

TEST_CASE("A UKEY that opens with a code opens with the PIN that was chosen, and proves it") {
  Locked world;
  CHECK(ok(world.bench.tokens->inventory({})).tokens.front().unlocksByCode);
  const auto challenge = world.challenge();
  CHECK(certdesk::readUnlockCode(challenge) == challenge);
  const auto typed = certdesk::practice::groupedUnblockCode(world.answer(challenge));
  const auto proof = ok(world.unlock(challenge, typed));
  const std::string text(proof.statement.begin(), proof.statement.end());
  CHECK(text == "CertDesk v1\npurpose: unlock\norigin: https://127.0.0.1:8443\nukey: " + world.bench.serial +
                    "\napplication: " + world.service.application() +
                    "\nnonce: " + certdesk::hex(certdesk::viewOf(challenge)) + "\n");
  const auto certificate = ok(certdesk::crypto::Certificate::fromDer(world.service.authority().issuedSigning()));
  CHECK(certificate.publicKey().verifies(proof.statement, proof.signature));
  CHECK(world.bench.calls("unblock_respond") == 1);
  CHECK(world.bench.calls("C_Login") == 1); // the user, with the new one
  CHECK(world.bench.calls("C_InitPIN") == 0);
  world.checkUnlocked();
  CHECK(codeOf(world.unlock(challenge, typed)) == ErrorCode::UnlockCodeVoid);
}

TEST_CASE("A session that a driver opened and denies does not use up a code") {
  Locked world;
  world.bench.fault({Fault::Kind::Code, "C_OpenSession", 0, CKR_GENERAL_ERROR, Fault::Moment::After, false});
  CHECK(world.bench.tokens->inventory({}));
  CHECK(world.bench.calls("C_OpenSession") == 1);
  const auto challenge = world.challenge();
  CHECK(world.unlock(challenge, world.answer(challenge)));
  world.checkUnlocked();
}

TEST_CASE("A UKEY without codes says so, and so does a driver") {
  Bench bench;
  CHECK_FALSE(ok(bench.tokens->inventory({})).tokens.front().unlocksByCode);
  CHECK(codeOf(bench.tokens->unlockChallenge(bench.serial, {})) == ErrorCode::UkeyFault);
  CHECK(codeOf(bench.tokens->unlockChallenge("0000000000000000", {})) == ErrorCode::UkeyNotFound);
  World softHsm;
  CHECK_FALSE(ok(softHsm.tokens.inventory({})).tokens.front().unlocksByCode);
  CHECK(codeOf(softHsm.tokens.unlockChallenge(softHsm.serial, {})) == ErrorCode::UkeyFault);
}

TEST_CASE("Whether a UKEY opens with a code is asked of it once, and again where it could not say") {
  Locked world;
  auto& bench = world.bench;
  bench.restartTokens();
  ok(bench.drawer.clearCalls(bench.serial));
  bench.fault({Fault::Kind::Code, "unblock_available", 0, CKR_DEVICE_ERROR});
  CHECK_FALSE(ok(bench.tokens->inventory({})).tokens.front().unlocksByCode);
  CHECK(ok(bench.tokens->inventory({})).tokens.front().unlocksByCode);
  CHECK(ok(bench.tokens->inventory({})).tokens.front().unlocksByCode);
  CHECK(bench.calls("unblock_available") == 2);
}

TEST_CASE("A new PIN that will not do and a mistyped code are told before anything is tried") {
  UkeySettings settings;
  settings.quirks = {Quirk::ShortPins};
  Locked world(settings);
  const auto challenge = world.challenge();
  const auto response = world.answer(challenge);
  CHECK(codeOf(world.unlock(challenge, response, "123")) == ErrorCode::PinLength);
  CHECK(codeOf(world.unlock(challenge, response, "")) == ErrorCode::PinLength);
  CHECK(codeOf(world.unlock(challenge, response, "135792468")) == ErrorCode::PinLength);
  CHECK(codeOf(world.unlock(challenge, response, "12345678")) == ErrorCode::PinWeak);
  CHECK(codeOf(world.unlock(challenge, wrong, "12345678")) == ErrorCode::PinWeak);
  CHECK(world.bench.calls("unblock_respond") == 0);
  for (const std::string_view mistyped : {"", "0", "000000000001", "UUUUUUUUUUUU", "0000-0000-0000-0000"})
    CHECK(codeOf(world.unlock(challenge, mistyped, "24681357")) == ErrorCode::UnlockCodeMistyped);
  CHECK(world.responsesLeft() == 3);
  CHECK(world.bench.calls("C_Login") == 0);
  CHECK(world.unlock(challenge, response, "24681357"));
}

TEST_CASE("Two wrong codes are told as wrong, the third ends the challenge, and a new one opens") {
  Locked world;
  const auto challenge = world.challenge();
  const auto response = world.answer(challenge);
  CHECK(codeOf(world.unlock(challenge, wrong)) == ErrorCode::UnlockCodeWrong);
  CHECK(codeOf(world.unlock(challenge, wrong)) == ErrorCode::UnlockCodeWrong);
  CHECK(codeOf(world.unlock(challenge, wrong)) == ErrorCode::UnlockCodeLocked);
  CHECK(codeOf(world.unlock(challenge, response)) == ErrorCode::UnlockCodeVoid);
  CHECK(world.bench.calls("unblock_respond") == 3);
  CHECK(world.bench.calls("C_Login") == 0);
  const auto next = world.challenge();
  CHECK(world.unlock(next, world.answer(next)));
  world.checkUnlocked();
}

TEST_CASE("Only the last challenge of a UKEY is answered, and nothing else signed for one") {
  Locked world;
  const auto first = world.challenge();
  const auto second = world.challenge();
  CHECK(first != second);
  CHECK(codeOf(world.unlock(first, world.answer(second))) == ErrorCode::UnlockCodeVoid);
  CHECK(codeOf(world.unlock("a nonce of ours", world.answer(second))) == ErrorCode::UnlockCodeVoid);
  CHECK(codeOf(world.unlock("", world.answer(second))) == ErrorCode::UnlockCodeVoid);
  CHECK(world.bench.calls("unblock_respond") == 0);
  CHECK(codeOf(world.unlock(second, world.answer(first))) == ErrorCode::UnlockCodeWrong);
  CHECK(world.unlock(second, world.answer(second)));
}

TEST_CASE("A challenge is over when its UKEY was pulled, when its host died, and when it began anew") {
  Locked world;
  auto& bench = world.bench;
  auto challenge = world.challenge();
  ok(bench.drawer.pull(bench.serial));
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UkeyNotFound);
  ok(bench.drawer.insert(bench.serial));
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UnlockCodeVoid);

  challenge = world.challenge();
  ok(bench.drawer.pull(bench.serial));
  ok(bench.drawer.insert(bench.serial)); // before anybody looked
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UnlockCodeVoid);

  challenge = world.challenge();
  for (const auto host : runningHosts())
    kill(static_cast<pid_t>(host), SIGKILL);
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::DriverCrashed);
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UnlockCodeVoid);

  challenge = world.challenge();
  bench.restartTokens();
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UnlockCodeVoid);
  CHECK(bench.calls("C_Login") == 0);
  challenge = world.challenge();
  CHECK(world.unlock(challenge, world.answer(challenge)));
  world.checkUnlocked();
}

TEST_CASE("A host that dies at any call of an unlock by code is replaced, and another challenge opens") {
  for (const auto* const function : {"unblock_respond", "C_OpenSession", "C_Login", "C_Sign"})
    for (const auto moment : {Fault::Moment::Before, Fault::Moment::After}) {
      INFO(function << (moment == Fault::Moment::Before ? " before" : " after"));
      Locked world;
      auto challenge = world.challenge();
      world.bench.fault({Fault::Kind::Crash, function, 0, 0, moment, false});
      CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::DriverCrashed);
      ok(world.bench.drawer.clearFaults(world.bench.serial));
      challenge = world.challenge();
      CHECK(world.unlock(challenge, world.answer(challenge)));
      world.checkUnlocked();
    }
}

TEST_CASE("A UKEY that is pulled while it takes the code is missed") {
  Locked world;
  const auto challenge = world.challenge();
  world.bench.fault({Fault::Kind::Pull, "unblock_respond", 0, 0, Fault::Moment::After, false});
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UkeyRemoved);
  ok(world.bench.drawer.insert(world.bench.serial));
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UnlockCodeVoid);
  world.checkUnlocked(); // it had come so far
}

TEST_CASE("A challenge outlives another UKEY of the same driver that is pulled meanwhile") {
  Locked world;
  auto& bench = world.bench;
  const auto second = ok(bench.drawer.make({"second", "12345678", "so-87654321", false, {}})).serial;
  CHECK(ok(bench.tokens->inventory({})).tokens.size() == 2);
  const auto challenge = world.challenge();
  const auto hosts = runningHosts();
  ok(bench.drawer.pull(second));
  for (int i = 0; i < 3; ++i)
    CHECK(ok(bench.tokens->inventory({})).tokens.size() == 1);
  CHECK(runningHosts() == hosts);
  CHECK(world.unlock(challenge, world.answer(challenge)));
  ok(bench.tokens->inventory({}));
  CHECK(runningHosts() != hosts); // what it waited for comes about now
}

TEST_CASE("A challenge that nobody means to answer any more is dropped, and holds no host back") {
  Locked world;
  auto& bench = world.bench;
  const auto second = ok(bench.drawer.make({"second", "12345678", "so-87654321", false, {}})).serial;
  CHECK(ok(bench.tokens->inventory({})).tokens.size() == 2);
  const auto challenge = world.challenge();
  ok(bench.tokens->end(second, {})); // of another
  const auto hosts = runningHosts();
  ok(bench.tokens->end(bench.serial, {}));
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UnlockCodeVoid);
  CHECK(bench.calls("unblock_respond") == 0);
  ok(bench.drawer.pull(second));
  for (int i = 0; i < 2; ++i)
    CHECK(ok(bench.tokens->inventory({})).tokens.size() == 1);
  CHECK(runningHosts() != hosts);
}

TEST_CASE("A PIN that the UKEY refuses by a rule of its own costs no response") {
  UkeySettings settings;
  settings.quirks = {Quirk::PinNeedsLetter};
  Locked world(settings);
  const auto challenge = world.challenge();
  const auto response = world.answer(challenge);
  for (int i = 0; i < 4; ++i)
    CHECK(codeOf(world.unlock(challenge, response, "24681357")) == ErrorCode::PinLength);
  CHECK(world.responsesLeft() == 3);
  CHECK(world.unlock(challenge, response));
  world.checkUnlocked();
}

TEST_CASE("While an operation is open no code is given beside it") {
  Locked world;
  auto challenge = world.challenge();
  ok(world.unlock(challenge, world.answer(challenge)));
  ok(world.bench.tokens->begin(world.bench.serial, Secret(chosenPin), false, {}));
  challenge = world.challenge();
  CHECK(codeOf(world.unlock(challenge, world.answer(challenge))) == ErrorCode::UkeyBusy);
  ok(world.bench.tokens->contents(world.bench.serial, {}));
  ok(world.bench.tokens->end(world.bench.serial, {})); // and with it the challenge
  challenge = world.challenge();
  CHECK(world.unlock(challenge, world.answer(challenge)));
}

TEST_CASE("Neither the code nor a PIN is left in a file of the UKEY's") {
  Locked world;
  const auto challenge = world.challenge();
  const auto response = world.answer(challenge);
  ok(world.unlock(challenge, response));
  const std::vector<std::string> secrets{response, certdesk::practice::groupedUnblockCode(response),
                                         std::string(chosenPin), std::string(soPin)};
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(world.bench.folder())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    std::ostringstream content;
    content << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    INFO(entry.path());
    for (const auto& secret : secrets)
      CHECK(content.str().find(secret) == std::string::npos);
  }
  CHECK(files > 5);
}
