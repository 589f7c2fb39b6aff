#include "app/core/file.h"
#include "app/crypto/receipt.h"
#include "tests/crypto/golden.h"

#include <catch2/catch.hpp>
#include <openssl/err.h>
#include <random>

// Receipts that the openssl program made and signed: tests/data/receipt/make.
using namespace certdesk;
using crypto::openReceipt;
using crypto::Receipt;
using test::codeOf;

namespace {

const std::filesystem::path folder = CERTDESK_RECEIPTS;

Bytes file(const std::string& name) {
  auto octets = readFile(folder / name, 1 << 20);
  REQUIRE(octets);
  return std::move(*octets);
}
std::vector<Bytes> anchors() { return {file("root.cer"), file("issuing.cer")}; }

} // namespace

TEST_CASE("a receipt that the CA's portal signed is read") {
  const auto receipt = openReceipt(file("good.p7s"), anchors());
  REQUIRE(receipt);
  CHECK(receipt->practice);
  CHECK(receipt->service == "renewal");
  CHECK(receipt->application == "20261123000541121943");
  CHECK(receipt->portal == "https://portal.example:443");
  CHECK(receipt->portalName == "示例省数字证书服务平台");
  CHECK(receipt->authority == "CertDesk Test CA");
  CHECK(receipt->confirmed == fromRfc3339("2026-11-23T08:15:00Z"));
  CHECK(receipt->ukeySerial == "4F2A90317");
  CHECK(receipt->ukeyModel == "Example UKEY");
  CHECK_FALSE(receipt->pinSet);
  REQUIRE(receipt->entries.size() == 2);
  const auto& first = receipt->entries[0];
  CHECK(first.fate == Receipt::Fate::Written);
  CHECK(first.purpose == Receipt::Purpose::Signing);
  CHECK(first.subject == "示例建设有限公司");
  CHECK(first.templateName == "ZJT单位证书");
  CHECK(first.serialNumber == "4f2a00112233");
  CHECK(first.sha256 == "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
  CHECK(first.notBefore == fromRfc3339("2026-11-23T08:10:00Z"));
  CHECK(first.notAfter == fromRfc3339("2027-11-23T08:10:00Z"));
  CHECK(receipt->entries[1].fate == Receipt::Fate::Kept);
  CHECK(receipt->entries[1].purpose == Receipt::Purpose::Encryption);
  CHECK(openReceipt(file("good-rsa.p7s"), anchors()) == *receipt);
}

TEST_CASE("a receipt does not go bad when the certificate that signed it ends") {
  const auto receipt = openReceipt(file("good-past.p7s"), anchors());
  REQUIRE(receipt);
  CHECK(receipt->confirmed == fromRfc3339("2015-11-23T08:15:00Z"));
}

TEST_CASE("what is not signed by the CA's portal, or not a receipt to the letter, is none") {
  std::size_t tried = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with("bad-")) continue;
    INFO(name);
    CHECK(codeOf(openReceipt(file(name), anchors())) == "C-11");
    ++tried;
  }
  CHECK(tried > 25);
}

TEST_CASE("a receipt of another CA is none, nor where nothing is trusted") {
  CHECK(codeOf(openReceipt(file("good.p7s"), test::anchors())) == "C-11");
  CHECK(codeOf(openReceipt(file("good.p7s"), {})) == "C-11");
}

TEST_CASE("a receipt that was cut, added to or changed in a bit says nothing else") {
  const auto whole = file("good.p7s");
  const auto trusted = anchors();
  const auto right = openReceipt(whole, trusted);
  REQUIRE(right);
  for (std::size_t size = 0; size < whole.size(); ++size)
    REQUIRE(codeOf(openReceipt(ByteView(whole).first(size), trusted)) == "C-11");
  auto longer = whole;
  longer.push_back(0);
  CHECK(codeOf(openReceipt(longer, trusted)) == "C-11");
  CHECK(codeOf(openReceipt(Bytes(200'000, 0x30), trusted)) == "C-11");
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto changed = whole;
    changed[at] ^= static_cast<std::uint8_t>(1U << at % 8);
    const auto receipt = openReceipt(changed, trusted);
    INFO(at);
    // A few octets are nobody's word, such as the version of the structure: they change nothing that is said.
    if (receipt) REQUIRE(*receipt == *right);
    refused += receipt ? 0U : 1U;
  }
  CHECK(refused > whole.size() - 8);
  CHECK(ERR_peek_error() == 0);
}

TEST_CASE("thousands of mutations of receipts crash nothing") {
  const auto trusted = anchors();
  const auto whole = file("good.p7s");
  std::mt19937 random(20261129);
  for (int i = 0; i < 3000; ++i) {
    auto octets = whole;
    for (auto changes = 1 + random() % 4; changes > 0; --changes) {
      const auto at = random() % octets.size();
      if (random() % 3 == 0)
        octets.erase(octets.begin() + static_cast<std::ptrdiff_t>(at));
      else
        octets[at] = static_cast<std::uint8_t>(random());
    }
    const auto receipt = openReceipt(octets, trusted);
    if (receipt) REQUIRE(receipt->application == "20261123000541121943");
  }
  REQUIRE(ERR_peek_error() == 0);
}
