#include "tests/token/bench.h"
#include "tests/token/service.h"

#include <cstdlib>
#include <map>

using namespace tests;
using token::KeyKind;

namespace {

// Goes on after whatever happened: puts the UKEY back, lets the person give the PIN again, and carries on. Answers how
// often that was needed.
int recover(Bench& bench, Service& service) {
  for (int interruptions = 0; interruptions < 10; ++interruptions) {
    if (service.finish(*bench.tokens)) return interruptions;
    ok(bench.drawer.insert(bench.serial));
    (void)bench.tokens->end(bench.serial, {});
    (void)bench.tokens->inventory({});
    // A fault may hit the login itself; a PIN is only spent when it is given again.
    if (const auto begun = bench.tokens->begin(bench.serial, pin(), false, {}); !begun)
      INFO(certdesk::nameOf(begun.error().code));
  }
  FAIL("it does not come to an end");
  return 0;
}

// How many calls one whole service makes of that function.
unsigned callsOf(const std::string& function) {
  static std::map<std::string, unsigned> counted;
  if (const auto known = counted.find(function); known != counted.end()) return known->second;
  Bench bench;
  Service service(bench.serial, KeyKind::EcP256);
  bench.begin();
  ok(bench.drawer.clearCalls(bench.serial));
  ok(service.finish(*bench.tokens));
  return counted[function] = static_cast<unsigned>(bench.calls(function));
}

void carryOutWith(const Fault& fault) {
  Bench bench;
  Service service(bench.serial, KeyKind::EcP256);
  bench.begin();
  bench.fault(fault);
  (void)recover(bench, service);
  ok(bench.drawer.clearFaults(bench.serial));
  service.checkFinished(*bench.tokens);
}

} // namespace

TEST_CASE("A UKEY that is pulled ends the operation, and no PIN is spent on it afterwards") {
  Bench bench;
  auto& tokens = *bench.tokens;
  bench.begin();
  ok(bench.drawer.pull(bench.serial));
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::UkeyRemoved);
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::PinNeeded);
  CHECK(ok(tokens.inventory({})).tokens.empty());
  CHECK(codeOf(tokens.begin(bench.serial, pin(), false, {})) == ErrorCode::UkeyNotFound);
  ok(bench.drawer.insert(bench.serial));
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::PinNeeded);
  CHECK(bench.calls("C_Login") == 1);
  bench.begin();
  CHECK(ok(tokens.contents(bench.serial, {})).keys.empty());
}

TEST_CASE("A UKEY that was out for a moment is not logged in to by itself") {
  Bench bench;
  Service service(bench.serial, KeyKind::EcP256);
  bench.begin();
  ok(service.finish(*bench.tokens));
  const auto before = bench.calls("C_Login");
  ok(bench.drawer.pull(bench.serial));
  ok(bench.drawer.insert(bench.serial));
  CHECK(codeOf(bench.tokens->prove(service.installation(), {})) == ErrorCode::UkeyRemoved);
  CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::PinNeeded);
  CHECK(bench.calls("C_Login") == before);
}

TEST_CASE("A general error means removal only where the UKEY is gone") {
  Bench bench;
  bench.begin();
  bench.fault({Fault::Kind::Code, "C_FindObjectsInit", 0, CKR_GENERAL_ERROR, Fault::Moment::Before, false});
  CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::UkeyFault);
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.empty());
  bench.fault({Fault::Kind::Code, "C_FindObjectsInit", 0, CKR_GENERAL_ERROR, Fault::Moment::Before, false});
  bench.fault({Fault::Kind::Code, "C_GetTokenInfo", 0, CKR_GENERAL_ERROR, Fault::Moment::Before, false});
  CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::UkeyRemoved);
  CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::PinNeeded);
}

// An RSA key tells its public half by itself, so it counts as installed.
TEST_CASE("An unwrapped key has its public object, wherever a pull met its writing") {
  const auto objects = [](const Bench& bench) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(bench.folder()))
      count += entry.path().extension() == ".object" && entry.path().filename() != "token.object" ? 1 : 0;
    return count;
  };
  std::size_t whole = 0;
  const auto count = callsOf("C_CreateObject");
  for (unsigned call = 0; call <= count; ++call) { // after the last: nothing is met
    Bench bench;
    Service service(bench.serial, KeyKind::Rsa2048);
    bench.begin();
    bench.fault({Fault::Kind::Pull, "C_CreateObject", count - call, 0, Fault::Moment::Before, false});
    (void)recover(bench, service);
    if (call == 0) whole = objects(bench);
    INFO(count - call);
    CHECK(objects(bench) == whole);
  }
}

TEST_CASE("A name or an id that a driver refuses once is given all the same") {
  const auto count = callsOf("C_SetAttributeValue");
  REQUIRE(count > 4);
  for (unsigned call = 0; call < count; ++call) {
    INFO(call);
    carryOutWith({Fault::Kind::Code, "C_SetAttributeValue", call, CKR_DEVICE_MEMORY, Fault::Moment::Before, false});
  }
}

TEST_CASE("A name or an id that a driver takes and forgets once is given again") {
  const auto count = callsOf("C_SetAttributeValue");
  for (unsigned call = 0; call < count; ++call) {
    INFO(call);
    carryOutWith({Fault::Kind::Omit, "C_SetAttributeValue", call, CKR_OK, Fault::Moment::Before, false});
  }
}

TEST_CASE("Certificates that could not be read at one look are read at the next, without a re-plug") {
  Bench bench;
  Service service(bench.serial, KeyKind::EcP256);
  bench.begin();
  ok(service.finish(*bench.tokens));
  const std::string function = GENERATE("C_OpenSession", "C_FindObjects", "C_GetAttributeValue");
  bench.restartTokens();
  bench.fault({Fault::Kind::Code, function, 0, CKR_GENERAL_ERROR, Fault::Moment::Before, false});
  const auto before = ok(bench.tokens->inventory({}));
  REQUIRE(before.tokens.size() == 1);
  CHECK_FALSE(before.tokens.front().certificatesWhole);
  const auto after = ok(bench.tokens->inventory({}));
  REQUIRE(after.tokens.size() == 1);
  CHECK(after.tokens.front().certificatesWhole);
  CHECK(after.tokens.front().certificates.size() == 2);
}

TEST_CASE(
    "What is shown of a UKEY while it is written to, or while its driver does not answer, is told as seen before") {
  Bench bench;
  const auto isNow = [&] { return !ok(bench.tokens->inventory({})).seenBefore.contains(bench.serial); };
  CHECK(isNow());
  bench.begin();
  CHECK_FALSE(isNow());
  ok(bench.tokens->end(bench.serial, {}));
  CHECK(isNow());
  bench.fault({Fault::Kind::Crash, "C_GetTokenInfo", 0, 0, Fault::Moment::Before, false});
  const auto crashed = ok(bench.tokens->inventory({}));
  REQUIRE(crashed.failures.size() == 1);
  CHECK(crashed.seenBefore.contains(bench.serial));
  CHECK(isNow());
}

TEST_CASE("A host is not started anew while another UKEY of its module is at work") {
  Bench bench;
  auto& tokens = *bench.tokens;
  const auto second = ok(bench.drawer.make({"second", "12345678", "so-87654321", false, {}})).serial;
  (void)ok(tokens.inventory({}));
  bench.begin();
  ok(tokens.begin(second, pin(), false, {}));
  const auto host = runningHosts();
  REQUIRE(host.size() == 1);
  ok(bench.drawer.pull(bench.serial));
  CHECK(codeOf(tokens.contents(bench.serial, {})) == ErrorCode::UkeyRemoved);
  CHECK(ok(tokens.contents(second, {})).keys.empty());
  CHECK(runningHosts() == host);
  ok(tokens.end(second, {}));
  (void)ok(tokens.inventory({}));
  CHECK(runningHosts() != host);
}

// Every call with tests/run --faults; otherwise a sample over the whole length, and it says so.
unsigned strideOf(unsigned sampled) {
  static const bool all = std::getenv("CERTDESK_FAULTS") != nullptr;
  if (!all) WARN("every " << sampled << ". call; all of them with tests/run --faults");
  return all ? 1 : sampled;
}

TEST_CASE("Whatever call that writes a pull or a crash meets, the service comes to its end") {
  const std::string function =
      GENERATE("C_Login", "C_GenerateKeyPair", "C_UnwrapKey", "C_CreateObject", "C_SetAttributeValue");
  const auto count = function == "C_Login" ? 1U : callsOf(function);
  REQUIRE(count > 0);
  const auto stride = strideOf(3);
  for (unsigned call = 0; call < count; call += stride)
    for (const auto& [kind, moment] :
         {std::pair(Fault::Kind::Pull, Fault::Moment::Before), std::pair(Fault::Kind::Pull, Fault::Moment::After),
          std::pair(Fault::Kind::Crash, Fault::Moment::After)}) {
      INFO(function << " " << call << " kind " << static_cast<int>(kind) << " after "
                    << (moment == Fault::Moment::After));
      carryOutWith({kind, function, call, 0, moment, false});
    }
}

TEST_CASE("Whatever other call a pull or a crash meets, the service comes to its end") {
  const std::string function =
      GENERATE("C_Sign", "C_DeriveKey", "C_CloseSession", "C_Logout", "C_GetMechanismList", "C_DestroyObject");
  const auto stride = strideOf(5);
  for (unsigned call = 0; call < callsOf(function); call += stride) {
    const auto kind = call % 2 == 0 ? Fault::Kind::Pull : Fault::Kind::Crash;
    INFO(function << " " << call << " kind " << static_cast<int>(kind));
    carryOutWith({kind, function, call, 0, Fault::Moment::Before, false});
  }
}

TEST_CASE("Whatever call an error meets, the service comes to its end") {
  const auto count = callsOf("");
  REQUIRE(count > 100);
  unsigned done = 0;
  const auto stride = strideOf(61);
  for (unsigned call = 0; call < count; call += stride) {
    const auto code = done++ % 2 == 0 ? CKR_DEVICE_ERROR : CKR_FUNCTION_FAILED;
    INFO(call << " " << code);
    carryOutWith({Fault::Kind::Code, "", call, code, Fault::Moment::Before, false});
  }
}

TEST_CASE("Half a key pair is removed and made anew") {
  UkeySettings settings;
  settings.quirks = {Quirk::HalfStaysAfterPull};
  Bench bench(settings);
  Service service(bench.serial, KeyKind::EcP256);
  bench.begin();
  bench.fault({Fault::Kind::Pull, "C_GenerateKeyPair", 0, 0, Fault::Moment::After, false});
  CHECK(codeOf(bench.tokens->generateSigningKey(bench.serial, service.application(), KeyKind::EcP256, {}, {})) ==
        ErrorCode::UkeyRemoved);
  ok(bench.drawer.insert(bench.serial));
  bench.begin();
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.empty());
  (void)recover(bench, service);
  service.checkFinished(*bench.tokens);
}

TEST_CASE("A whole key pair that was made at the moment of the pull is found again") {
  UkeySettings settings;
  settings.quirks = {Quirk::MadeStaysAfterPull};
  Bench bench(settings);
  bench.begin();
  bench.fault({Fault::Kind::Pull, "C_GenerateKeyPair", 0, 0, Fault::Moment::After, false});
  CHECK(codeOf(bench.tokens->generateSigningKey(bench.serial, "1", KeyKind::Rsa2048, {}, {})) ==
        ErrorCode::UkeyRemoved);
  ok(bench.drawer.insert(bench.serial));
  bench.begin();
  const auto contents = ok(bench.tokens->contents(bench.serial, {}));
  REQUIRE(contents.keys.size() == 1);
  CHECK(ok(bench.tokens->generateSigningKey(bench.serial, "1", KeyKind::Rsa2048, {}, {})) ==
        contents.keys.front().publicKey);
}

TEST_CASE("A signing key that a driver forgets is noticed before it is certified") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::EcP256);
  const auto what = GENERATE(Fault::Kind::Forget, Fault::Kind::ForgetPublic);
  INFO(static_cast<int>(kind) << " " << static_cast<int>(what));
  Bench bench;
  Service service(bench.serial, kind);
  bench.begin();
  REQUIRE(ok(service.next(*bench.tokens)) == Service::Act::TryOut);
  bench.fault({what, "C_GenerateKeyPair", 0, CKR_OK, Fault::Moment::After, false});
  CHECK(recover(bench, service) <= 1);
  service.checkFinished(*bench.tokens);
}
