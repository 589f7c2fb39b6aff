#include "app/practice/unlock_code.h"

#include <catch2/catch.hpp>
#include <cctype>
#include <numeric>
#include <set>

using namespace certdesk;
using namespace certdesk::practice;

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view challenge = "041061050R3A", response = "6DWKW680T748"; // by another program

} // namespace

TEST_CASE("A response is what the unblock key makes of the challenge, and of nothing else") {
  Bytes key(unblockKeySize);
  std::iota(key.begin(), key.end(), std::uint8_t{0});
  const std::string serial = "4f2a903175a0c1d2";
  CHECK(unblockResponse(key, serial, challenge) == response);
  CHECK(readUnlockCode(response) == std::string(response));
  CHECK(unblockResponse(key, "4f2a903175a0c1d3", challenge) != response);
  CHECK(unblockResponse(key, serial, newUnblockChallenge()) != response);
  key.back() ^= 1;
  CHECK(unblockResponse(key, serial, challenge) != response);
}

TEST_CASE("A challenge is 12 characters that can be told apart, and another each time") {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto one = newUnblockChallenge();
    CHECK(one.size() == 12);
    CHECK(one.find_first_not_of(alphabet) == std::string::npos);
    CHECK(readUnlockCode(one) == one);
    seen.insert(one);
  }
  CHECK(seen.size() == 100);
}

TEST_CASE("A code is read back however it is typed") {
  const std::string code(challenge);
  const auto shown = groupedUnblockCode(code);
  CHECK(shown == "0410-6105-0R3A");
  CHECK(readUnlockCode(shown) == code);
  std::string typed;
  for (const char one : shown)
    typed += one == '0' ? 'o' : one == '1' ? 'l' : one == '-' ? ' ' : static_cast<char>(std::tolower(one));
  CHECK(readUnlockCode(typed + " ") == code);
  for (auto& one : typed)
    if (one == 'l') one = 'I';
  CHECK(readUnlockCode(typed) == code);
}

TEST_CASE("Each wrong character is noticed, and what is no code is none") {
  const std::string code(challenge);
  for (std::size_t at = 0; at < code.size(); ++at)
    for (const char other : alphabet) {
      auto wrong = code;
      wrong[at] = other;
      CHECK(readUnlockCode(wrong).has_value() == (other == code[at]));
    }
  for (const auto none : std::initializer_list<std::string_view>{"", "0", "-", "U", "00000000000U", "0000-0000-0000-0",
                                                                 std::string_view("00000000000\0", 12), "零"})
    CHECK_FALSE(readUnlockCode(none));
  CHECK_FALSE(readUnlockCode(code.substr(1)));
  CHECK_FALSE(readUnlockCode(code + "0"));
  CHECK_FALSE(readUnlockCode(std::string(100'000, '0')));
}
