// Run on a desktop with a secret service: tests/support/desktop --keyring.
#include "app/credentials/keychain.h"
#include "app/credentials/open_credential_store.h"
#include "tests/credentials/application.h"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

using namespace certdesk;
using credentials::CredentialStore;
using credentials::Keychain;

namespace {
const std::string entry = "refresh https://portal.example:443";

std::string textIn(CredentialStore& store, const std::string& name) {
  const auto value = store.read(name);
  if (!value) FAIL(value.error().detail);
  return *value ? std::string((*value)->text()) : "nothing";
}
} // namespace

TEST_CASE("what is written is read, replaced and removed", "[first]") {
  tests::needApplication();
  Keychain keychain;
  REQUIRE(keychain.present());
  CHECK(keychain.lasting());
  CHECK(textIn(keychain, entry) == "nothing");
  REQUIRE(keychain.write(entry, Secret("one")));
  CHECK(textIn(keychain, entry) == "one");
  REQUIRE(keychain.write(entry, Secret("two")));
  CHECK(textIn(keychain, entry) == "two");
  CHECK(textIn(keychain, entry + " other") == "nothing");
  REQUIRE(keychain.remove(entry));
  CHECK(textIn(keychain, entry) == "nothing");
  CHECK(keychain.remove(entry)); // nothing to remove is no error
}

TEST_CASE("names and values are not only ASCII, and may be long", "[first]") {
  tests::needApplication();
  Keychain keychain;
  const std::string name = "页 https://xn--fiq228c.example:443 张三";
  std::string octets;
  for (int i = 0; i < 2048; ++i)
    octets.push_back(static_cast<char>(i % 256));
  REQUIRE(keychain.write(name, Secret(std::string_view(octets))));
  CHECK(textIn(keychain, name) == octets);
  REQUIRE(keychain.remove(name));
}

TEST_CASE("many threads and many keychains take turns", "[first]") {
  tests::needApplication();
  std::vector<std::thread> threads;
  std::vector<std::string> seen(4);
  for (std::size_t i = 0; i < seen.size(); ++i)
    threads.emplace_back([&seen, i] {
      Keychain keychain;
      const auto name = "thread " + std::to_string(i);
      for (int turn = 0; turn < 5; ++turn) {
        const auto text = std::to_string(turn);
        if (!keychain.write(name, Secret(text))) return;
        const auto value = keychain.read(name);
        if (!value || !*value || (*value)->text() != text) return;
      }
      if (keychain.remove(name)) seen[i] = "done";
    });
  for (auto& thread : threads)
    thread.join();
  CHECK(seen == std::vector<std::string>(4, "done"));
}

TEST_CASE("the store that is opened is the keychain, and leaves an entry for the next process", "[first]") {
  tests::needApplication();
  const auto store = credentials::openCredentialStore();
  CHECK(store->lasting());
  REQUIRE(store->write(entry, Secret("kept")));
}

TEST_CASE("another process finds what was kept", "[second]") {
  tests::needApplication();
  const auto store = credentials::openCredentialStore();
  CHECK(textIn(*store, entry) == "kept");
  REQUIRE(store->remove(entry));
  CHECK(textIn(*store, entry) == "nothing");
}
