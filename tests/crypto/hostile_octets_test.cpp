#include "app/crypto/key_package.h"
#include "tests/crypto/golden.h"
#include "tests/support/mutated.h"

#include <catch2/catch.hpp>
#include <openssl/err.h>

// Everything that is parsed may be anything. Meant for the sanitizers: nothing here may crash, hang or leak, and
// nothing that was changed may pass for signed.
using namespace certdesk;
using crypto::openKeyPackage;

namespace {

void parseAll(const Bytes& octets, const std::vector<Bytes>& anchors) {
  if (const auto key = crypto::PublicKey::fromSpki(octets)) (void)key->identifier();
  if (const auto certificate = crypto::Certificate::fromDer(octets)) {
    static const auto person = test::certificate("signing-p256");
    (void)checkChain(person, {octets});
    (void)certificate->serialHex();
    (void)checkChain(*certificate, anchors);
    for (const auto usage : {crypto::Usage::Signing, crypto::Usage::Encryption, crypto::Usage::KeyManagement})
      (void)checkUsage(*certificate, usage);
  }
  (void)openKeyPackage(octets, anchors);
}

} // namespace

TEST_CASE("a file cut anywhere is refused") {
  const auto anchors = test::anchors();
  for (const auto& file : test::allGolden()) {
    const auto whole = test::golden(file.filename().string());
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
      INFO(file.filename().string() << " cut to " << size);
      REQUIRE_FALSE(crypto::PublicKey::fromSpki(cut));
      REQUIRE_FALSE(crypto::Certificate::fromDer(cut));
      REQUIRE_FALSE(openKeyPackage(cut, anchors));
    }
  }
}

TEST_CASE("thousands of mutations crash nothing and leave no complaint in OpenSSL's queue") {
  const auto anchors = test::anchors();
  std::mt19937 random(20261123);
  for (const auto& file : test::allGolden()) {
    const auto name = file.filename().string();
    const auto whole = test::golden(name);
    // Those that are wrong in one place are the right ones' twins.
    const bool twin = name.starts_with("malformed") || name.starts_with("unsigned") || name.starts_with("refused");
    for (int i = 0; i < (twin ? 200 : 2000); ++i)
      parseAll(test::mutated(whole, random), anchors);
    REQUIRE(ERR_peek_error() == 0);
  }
}

TEST_CASE("a package changed by a bit is never opened, but for the two version numbers of CMS that nothing reads") {
  const auto anchors = test::anchors();
  const auto whole = test::golden("package.p7");
  int opened = 0;
  for (std::size_t i = 2; i < whole.size(); ++i) {
    auto changed = whole;
    changed[i] ^= 0x01;
    if (!openKeyPackage(changed, anchors)) continue;
    INFO("at " << i);
    CHECK((whole[i - 2] == 0x02 && whole[i - 1] == 0x01)); // an INTEGER of one octet
    ++opened;
  }
  CHECK(opened == 2);
}
