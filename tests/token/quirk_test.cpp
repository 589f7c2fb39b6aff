#include "tests/token/bench.h"
#include "tests/token/service.h"

using namespace tests;
using token::KeyKind;

namespace {

UkeySettings with(std::set<Quirk> quirks) {
  UkeySettings settings;
  settings.quirks = std::move(quirks);
  return settings;
}

// From an empty UKEY to the confirmation, with a new client after every act.
void carryOutInPieces(Bench& bench, Service& service) {
  for (;;) {
    bench.begin();
    if (!ok(service.next(*bench.tokens))) return;
    bench.restartTokens();
  }
}

} // namespace

TEST_CASE("On a UKEY that drops labels the pending key is found again by a new client") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::EcP256);
  Bench bench(with({Quirk::LabelsDropped}));
  Service service(bench.serial, kind);
  bench.begin();
  const auto key = service.signingKey(*bench.tokens);
  bench.restartTokens();
  bench.begin();
  CHECK(service.signingKey(*bench.tokens) == key);
  ok(bench.tokens->end(bench.serial, {}));
  carryOutInPieces(bench, service);
  service.checkFinished(*bench.tokens, false);
}

TEST_CASE("Where nothing can be renamed the certificates carry their keys' CKA_ID") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::EcP256);
  Bench bench(with({Quirk::AttributesReadOnly}));
  Service service(bench.serial, kind);
  carryOutInPieces(bench, service);
  service.checkFinished(*bench.tokens, false);
}

TEST_CASE("A certificate that cannot follow its key to the final CKA_ID calls it back") {
  Bench bench;
  Service service(bench.serial, KeyKind::EcP256);
  bench.fault({Fault::Kind::Code, "C_SetAttributeValue", 1, CKR_ATTRIBUTE_READ_ONLY, Fault::Moment::Before, false});
  carryOutInPieces(bench, service);
  service.checkFinished(*bench.tokens, false); // each certificate has the CKA_ID of its key
}

TEST_CASE("A UKEY that drops labels and renames nothing gets its certificates too") {
  Bench bench(with({Quirk::LabelsDropped, Quirk::AttributesReadOnly, Quirk::NoHashOnToken, Quirk::MemoryHidden}));
  Service service(bench.serial, KeyKind::Rsa2048);
  carryOutInPieces(bench, service);
  service.checkFinished(*bench.tokens, false);
}

TEST_CASE("A UKEY that cannot unwrap is refused before anything costs") {
  const auto quirk = GENERATE(Quirk::UnwrapRefused, Quirk::UnwrapNotListed, Quirk::NoRsa);
  Bench bench(with({quirk}));
  bench.begin();
  CHECK(codeOf(bench.tokens->tryOut(bench.serial, {"1", KeyKind::EcP256, KeyKind::EcP256}, {})) ==
        ErrorCode::UkeyCannotUnwrap);
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.empty());
}

TEST_CASE("A UKEY that does not make the kind of key is refused before anything costs") {
  Bench bench(with({Quirk::NoEc}));
  bench.begin();
  CHECK(codeOf(bench.tokens->tryOut(bench.serial, {"1", KeyKind::EcP384, KeyKind::Rsa2048}, {})) ==
        ErrorCode::UkeyCannotMakeKey);
  CHECK(codeOf(bench.tokens->tryOut(bench.serial, {"1", KeyKind::Rsa2048, KeyKind::EcP384}, {})) ==
        ErrorCode::UkeyCannotUnwrap);
  CHECK(codeOf(bench.tokens->generateSigningKey(bench.serial, "1", KeyKind::EcP256, {}, {})) ==
        ErrorCode::UkeyCannotMakeKey);
  ok(bench.tokens->tryOut(bench.serial, {"1", KeyKind::Rsa2048, KeyKind::Rsa2048}, {}));
}

TEST_CASE("A UKEY that says that it is nearly full is refused before anything costs") {
  UkeySettings settings;
  settings.capacity = 3000;
  Bench bench(settings);
  const auto ukey = ok(bench.tokens->inventory({})).tokens.front();
  CHECK(ukey.freeBytes.value_or(99999) <= 3000);
  bench.begin();
  CHECK(codeOf(bench.tokens->tryOut(bench.serial, {"1", KeyKind::Rsa2048, KeyKind::Rsa2048}, {})) == ErrorCode::UkeyFull);
}

TEST_CASE("Room is counted for what an application will really write") {
  UkeySettings settings;
  settings.capacity = 4700; // for a pair and two certificates, and not for two pairs and two certificates
  Bench bench(settings);
  bench.begin();
  const auto codeFor = [&](const std::string& application, bool kept) {
    const auto tried = bench.tokens->tryOut(bench.serial, {application, KeyKind::EcP256, KeyKind::EcP256, kept}, {});
    return tried ? std::optional<ErrorCode>() : tried.error().code;
  };
  CHECK_FALSE(codeFor("1", true));
  CHECK(codeFor("1", false) == ErrorCode::UkeyFull);
  // What it has made already needs no room again; what another one left there is not its own.
  ok(bench.drawer.setCapacity(bench.serial, 64 * 1024, 64));
  (void)ok(bench.tokens->generateSigningKey(bench.serial, "1", KeyKind::EcP256, {}, {}));
  ok(bench.tokens->end(bench.serial, {}));
  const auto left = ok(bench.tokens->inventory({})).tokens.front().freeBytes.value_or(0);
  REQUIRE(left > 32 * 1024);
  bench.begin();
  ok(bench.drawer.setCapacity(bench.serial, 64 * 1024 - left + 4600, 64));
  CHECK_FALSE(codeFor("1", false));
  CHECK(codeFor("2", false) == ErrorCode::UkeyFull);
}

TEST_CASE("A UKEY that is full in the middle goes on when there is room") {
  auto settings = with({Quirk::MemoryHidden});
  settings.maximumObjects = 4; // two key pairs
  Bench bench(settings);
  Service service(bench.serial, KeyKind::EcP256);
  bench.begin();
  CHECK(codeOf(service.finish(*bench.tokens)) == ErrorCode::UkeyFull);
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.size() == 2);
  ok(bench.drawer.setCapacity(bench.serial, 64 * 1024, 64));
  ok(service.finish(*bench.tokens));
  service.checkFinished(*bench.tokens);
}
