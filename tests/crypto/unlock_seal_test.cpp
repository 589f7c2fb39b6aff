#include "app/crypto/unlock_seal.h"
#include "tests/crypto/golden.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace certdesk;
using namespace certdesk::test;

namespace {

Bytes counted(std::uint8_t from, std::size_t count) {
  Bytes octets(count);
  std::iota(octets.begin(), octets.end(), from);
  return octets;
}

crypto::UnlockContext context() { return {"20261123000541121943", "4F2A90317", counted(0, 16), counted(100, 32)}; }
crypto::SealKey host() { return {Secret(golden("unlock-host.p8")), golden("unlock-host.spki")}; }

} // namespace

TEST_CASE("a seal that others made for this host gives both PINs") {
  const auto first = crypto::openUnlockSeal(host(), context(), golden("unlock.seal"));
  REQUIRE(first);
  CHECK(first->current.text() == "Qm4vT9xZr2Lp7Ws1Yc8Kd3Hn");
  CHECK(first->next.text() == "Zx7Bq5Nf0Gt2Vj9Ru4Me6Pa1");
  CHECK_FALSE(first->mayBeNext);
  const auto again = crypto::openUnlockSeal(host(), context(), golden("unlock-again.seal"));
  REQUIRE(again);
  CHECK(again->mayBeNext);
}

TEST_CASE("a seal that is right but for one thing inside or outside is U-07") {
  for (const std::string what :
       {"serial", "nonce", "version", "flag", "empty", "one", "long", "more", "short", "point"}) {
    INFO(what);
    CHECK(codeOf(crypto::openUnlockSeal(host(), context(), golden("unlock-broken-" + what + ".seal"))) == "U-07");
  }
}

TEST_CASE("no octet of a seal can be changed, left out or added") {
  const auto sealed = golden("unlock.seal");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] ^= 1;
    CHECK(codeOf(crypto::openUnlockSeal(host(), context(), changed)) == "U-07");
    CHECK(codeOf(crypto::openUnlockSeal(host(), context(), ByteView(sealed).first(i))) == "U-07");
  }
  auto longer = sealed;
  longer.push_back(0);
  CHECK(codeOf(crypto::openUnlockSeal(host(), context(), longer)) == "U-07");
  longer.resize(crypto::largestSeal + 1);
  CHECK(codeOf(crypto::openUnlockSeal(host(), context(), longer)) == "U-07");
}

TEST_CASE("a seal is for one application, one UKEY, one question, one nonce and one host key") {
  const auto sealed = golden("unlock.seal");
  for (int part = 0; part < 4; ++part) {
    auto other = context();
    if (part == 0) other.application = "20261123000541121944";
    if (part == 1) other.ukeySerial = "4F2A90318";
    if (part == 2) other.asked = counted(1, 16);
    if (part == 3) other.nonce = counted(101, 32);
    INFO(part);
    CHECK(codeOf(crypto::openUnlockSeal(host(), other, sealed)) == "U-07");
  }
  const auto stranger = crypto::makeSealKey();
  REQUIRE(stranger);
  CHECK(codeOf(crypto::openUnlockSeal(*stranger, context(), sealed)) == "U-07");
  CHECK(stranger->publicKey != host().publicKey);
  CHECK(crypto::PublicKey::fromSpki(stranger->publicKey)->kind() == crypto::KeyKind::EcP256);
}

TEST_CASE("the MAC is under the code as it was mailed, however it was pasted") {
  const auto mac = [](std::string_view code) {
    return crypto::unlockMac(Secret(code), golden("unlock-host.spki"), "4F2A90317", counted(0, 16));
  };
  CHECK(mac("Ab3Cd4Ef5Gh6Ij7Kl8Mn") == golden("unlock.mac"));
  CHECK(mac(" Ab3Cd 4Ef5G\th6Ij7 Kl8Mn\r\n") == golden("unlock.mac"));
  CHECK(mac("ab3Cd4Ef5Gh6Ij7Kl8Mn") != golden("unlock.mac"));
}
