#include "tests/practice/ukey/bench.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <future>

using namespace certdesk::practice;
using namespace std::chrono_literals;

namespace {

UkeySettings with(std::set<Quirk> quirks) {
  UkeySettings settings;
  settings.quirks = std::move(quirks);
  return settings;
}

bool lists(const Bench& bench, const Ukey& ukey, CK_MECHANISM_TYPE mechanism) {
  CK_ULONG count = 0;
  REQUIRE(bench.p11->C_GetMechanismList(ukey.settings.slot, nullptr, &count) == CKR_OK);
  std::vector<CK_MECHANISM_TYPE> all(count);
  REQUIRE(bench.p11->C_GetMechanismList(ukey.settings.slot, all.data(), &count) == CKR_OK);
  const bool listed = std::find(all.begin(), all.end(), mechanism) != all.end();
  CK_MECHANISM_INFO info{};
  CHECK((bench.p11->C_GetMechanismInfo(ukey.settings.slot, mechanism, &info) == CKR_OK) == listed);
  return listed;
}
bool claimsUnwrap(const Bench& bench, const Ukey& ukey, CK_MECHANISM_TYPE mechanism) {
  CK_MECHANISM_INFO info{};
  return bench.p11->C_GetMechanismInfo(ukey.settings.slot, mechanism, &info) == CKR_OK &&
         (info.flags & CKF_UNWRAP) != 0;
}

// An AES key wrapped for an RSA key and unwrapped again: what a UKEY needs for recovery.
CK_RV unwrap(const Bench& bench, CK_SESSION_HANDLE session) {
  CK_BBOOL yes = CK_TRUE;
  CK_ULONG bits = 2048, length = 32;
  std::array<CK_ATTRIBUTE, 2> publicKey = {{{CKA_MODULUS_BITS, &bits, sizeof bits}, {CKA_WRAP, &yes, 1}}};
  std::array<CK_ATTRIBUTE, 1> privateKey = {{{CKA_UNWRAP, &yes, 1}}};
  CK_MECHANISM rsa{CKM_RSA_PKCS_KEY_PAIR_GEN, nullptr, 0}, aes{CKM_AES_KEY_GEN, nullptr, 0};
  CK_OBJECT_HANDLE a = 0, b = 0, key = 0, again = 0;
  REQUIRE(bench.p11->C_GenerateKeyPair(session, &rsa, publicKey.data(), 2, privateKey.data(), 1, &a, &b) == CKR_OK);
  std::array<CK_ATTRIBUTE, 2> secret = {{{CKA_VALUE_LEN, &length, sizeof length}, {CKA_EXTRACTABLE, &yes, 1}}};
  REQUIRE(bench.p11->C_GenerateKey(session, &aes, secret.data(), 2, &key) == CKR_OK);
  CK_RSA_PKCS_OAEP_PARAMS oaep{CKM_SHA_1, CKG_MGF1_SHA1, CKZ_DATA_SPECIFIED, nullptr, 0};
  CK_MECHANISM how{CKM_RSA_PKCS_OAEP, &oaep, sizeof oaep};
  std::array<CK_BYTE, 256> wrapped{};
  CK_ULONG size = wrapped.size();
  const CK_RV code = bench.p11->C_WrapKey(session, &how, a, key, wrapped.data(), &size);
  if (code != CKR_OK) size = wrapped.size(); // it is the unwrapping that is asked for
  CK_OBJECT_CLASS type = CKO_SECRET_KEY;
  CK_KEY_TYPE kind = CKK_AES;
  std::array<CK_ATTRIBUTE, 2> unwrapped = {{{CKA_CLASS, &type, sizeof type}, {CKA_KEY_TYPE, &kind, sizeof kind}}};
  return bench.p11->C_UnwrapKey(session, &how, b, wrapped.data(), size, unwrapped.data(), 2, &again);
}

// A private key that left wrapped by an AES key comes back as a key of the UKEY, as key recovery has it. SoftHSM reads
// CKM_AES_KEY_WRAP_PAD as RFC 5649.
CK_RV unwrapPrivateKey(const Bench& bench, CK_SESSION_HANDLE session) {
  CK_BBOOL yes = CK_TRUE, no = CK_FALSE;
  CK_ULONG bits = 2048, length = 32;
  std::array<CK_ATTRIBUTE, 2> publicKey = {{{CKA_MODULUS_BITS, &bits, sizeof bits}, {CKA_TOKEN, &no, 1}}};
  std::array<CK_ATTRIBUTE, 2> privateKey = {{{CKA_EXTRACTABLE, &yes, 1}, {CKA_TOKEN, &no, 1}}};
  std::array<CK_ATTRIBUTE, 3> secret = {
      {{CKA_VALUE_LEN, &length, sizeof length}, {CKA_WRAP, &yes, 1}, {CKA_UNWRAP, &yes, 1}}};
  CK_MECHANISM rsa{CKM_RSA_PKCS_KEY_PAIR_GEN, nullptr, 0}, aes{CKM_AES_KEY_GEN, nullptr, 0};
  CK_MECHANISM wrap{CKM_AES_KEY_WRAP_PAD, nullptr, 0};
  CK_OBJECT_HANDLE a = 0, b = 0, key = 0, again = 0;
  REQUIRE(bench.p11->C_GenerateKeyPair(session, &rsa, publicKey.data(), 2, privateKey.data(), 2, &a, &b) == CKR_OK);
  REQUIRE(bench.p11->C_GenerateKey(session, &aes, secret.data(), 3, &key) == CKR_OK);
  std::vector<CK_BYTE> wrapped(4096);
  CK_ULONG size = wrapped.size();
  REQUIRE(bench.p11->C_WrapKey(session, &wrap, key, b, wrapped.data(), &size) == CKR_OK);
  CK_OBJECT_CLASS type = CKO_PRIVATE_KEY;
  CK_KEY_TYPE kind = CKK_RSA;
  std::string id = "recovered";
  std::array<CK_ATTRIBUTE, 7> unwrapped = {{{CKA_CLASS, &type, sizeof type},
                                            {CKA_KEY_TYPE, &kind, sizeof kind},
                                            {CKA_TOKEN, &yes, 1},
                                            {CKA_PRIVATE, &yes, 1},
                                            {CKA_DECRYPT, &yes, 1},
                                            {CKA_SIGN, &yes, 1},
                                            {CKA_ID, id.data(), id.size()}}};
  return bench.p11->C_UnwrapKey(session, &wrap, key, wrapped.data(), size, unwrapped.data(), unwrapped.size(), &again);
}

// Private keys that stay on the UKEY.
std::vector<CK_OBJECT_HANDLE> recovered(const Bench& bench, CK_SESSION_HANDLE session) {
  auto keys = bench.find(session, CKO_PRIVATE_KEY);
  std::erase_if(keys, [&](CK_OBJECT_HANDLE key) { return bench.text(session, key, CKA_ID) != "recovered"; });
  return keys;
}

Fault pullDuring(const char* function, Fault::Moment moment) {
  Fault fault;
  fault.kind = Fault::Kind::Pull;
  fault.function = function;
  fault.moment = moment;
  return fault;
}

} // namespace

TEST_CASE("Without quirks the UKEY makes both kinds of keys, unwraps, and keeps labels") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair rsa, ec;
  REQUIRE(bench.generateRsa(session, rsa) == CKR_OK);
  REQUIRE(bench.generateEc(session, ec) == CKR_OK);
  CHECK(bench.sign(session, rsa.privateKey, CKM_SHA256_RSA_PKCS) == CKR_OK);
  CHECK(bench.sign(session, ec.privateKey, CKM_ECDSA) == CKR_OK);
  CHECK(bench.text(session, rsa.privateKey, CKA_LABEL) == "pair");
  CHECK(unwrap(bench, session) == CKR_OK);
}

TEST_CASE("A private key is unwrapped onto the UKEY, and not at all where that is pulled meanwhile or full") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  REQUIRE(bench.drawer.addFault(ukey.serial, pullDuring("C_UnwrapKey", Fault::Moment::After)));
  CHECK(unwrapPrivateKey(bench, session) == CKR_DEVICE_REMOVED);
  REQUIRE(bench.drawer.insert(ukey.serial));
  session = bench.loggedIn(ukey);
  CHECK(recovered(bench, session).empty());

  REQUIRE(bench.drawer.setCapacity(ukey.serial, 1000, 64));
  CHECK(unwrapPrivateKey(bench, session) == CKR_DEVICE_MEMORY);
  CHECK(recovered(bench, session).empty());

  REQUIRE(bench.drawer.setCapacity(ukey.serial, 64 * 1024, 64));
  REQUIRE(unwrapPrivateKey(bench, session) == CKR_OK);
  bench.finish();
  bench.start();
  session = bench.loggedIn(ukey);
  REQUIRE(recovered(bench, session).size() == 1);
  CHECK(bench.sign(session, recovered(bench, session)[0], CKM_RSA_PKCS) == CKR_OK);
}

TEST_CASE("A UKEY that drops labels takes them without a word") {
  Bench bench;
  const Ukey ukey = bench.make(with({Quirk::LabelsDropped}));
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  std::string label = "later", id = "later";
  CK_ATTRIBUTE later{CKA_LABEL, label.data(), label.size()};
  CHECK(bench.p11->C_SetAttributeValue(session, pair.privateKey, &later, 1) == CKR_OK);
  CHECK(bench.text(session, pair.privateKey, CKA_LABEL).empty());
  CHECK(bench.text(session, pair.publicKey, CKA_LABEL).empty());
  CHECK(bench.text(session, pair.publicKey, CKA_ID) == "id of pair");
  CK_ATTRIBUTE other{CKA_ID, id.data(), id.size()};
  CHECK(bench.p11->C_SetAttributeValue(session, pair.privateKey, &other, 1) == CKR_OK);
  CHECK(bench.text(session, pair.privateKey, CKA_ID) == "later");
}

TEST_CASE("A UKEY with read-only attributes refuses to change them") {
  Bench bench;
  const Ukey ukey = bench.make(with({Quirk::AttributesReadOnly}));
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  std::string label = "later";
  CK_ATTRIBUTE later{CKA_LABEL, label.data(), label.size()};
  CHECK(bench.p11->C_SetAttributeValue(session, pair.privateKey, &later, 1) == CKR_ATTRIBUTE_READ_ONLY);
  CHECK(bench.text(session, pair.privateKey, CKA_LABEL) == "pair");
}

TEST_CASE("A UKEY that cannot unwrap says so in its lists, or lies") {
  Bench bench;
  const Ukey liar = bench.make(with({Quirk::UnwrapRefused})), honest = bench.make(with({Quirk::UnwrapNotListed}));
  bench.start();
  CHECK(claimsUnwrap(bench, liar, CKM_RSA_PKCS_OAEP));
  CHECK(lists(bench, liar, CKM_AES_KEY_WRAP_PAD));
  CHECK(unwrap(bench, bench.loggedIn(liar)) == CKR_MECHANISM_INVALID);
  CHECK_FALSE(claimsUnwrap(bench, honest, CKM_RSA_PKCS_OAEP));
  CHECK_FALSE(lists(bench, honest, CKM_AES_KEY_WRAP_PAD));
  CHECK(lists(bench, honest, CKM_RSA_PKCS_OAEP));
  CHECK(unwrap(bench, bench.loggedIn(honest)) == CKR_FUNCTION_NOT_SUPPORTED);
}

TEST_CASE("A UKEY without elliptic curves, or with nothing else, lists and makes the others alone") {
  Bench bench;
  const Ukey noEc = bench.make(with({Quirk::NoEc})), noRsa = bench.make(with({Quirk::NoRsa}));
  bench.start();
  CHECK_FALSE(lists(bench, noEc, CKM_EC_KEY_PAIR_GEN));
  CHECK_FALSE(lists(bench, noEc, CKM_ECDSA));
  CHECK_FALSE(lists(bench, noEc, CKM_ECDH1_DERIVE));
  CHECK(lists(bench, noEc, CKM_SHA256_RSA_PKCS));
  CHECK_FALSE(lists(bench, noRsa, CKM_RSA_PKCS_KEY_PAIR_GEN));
  CHECK_FALSE(lists(bench, noRsa, CKM_SHA256_RSA_PKCS));
  CHECK_FALSE(lists(bench, noRsa, CKM_RSA_PKCS_OAEP));
  CHECK(lists(bench, noRsa, CKM_ECDSA));
  CHECK(lists(bench, noRsa, CKM_SHA256));
  const CK_SESSION_HANDLE rsaOnly = bench.loggedIn(noEc), ecOnly = bench.loggedIn(noRsa);
  Pair pair;
  CHECK(bench.generateEc(rsaOnly, pair) == CKR_MECHANISM_INVALID);
  CHECK(bench.generateRsa(ecOnly, pair) == CKR_MECHANISM_INVALID);
  CHECK(bench.generateEc(ecOnly, pair) == CKR_OK);
  CHECK(bench.sign(ecOnly, pair.privateKey, CKM_ECDSA) == CKR_OK);
  CHECK(bench.generateRsa(rsaOnly, pair) == CKR_OK);
}

TEST_CASE("A UKEY that does not hash signs a hash alone") {
  Bench bench;
  const Ukey ukey = bench.make(with({Quirk::NoHashOnToken}));
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateRsa(session, pair) == CKR_OK);
  CHECK_FALSE(lists(bench, ukey, CKM_SHA256_RSA_PKCS));
  CHECK(bench.sign(session, pair.privateKey, CKM_SHA256_RSA_PKCS) == CKR_MECHANISM_INVALID);
  CHECK(bench.sign(session, pair.privateKey, CKM_RSA_PKCS) == CKR_OK);
}

TEST_CASE("A full UKEY refuses, tells how much is free, and takes more once something was deleted") {
  Bench bench;
  UkeySettings small;
  small.capacity = 4000;
  const Ukey ukey = bench.make(small);
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  CHECK(bench.token(ukey).ulTotalPublicMemory == 4000);
  CHECK(bench.token(ukey).ulFreePublicMemory == 4000);
  Pair first, second;
  REQUIRE(bench.generateRsa(session, first) == CKR_OK);
  const CK_ULONG free = bench.token(ukey).ulFreePrivateMemory;
  CHECK(free < 1500);
  CHECK(free > 0);
  CHECK(bench.generateRsa(session, second) == CKR_DEVICE_MEMORY);
  CHECK(bench.token(ukey).ulFreePrivateMemory == free);
  CHECK(bench.find(session, CKO_PRIVATE_KEY).size() == 1);
  CHECK(bench.createData(session, "large", 3000) == CKR_DEVICE_MEMORY);
  CHECK(bench.createData(session, "of the session", 3000, false) == CKR_OK);
  CHECK(bench.createData(session, "small", 100) == CKR_OK);
  REQUIRE(bench.p11->C_DestroyObject(session, first.privateKey) == CKR_OK);
  REQUIRE(bench.p11->C_DestroyObject(session, first.publicKey) == CKR_OK);
  CHECK(bench.generateRsa(session, second) == CKR_OK);
}

TEST_CASE("A UKEY holds so many objects, however small") {
  Bench bench;
  UkeySettings few;
  few.maximumObjects = 3;
  const Ukey ukey = bench.make(few);
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  CHECK(bench.generateEc(session, pair) == CKR_DEVICE_MEMORY);
  CHECK(bench.find(session, CKO_PUBLIC_KEY).size() == 1);
  CHECK(bench.createData(session, "third", 10) == CKR_OK);
  CHECK(bench.createData(session, "fourth", 10) == CKR_DEVICE_MEMORY);
  CHECK(bench.token(ukey).ulFreePublicMemory == 0);
  REQUIRE(bench.drawer.setCapacity(ukey.serial, 64 * 1024, 4));
  CHECK(bench.createData(session, "fourth", 10) == CKR_OK);
}

TEST_CASE("A UKEY that hides its memory says so in all four fields") {
  Bench bench;
  const Ukey ukey = bench.make(with({Quirk::MemoryHidden}));
  bench.start();
  const CK_TOKEN_INFO info = bench.token(ukey);
  for (const CK_ULONG field :
       {info.ulTotalPublicMemory, info.ulFreePublicMemory, info.ulTotalPrivateMemory, info.ulFreePrivateMemory})
    CHECK(field == CK_UNAVAILABLE_INFORMATION);
}

TEST_CASE("Pulled while a key pair is made, a UKEY holds nothing of it, the half or all, as it was told") {
  struct Row {
    std::set<Quirk> quirks;
    std::size_t publicKeys, privateKeys;
  };
  for (const Row& row :
       {Row{{}, 0, 0}, Row{{Quirk::HalfStaysAfterPull}, 1, 0}, Row{{Quirk::MadeStaysAfterPull}, 1, 1}}) {
    Bench bench;
    const Ukey ukey = bench.make(with(row.quirks));
    bench.start();
    CK_SESSION_HANDLE session = bench.loggedIn(ukey);
    REQUIRE(bench.drawer.addFault(ukey.serial, pullDuring("C_GenerateKeyPair", Fault::Moment::After)));
    Pair pair;
    CHECK(bench.generateRsa(session, pair) == CKR_DEVICE_REMOVED);
    CHECK_FALSE(bench.drawer.find(ukey.serial)->settings.inserted);
    REQUIRE(bench.drawer.insert(ukey.serial));
    session = bench.loggedIn(ukey);
    CHECK(bench.find(session, CKO_PUBLIC_KEY).size() == row.publicKeys);
    CHECK(bench.find(session, CKO_PRIVATE_KEY).size() == row.privateKeys);
  }
}

TEST_CASE("Somebody who pulls the UKEY while a key pair is made gets the same") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  REQUIRE(bench.drawer.setLatency(ukey.serial, 0ms, 120s));
  for (const auto after : {0ms, 300ms}) {
    auto making = std::async(std::launch::async, [&] {
      Pair pair;
      return bench.generateEc(session, pair);
    });
    CHECK(making.wait_for(after + 50ms) == std::future_status::timeout);
    REQUIRE(bench.drawer.pull(ukey.serial));
    REQUIRE(making.wait_for(10s) == std::future_status::ready);
    const CK_RV code = making.get();
    CHECK(code == CKR_DEVICE_REMOVED);
    REQUIRE(bench.drawer.insert(ukey.serial));
    session = bench.loggedIn(ukey);
    CHECK(bench.find(session, CKO_PUBLIC_KEY).empty());
  }
}

TEST_CASE("A fault comes after as many calls of its function as it was told, once or always") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Fault fault;
  fault.function = "C_GenerateRandom";
  fault.afterCalls = 2;
  fault.code = CKR_GENERAL_ERROR;
  REQUIRE(bench.drawer.addFault(ukey.serial, fault));
  CHECK(bench.probe(session) == CKR_OK);
  CHECK(bench.find(session, CKO_DATA).empty()); // three calls of others
  CHECK(bench.probe(session) == CKR_OK);
  CHECK(bench.probe(session) == CKR_GENERAL_ERROR);
  CHECK(bench.probe(session) == CKR_OK);
  fault.afterCalls = 0;
  fault.function.clear();
  fault.lasting = true;
  REQUIRE(bench.drawer.addFault(ukey.serial, fault));
  CHECK(bench.probe(session) == CKR_GENERAL_ERROR);
  CHECK(bench.createData(session, "none", 10) == CKR_GENERAL_ERROR);
  REQUIRE(bench.drawer.clearFaults(ukey.serial));
  CHECK(bench.probe(session) == CKR_OK);
}

TEST_CASE("A fault before the call leaves nothing behind, one after it leaves what was made") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Fault fault;
  fault.function = "C_CreateObject";
  REQUIRE(bench.drawer.addFault(ukey.serial, fault));
  CHECK(bench.createData(session, "none", 10) == CKR_DEVICE_ERROR);
  CHECK(bench.find(session, CKO_DATA).empty());
  fault.moment = Fault::Moment::After;
  REQUIRE(bench.drawer.addFault(ukey.serial, fault));
  CHECK(bench.createData(session, "one", 10) == CKR_DEVICE_ERROR);
  CHECK(bench.find(session, CKO_DATA).size() == 1);
}

TEST_CASE("A change that a UKEY forgets is there until the session is closed, and then it was never made") {
  Bench bench;
  const Ukey ukey = bench.make();
  bench.start();
  CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  Pair pair;
  REQUIRE(bench.generateEc(session, pair) == CKR_OK);
  Fault fault;
  fault.kind = Fault::Kind::Forget;
  fault.function = "C_SetAttributeValue";
  fault.number = 7;
  const auto name = [&](std::string label, std::string id) {
    std::array<CK_ATTRIBUTE, 2> given = {{{CKA_LABEL, label.data(), label.size()}, {CKA_ID, id.data(), id.size()}}};
    return bench.p11->C_SetAttributeValue(session, pair.privateKey, given.data(), given.size());
  };
  const auto comeAgain = [&] {
    REQUIRE(bench.p11->C_CloseSession(session) == CKR_OK);
    session = bench.loggedIn(ukey);
    pair.privateKey = bench.find(session, CKO_PRIVATE_KEY).at(0);
  };
  REQUIRE(bench.drawer.addFault(ukey.serial, fault));
  CHECK(name("", "other id") == CKR_OK);
  CHECK(bench.drawer.struck(ukey.serial) == std::set<int>{7});
  CHECK(bench.text(session, pair.privateKey, CKA_LABEL).empty());
  CHECK(bench.text(session, pair.privateKey, CKA_ID) == "other id");
  comeAgain();
  CHECK(bench.text(session, pair.privateKey, CKA_LABEL) == "pair");
  CHECK(bench.text(session, pair.privateKey, CKA_ID) == "id of pair");

  // What was given since stays.
  REQUIRE(bench.drawer.addFault(ukey.serial, fault));
  CHECK(name("first", "other id") == CKR_OK);
  CHECK(name("second", "other id") == CKR_OK);
  comeAgain();
  CHECK(bench.text(session, pair.privateKey, CKA_LABEL) == "second");

  // Of two that are forgotten neither does; nor does it matter that it is pulled before.
  for (const bool pulled : {false, true}) {
    REQUIRE(bench.drawer.addFault(ukey.serial, fault));
    REQUIRE(bench.drawer.addFault(ukey.serial, fault));
    CHECK(name("third", "id") == CKR_OK);
    CHECK(name("fourth", "id") == CKR_OK);
    CHECK(bench.text(session, pair.privateKey, CKA_LABEL) == "fourth");
    if (pulled) {
      REQUIRE(bench.drawer.pull(ukey.serial));
      CHECK(bench.probe(session) == CKR_DEVICE_REMOVED);
      REQUIRE(bench.drawer.insert(ukey.serial));
      session = bench.loggedIn(ukey);
      pair.privateKey = bench.find(session, CKO_PRIVATE_KEY).at(0);
    } else {
      comeAgain();
    }
    CHECK(bench.text(session, pair.privateKey, CKA_LABEL) == "second");
  }

  // A pull at the call itself takes nothing back.
  REQUIRE(bench.drawer.addFault(ukey.serial, pullDuring("C_SetAttributeValue", Fault::Moment::After)));
  CHECK(name("last", "id") == CKR_DEVICE_REMOVED);
  REQUIRE(bench.drawer.insert(ukey.serial));
  session = bench.loggedIn(ukey);
  CHECK(bench.text(session, bench.find(session, CKO_PRIVATE_KEY).at(0), CKA_LABEL) == "last");
}

TEST_CASE("A call that hangs comes back when the faults are cleared, and holds up no other UKEY") {
  Bench bench;
  const Ukey ukey = bench.make(), other = bench.make();
  bench.start();
  const CK_SESSION_HANDLE session = bench.open(ukey), elsewhere = bench.open(other);
  Fault hang;
  hang.kind = Fault::Kind::Hang;
  REQUIRE(bench.drawer.addFault(ukey.serial, hang));
  auto call = std::async(std::launch::async, [&] { return bench.probe(session); });
  CHECK(call.wait_for(200ms) == std::future_status::timeout);
  CHECK(bench.probe(elsewhere) == CKR_OK);
  REQUIRE(bench.drawer.clearFaults(ukey.serial));
  REQUIRE(call.wait_for(5s) == std::future_status::ready);
  CHECK(call.get() == CKR_OK);
}

TEST_CASE("Calls are counted by name, while the UKEY is inserted") {
  Bench bench;
  const Ukey ukey = bench.make(), other = bench.make();
  bench.start();
  REQUIRE(bench.drawer.clearCalls(ukey.serial));
  const CK_SESSION_HANDLE session = bench.loggedIn(ukey);
  CHECK(bench.probe(session) == CKR_OK);
  CHECK(bench.probe(session) == CKR_OK);
  CHECK(bench.drawer.callCount(ukey.serial) == 4);
  CHECK(bench.drawer.callCount(ukey.serial, "C_Login") == 1);
  CHECK(bench.drawer.callCount(ukey.serial, "C_GenerateRandom") == 2);
  CHECK(bench.drawer.callCount(other.serial) == 0);
  REQUIRE(bench.drawer.pull(ukey.serial));
  CHECK(bench.probe(session) == CKR_DEVICE_REMOVED);
  CHECK(bench.drawer.callCount(ukey.serial) == 4);
}
