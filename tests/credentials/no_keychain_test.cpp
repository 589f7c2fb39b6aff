// Run without a session bus: there is no keychain then.
#include "app/credentials/keychain.h"
#include "app/credentials/open_credential_store.h"
#include "tests/credentials/application.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace certdesk;
using credentials::Keychain;

TEST_CASE("without a bus the keychain says that it is not there, and soon") {
  tests::needApplication();
  Keychain keychain;
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(keychain.present());
  const auto read = keychain.read("refresh https://portal.example:443");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::KeychainUnavailable);
  const auto written = keychain.write("x", Secret("GEHEIM"));
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::KeychainUnavailable);
  CHECK(written.error().detail.find("GEHEIM") == std::string::npos);
  CHECK(keychain.remove("x").error().code == ErrorCode::KeychainUnavailable);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("without a bus entries are kept in memory, and that is told") {
  tests::needApplication();
  const auto store = credentials::openCredentialStore();
  CHECK_FALSE(store->lasting());
  REQUIRE(store->write("a", Secret("1")));
  CHECK((*store->read("a"))->text() == "1");
  CHECK_FALSE(*credentials::openCredentialStore()->read("a")); // another one's memory
}
