#include "app/core/text.h"
#include "tests/crypto/golden.h"
#include "tests/crypto/test_key.h"

#include <catch2/catch.hpp>
#include <openssl/rsa.h>

using namespace certdesk;
using namespace certdesk::test;
using crypto::KeyKind;
using crypto::OaepHash;
using crypto::PublicKey;

namespace {
const auto everyKind = {KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::EcP256, KeyKind::EcP384};
}

TEST_CASE("a public key of each kind is read, and made again from the parts a token tells") {
  const std::pair<const char*, KeyKind> keys[] = {{"rsa2048", KeyKind::Rsa2048},
                                                  {"rsa3072", KeyKind::Rsa3072},
                                                  {"p256", KeyKind::EcP256},
                                                  {"p384", KeyKind::EcP384}};
  for (const auto& [name, kind] : keys) {
    INFO(name);
    const auto key = publicKey(name);
    CHECK(key.kind() == kind);
    CHECK(key.spki() == golden(std::string(name) + ".spki"));
    const auto again = crypto::isRsa(kind) ? PublicKey::fromRsa(key.rsaParts().modulus, key.rsaParts().exponent)
                                           : PublicKey::fromEc(kind, key.ecPoint());
    REQUIRE(again);
    CHECK(*again == key);
    CHECK(key.rsaParts().modulus.empty() != crypto::isRsa(kind));
    CHECK(key.ecPoint().empty() == crypto::isRsa(kind));
  }
  CHECK(publicKey("rsa2048") != publicKey("transport"));
}

TEST_CASE("leading zeros of a token's modulus and exponent change nothing") {
  const auto key = publicKey("rsa2048");
  auto [modulus, exponent] = key.rsaParts();
  modulus.insert(modulus.begin(), 3, 0);
  exponent.insert(exponent.begin(), 5, 0);
  const auto again = PublicKey::fromRsa(modulus, exponent);
  REQUIRE(again);
  CHECK(*again == key);
}

TEST_CASE("keys of other kinds, and known keys in another spelling, are refused: C-01") {
  for (const char* name : {"rsa1024", "p521", "ed25519", "pss", "compressed", "explicit"}) {
    INFO(name);
    CHECK(codeOf(PublicKey::fromSpki(golden("refused-" + std::string(name) + ".spki"))) == "C-01");
  }
  auto trailing = golden("p256.spki");
  trailing.push_back(0);
  CHECK(codeOf(PublicKey::fromSpki(trailing)) == "C-01");
  CHECK(codeOf(PublicKey::fromSpki({})) == "C-01");
  CHECK(codeOf(PublicKey::fromSpki(Bytes(2000, 0x30))) == "C-01");
}

TEST_CASE("parts that make no key are refused: C-01") {
  const auto rsa = publicKey("rsa2048").rsaParts();
  auto even = rsa.modulus;
  even.back() &= 0xfe;
  CHECK(codeOf(PublicKey::fromRsa(even, rsa.exponent)) == "C-01");
  CHECK(codeOf(PublicKey::fromRsa(rsa.modulus, Bytes{1})) == "C-01");
  CHECK(codeOf(PublicKey::fromRsa(rsa.modulus, Bytes{2})) == "C-01");
  CHECK(codeOf(PublicKey::fromRsa(rsa.modulus, {})) == "C-01");
  CHECK(codeOf(PublicKey::fromRsa(rsa.modulus, rsa.modulus)) == "C-01");
  CHECK(codeOf(PublicKey::fromRsa(Bytes(5000, 1), rsa.exponent)) == "C-01");
  auto short_ = rsa.modulus;
  short_.pop_back();
  CHECK(codeOf(PublicKey::fromRsa(short_, rsa.exponent)) == "C-01");

  auto point = publicKey("p256").ecPoint();
  CHECK(codeOf(PublicKey::fromEc(KeyKind::EcP384, point)) == "C-01");
  CHECK(codeOf(PublicKey::fromEc(KeyKind::Rsa2048, point)) == "C-01");
  auto outside = point;
  outside.back() ^= 1;
  CHECK(codeOf(PublicKey::fromEc(KeyKind::EcP256, outside)) == "C-01");
  point.front() = 6;
  CHECK(codeOf(PublicKey::fromEc(KeyKind::EcP256, point)) == "C-01");
}

TEST_CASE("the identifier is the SHA-1 of the subjectPublicKey bits") {
  // openssl asn1parse -inform DER -in KEY.spki -strparse <BIT STRING> -noout -out bits; openssl sha1 bits
  for (const char* name : {"p256", "rsa2048"}) {
    const auto expected = golden(std::string(name) + ".ski");
    CHECK(publicKey(name).identifier() == expected);
    CHECK(expected.size() == 20);
  }
}

TEST_CASE("a signature verifies for its message and its key alone") {
  const Bytes message{'m'}, other{'o'};
  for (const auto kind : everyKind) {
    const auto key = TestKey::make(kind);
    const auto publicHalf = PublicKey::fromSpki(key.spki());
    REQUIRE(publicHalf);
    auto signature = key.sign(message);
    CHECK(publicHalf->verifies(message, signature));
    CHECK_FALSE(publicHalf->verifies(other, signature));
    CHECK_FALSE(publicKey("rsa2048").verifies(message, signature));
    CHECK_FALSE(publicKey("p384").verifies(message, signature));
    signature[signature.size() / 2] ^= 1;
    CHECK_FALSE(publicHalf->verifies(message, signature));
    CHECK_FALSE(publicHalf->verifies(message, {}));
  }
}

TEST_CASE("what is encrypted to an RSA key opens with its private key, in each padding") {
  const Bytes nonce(32, 0x5a);
  for (const auto kind : {KeyKind::Rsa2048, KeyKind::Rsa3072}) {
    const auto key = TestKey::make(kind);
    const auto publicHalf = *PublicKey::fromSpki(key.spki());
    const auto plain = publicHalf.encryptPkcs1(nonce);
    REQUIRE(plain);
    CHECK(key.decrypt(RSA_PKCS1_PADDING, nullptr, *plain) == nonce);
    for (const auto hash : {OaepHash::Sha1, OaepHash::Sha256}) {
      const auto sealed = publicHalf.encryptOaep(hash, nonce);
      REQUIRE(sealed);
      CHECK(key.decrypt(RSA_PKCS1_OAEP_PADDING, hash == OaepHash::Sha1 ? EVP_sha1() : EVP_sha256(), *sealed) == nonce);
    }
  }
}

TEST_CASE("both sides of a key agreement find the same secret") {
  for (const auto kind : {KeyKind::EcP256, KeyKind::EcP384}) {
    const auto key = TestKey::make(kind);
    const auto publicHalf = *PublicKey::fromSpki(key.spki());
    const auto agreement = publicHalf.agree();
    REQUIRE(agreement);
    CHECK(key.agree(agreement->point) == agreement->secret);
    CHECK(agreement->secret.size() == (kind == KeyKind::EcP256 ? 32 : 48));
    const auto second = publicHalf.agree();
    REQUIRE(second);
    CHECK(second->secret != agreement->secret);
  }
}

TEST_CASE("what OpenSSL cannot do with a key is C-10") {
  CHECK(codeOf(publicKey("rsa2048").encryptPkcs1(Bytes(300, 1))) == "C-10");
  CHECK(codeOf(publicKey("rsa2048").encryptOaep(OaepHash::Sha256, Bytes(250, 1))) == "C-10");
  CHECK(codeOf(publicKey("p256").encryptPkcs1(Bytes(10, 1))) == "C-10");
  CHECK(codeOf(publicKey("p256").encryptOaep(OaepHash::Sha1, Bytes(10, 1))) == "C-10");
  CHECK(codeOf(publicKey("rsa2048").agree()) == "C-10");
}
