#include "app/token/pending.h"
#include "pkcs11/certificate_object.h"
#include "pkcs11/key_generation.h"
#include "tests/token/bench.h"
#include "tests/token/other_program.h"
#include "tests/token/service.h"

using namespace tests;
using token::KeyKind;
using Act = Service::Act;

namespace {

// Acts until the one given is done; with a new client behind, that has seen nothing yet.
void carryOutUntil(Bench& bench, Service& service, Act last) {
  bench.begin();
  for (;;)
    if (ok(service.next(*bench.tokens)) == last) break;
  bench.restartTokens();
  bench.begin();
}

// The UKEY behaves again, and the person tries again.
void startAfresh(Bench& bench) {
  ok(bench.drawer.clearFaults(bench.serial));
  bench.restartTokens();
  bench.begin();
}

Fault failing(const std::string& function, bool lasting = true, unsigned afterCalls = 0) {
  return {Fault::Kind::Code, function, afterCalls, CKR_FUNCTION_FAILED, Fault::Moment::Before, lasting};
}

} // namespace

TEST_CASE("A key that could be got out of the UKEY is never gone on with, whenever the check was missed") {
  UkeySettings settings;
  settings.quirks = {Quirk::ExtractableIgnored, Quirk::MadeStaysAfterPull};
  const bool pulled = GENERATE(true, false); // else the check itself is refused
  Bench bench(settings);
  bench.begin();
  const auto generate = [&] { return bench.tokens->generateSigningKey(bench.serial, "1", KeyKind::EcP256, {}, {}); };
  bench.fault(pulled ? Fault{Fault::Kind::Pull, "C_GenerateKeyPair", 0, 0, Fault::Moment::After, false}
                     : failing("C_GetAttributeValue", false));
  REQUIRE_FALSE(generate());
  ok(bench.drawer.insert(bench.serial));
  startAfresh(bench);
  const auto seen = ok(bench.tokens->contents(bench.serial, {}));
  REQUIRE(seen.keys.size() == 1);
  CHECK(seen.keys.front().publicKey.empty()); // nothing to go on with
  CHECK(codeOf(generate()) == ErrorCode::UkeyCannotMakeKey);
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.empty());
  CHECK(codeOf(generate()) == ErrorCode::UkeyCannotMakeKey); // and from the beginning
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.empty());
}

TEST_CASE("A certified key that does not sign for a moment is not taken for absent, and stays") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::EcP256);
  Bench bench;
  Service service(bench.serial, kind);
  carryOutUntil(bench, service, Act::SigningCertificate);
  const auto destroyed = bench.calls("C_DestroyObject");
  bench.fault(failing("C_Sign"));
  CHECK(codeOf(bench.tokens->contents(bench.serial, {})) == ErrorCode::UkeyFault);
  CHECK(codeOf(bench.tokens->generateSigningKey(bench.serial, service.application(), kind, {}, {})) ==
        ErrorCode::UkeyFault);
  CHECK(bench.calls("C_DestroyObject") == destroyed);
  startAfresh(bench);
  ok(service.finish(*bench.tokens));
  service.checkFinished(*bench.tokens);
}

TEST_CASE("A recovered key that does not decrypt for a moment stays") {
  const auto [kind, function] = GENERATE(table<KeyKind, std::string>(
      {{KeyKind::Rsa2048, "C_DecryptInit"}, {KeyKind::Rsa2048, "C_Decrypt"}, {KeyKind::EcP256, "C_DeriveKey"}}));
  Bench bench;
  Service service(bench.serial, kind);
  carryOutUntil(bench, service, Act::EncryptionKey);
  const auto made = bench.calls("C_UnwrapKey");
  bench.fault(failing(function));
  CHECK(codeOf(service.install(*bench.tokens, {}, service.pair().certificate)) == ErrorCode::UkeyFault);
  CHECK(bench.calls("C_UnwrapKey") == made);
  startAfresh(bench);
  CHECK(ok(bench.tokens->contents(bench.serial, {})).keys.size() == 2);
  ok(service.finish(*bench.tokens));
  service.checkFinished(*bench.tokens);
}

TEST_CASE("What cannot be read for a moment is not taken for absent") {
  const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::EcP256);
  Bench bench;
  Service service(bench.serial, kind);
  carryOutUntil(bench, service, Act::EncryptionKey);
  const auto before = bench.calls("C_GetAttributeValue");
  const auto whole = ok(bench.tokens->contents(bench.serial, {}));
  const auto reads = bench.calls("C_GetAttributeValue") - before;
  REQUIRE(reads > 10);
  for (unsigned read = 0; read < reads; ++read) {
    INFO(read);
    bench.fault(failing("C_GetAttributeValue", false, read));
    if (const auto seen = bench.tokens->contents(bench.serial, {})) {
      REQUIRE(seen->keys.size() == whole.keys.size());
      for (std::size_t i = 0; i < seen->keys.size(); ++i) {
        CHECK(seen->keys[i].label == whole.keys[i].label);
        CHECK(seen->keys[i].publicKey == whole.keys[i].publicKey);
      }
    } else {
      CHECK(seen.error().code == ErrorCode::UkeyFault);
    }
    ok(bench.drawer.clearFaults(bench.serial));
  }
  const auto key = service.signingKey(*bench.tokens);
  for (unsigned read = 0; read < reads; ++read) {
    INFO(read);
    bench.fault(failing("C_GetAttributeValue", false, read));
    const auto again = bench.tokens->generateSigningKey(bench.serial, service.application(), kind, {}, {});
    if (again) CHECK(*again == key);
    ok(bench.drawer.clearFaults(bench.serial));
  }
  ok(service.finish(*bench.tokens));
  service.checkFinished(*bench.tokens);
}

namespace {

// A private key that is not the public one beside it, both under the marks of the pending signing key.
void mixSigningKey(const std::string& serial, const std::string& label) {
  OtherProgram other(serial);
  const auto wrong = other.one(CKO_PRIVATE_KEY, label);
  const pkcs11::KeyPairRequest request{label, must(wrong.bytes(CKA_ID)), pkcs11::KeyUse::Signing, true};
  must(wrong.destroy());
  const auto pair = must(pkcs11::generateKeyPair(*other.session, pkcs11::KeyKind::EcP256, request));
  must(pair.publicKey.destroy());
}

// The same of the encryption key.
void mixEncryptionKey(const std::string& serial, const std::string& label) {
  OtherProgram other(serial);
  const auto wrong = other.one(CKO_PRIVATE_KEY, label);
  const auto id = must(wrong.bytes(CKA_ID));
  must(wrong.destroy());
  pkcs11::Template values;
  values.number(CKA_CLASS, CKO_PRIVATE_KEY).number(CKA_KEY_TYPE, CKK_EC).boolean(CKA_TOKEN, true);
  values.boolean(CKA_PRIVATE, true).boolean(CKA_DERIVE, true).text(CKA_LABEL, label).bytes(CKA_ID, id);
  values.bytes(CKA_EC_PARAMS, pkcs11::curveParametersOf(pkcs11::KeyKind::EcP256)).bytes(CKA_VALUE, Bytes(32, 7));
  must(pkcs11::createObject(*other.session, values));
}

std::string signingLabel(const Service& service) {
  return token::pendingLabel(service.application(), token::PendingPurpose::Signing);
}

} // namespace

TEST_CASE("A UKEY with more certificates than are shown says that the list is not whole") {
  const auto count = GENERATE(as<std::uint8_t>(), 64, 65);
  World world;
  {
    const OtherProgram other(world.serial);
    for (std::uint8_t i = 0; i < count; ++i)
      must(pkcs11::createCertificate(*other.session,
                                     {"one of many", {i}, {0x30, 1, i}, {0x30, 0}, {0x30, 0}, {2, 1, i}}));
  }
  const auto seen = ok(world.tokens.inventory({})).tokens.front();
  CHECK(seen.certificates.size() == 64);
  CHECK(seen.certificatesWhole == (count == 64));
}

TEST_CASE("A key that is proved to be wrong is made anew, but not where its certificate is issued") {
  const bool issued = GENERATE(true, false);
  World world;
  Service service(world.serial, KeyKind::EcP256);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  const auto key = service.signingKey(world.tokens);
  if (issued) (void)service.authority().signingCertificate(key);
  ok(world.tokens.end(world.serial, {}));
  mixSigningKey(world.serial, signingLabel(service));
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  const auto seen = ok(world.tokens.contents(world.serial, {}));
  REQUIRE(seen.keys.size() == 1);
  CHECK(seen.keys.front().publicKey.empty()); // nothing to go on with
  const auto again =
      world.tokens.generateSigningKey(world.serial, service.application(), KeyKind::EcP256, service.issued(), {});
  if (issued) {
    CHECK(codeOf(again) == ErrorCode::UkeyProofFailed);
    CHECK(ok(world.tokens.contents(world.serial, {})).keys.front().id == seen.keys.front().id);
  } else {
    CHECK(ok(again) != key);
    ok(service.finish(world.tokens));
    service.checkFinished(world.tokens);
  }
}

TEST_CASE("Half of a certified key stays as it is") {
  World world;
  Service service(world.serial, KeyKind::EcP256);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  (void)service.authority().signingCertificate(service.signingKey(world.tokens));
  ok(world.tokens.end(world.serial, {}));
  must(OtherProgram(world.serial).one(CKO_PRIVATE_KEY, signingLabel(service)).destroy());
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  CHECK(codeOf(world.tokens.generateSigningKey(world.serial, service.application(), KeyKind::EcP256, service.issued(),
                                               {})) == ErrorCode::UkeyKeyGone);
  ok(world.tokens.end(world.serial, {}));
  (void)OtherProgram(world.serial).one(CKO_PUBLIC_KEY, signingLabel(service));
}

// Nothing tells then what an EC key is. The portal lists other certificates, too.
TEST_CASE("A signing key without its public half is told from a certified one by trial") {
  const bool certified = GENERATE(false, true);
  World world;
  Service service(world.serial, KeyKind::EcP256);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  const auto before = service.signingKey(world.tokens);
  if (certified) (void)service.authority().signingCertificate(before);
  ok(world.tokens.end(world.serial, {}));
  must(OtherProgram(world.serial).one(CKO_PUBLIC_KEY, signingLabel(service)).destroy());
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  CHECK((service.signingKey(world.tokens) == before) == certified);
  ok(service.finish(world.tokens));
  service.checkFinished(world.tokens);
}

TEST_CASE("An encryption key that is proved to be wrong goes when the right one is there") {
  World world;
  Service service(world.serial, KeyKind::EcP256);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  ok(service.install(world.tokens, {}, service.pair().certificate));
  ok(world.tokens.end(world.serial, {}));
  const auto label = token::pendingLabel(service.application(), token::PendingPurpose::Encryption);
  mixEncryptionKey(world.serial, label);
  ok(world.tokens.begin(world.serial, pin(), false, {}));
  CHECK(codeOf(service.install(world.tokens, {"", "", nullptr, true, false, false}, service.pair().certificate)) ==
        ErrorCode::PackageSignature);
  CHECK(ok(world.tokens.contents(world.serial, {})).keys.size() == 2); // nothing went for nothing
  ok(service.install(world.tokens, {}, service.pair().certificate));
  ok(service.finish(world.tokens));
  service.checkFinished(world.tokens);
}
