#include "app/core/text.h"
#include "app/crypto/oids.h"
#include "app/crypto/signing_request.h"
#include "tests/crypto/golden.h"
#include "tests/crypto/test_key.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

using namespace certdesk;
using namespace certdesk::test;
using crypto::KeyKind;
using crypto::OaepHash;

namespace {

// What the openssl program says of a request: an exit code of zero and its output, or nothing.
std::string opensslReq(const Bytes& der, const std::string& options) {
  const auto file = std::filesystem::temp_directory_path() / ("certdesk-request-" + hex(ByteView(der).last(8)));
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(der.data()), static_cast<int>(der.size()));
  const auto command = "openssl req -inform DER -in " + file.string() + " -verify -noout " + options + " 2>&1";
  std::string output;
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> block{};
  while (const auto size = std::fread(block.data(), 1, block.size(), pipe))
    output.append(block.data(), size);
  const bool succeeded = pclose(pipe) == 0;
  std::filesystem::remove(file);
  return succeeded ? output : std::string();
}

bool contains(const Bytes& der, const Bytes& part) {
  return std::search(der.begin(), der.end(), part.begin(), part.end()) != der.end();
}

crypto::RequestContents contents() { return {"示例单位", "4F2A90317", std::nullopt, OaepHash::Sha1}; }

} // namespace

TEST_CASE("a request of each kind of key verifies in the openssl program") {
  for (const auto kind : {KeyKind::Rsa2048, KeyKind::Rsa3072, KeyKind::EcP256, KeyKind::EcP384}) {
    const auto key = TestKey::make(kind);
    // Twenty times, since ECDSA signatures that end in zero bits are the ones that went wrong elsewhere.
    for (int i = 0; i < (crypto::isRsa(kind) ? 1 : 20); ++i) {
      const auto der = makeSigningRequest(*crypto::PublicKey::fromSpki(key.spki()), contents(),
                                          [&](ByteView message) -> Result<Bytes> { return key.sign(message); });
      REQUIRE(der);
      const auto output = opensslReq(*der, "-text -nameopt utf8");
      INFO(output);
      CHECK(output.find("verify OK") != std::string::npos);
      CHECK(output.find("CN=示例单位") != std::string::npos);
      CHECK(output.find("2.25.45159099787062064206030363977126177388.1:4F2A90317") != std::string::npos);
      CHECK(output.find(crypto::isRsa(kind) ? "sha256WithRSAEncryption" : "ecdsa-with-SHA256") != std::string::npos);
    }
  }
}

TEST_CASE("a request for the encryption key carries the transport key and the hash it unwraps with") {
  const auto key = TestKey::make(KeyKind::EcP256);
  const auto transport = publicKey("transport");
  for (const auto hash : {OaepHash::Sha1, OaepHash::Sha256}) {
    auto asked = contents();
    asked.transportKey = transport;
    asked.transportHash = hash;
    const auto der = makeSigningRequest(*crypto::PublicKey::fromSpki(key.spki()), asked,
                                        [&](ByteView message) -> Result<Bytes> { return key.sign(message); });
    REQUIRE(der);
    CHECK(opensslReq(*der, "").find("verify OK") != std::string::npos);
    // tmpPublicKey, the key, and the SET of one hash, in hexadecimal by hand.
    CHECK(contains(*der, fromHex("06092a864886f70d01093f31")));
    CHECK(contains(*der, transport.spki()));
    const Bytes sha1 = fromHex("310706052b0e03021a"), sha256 = fromHex("310b0609608648016503040201");
    CHECK(contains(*der, sha1) == (hash == OaepHash::Sha1));
    CHECK(contains(*der, sha256) == (hash == OaepHash::Sha256));
  }
}

TEST_CASE("a request whose signature is not its key's is never answered: C-09") {
  const auto key = TestKey::make(KeyKind::EcP256), other = TestKey::make(KeyKind::EcP256);
  const auto ask = [&](const crypto::Signer& sign) {
    return codeOf(makeSigningRequest(*crypto::PublicKey::fromSpki(key.spki()), contents(), sign));
  };
  CHECK(ask([&](ByteView message) -> Result<Bytes> { return key.sign(message); }) == "-");
  CHECK(ask([&](ByteView message) -> Result<Bytes> { return other.sign(message); }) == "C-09");
  CHECK(ask([&](ByteView) -> Result<Bytes> { return key.sign(Bytes{1}); }) == "C-09");
  CHECK(ask([&](ByteView) -> Result<Bytes> { return Bytes{}; }) == "C-09");
  CHECK(ask([&](ByteView) -> Result<Bytes> { return Bytes(64, 0); }) == "C-09");
}

TEST_CASE("a UKEY that will not sign hands its own failure on") {
  const auto refused = makeSigningRequest(publicKey("p256"), contents(),
                                          [](ByteView) -> Result<Bytes> { return fail(ErrorCode::UkeyRemoved); });
  CHECK(codeOf(refused) == "T-01");
}
