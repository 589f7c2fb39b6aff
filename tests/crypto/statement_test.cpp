#include "app/crypto/statement.h"
#include "tests/crypto/golden.h"

#include <catch2/catch.hpp>

using namespace certdesk;
using crypto::Statement;
using test::codeOf;

namespace {
Statement confirmation() {
  return {"confirm",
          "https://portal.example:443",
          "4F2A90317",
          {{"application", "20261123000541121943"},
           {"signing", std::string(64, 'a')},
           {"encryption", std::string(64, 'b')},
           {"encryption", std::string(64, 'c')}}};
}
} // namespace

TEST_CASE("a statement is written as the golden file has it") {
  const auto octets = encode(confirmation());
  REQUIRE(octets);
  CHECK(*octets == test::golden("statement-confirm.txt"));
}

TEST_CASE("values are UTF-8 as they are") {
  auto statement = confirmation();
  statement.fields = {{"name", "示例单位: 演练"}};
  const auto octets = encode(statement);
  REQUIRE(octets);
  CHECK(std::string(octets->begin(), octets->end()).ends_with("\nname: 示例单位: 演练\n"));
}

TEST_CASE("no part of a statement can begin a line of its own or be of no end: K-05") {
  const auto with = [](auto change) {
    auto statement = confirmation();
    change(statement);
    return codeOf(encode(statement));
  };
  CHECK(with([](Statement&) {}) == "-");
  CHECK(with([](Statement& s) { s.purpose = "confirm\norigin: https://other.example:443"; }) == "K-05");
  CHECK(with([](Statement& s) { s.origin += "\r"; }) == "K-05");
  CHECK(with([](Statement& s) { s.ukeySerial += '\0'; }) == "K-05");
  CHECK(with([](Statement& s) { s.fields[1].second += "\x7f"; }) == "K-05");
  CHECK(with([](Statement& s) { s.fields[1].second += "\u0085"; }) == "K-05"); // NEXT LINE
  CHECK(with([](Statement& s) { s.fields[1].second += "\u2028"; }) == "K-05"); // LINE SEPARATOR
  CHECK(with([](Statement& s) { s.fields[1].first = "sign ing"; }) == "K-05");
  CHECK(with([](Statement& s) { s.fields[1].first = "a: b"; }) == "K-05");
  CHECK(with([](Statement& s) { s.fields[1].first = "Signing"; }) == "K-05");
  CHECK(with([](Statement& s) { s.fields[1].first.clear(); }) == "K-05");
  CHECK(with([](Statement& s) { s.fields[1].second.assign(8192, 'x'); }) == "K-05");
}
