#include "app/token/pin_rules.h"

#include <catch2/catch.hpp>

using certdesk::ErrorCode;
using certdesk::Secret;
using certdesk::token::checkNewPin;
using certdesk::token::judgeNewPin;
using certdesk::token::NewPin;

namespace {
NewPin judged(std::string_view pin, std::string_view old = {}) { return judgeNewPin(Secret(pin), 6, 8, Secret(old)); }
} // namespace

TEST_CASE("a new PIN has the length the UKEY asks for", "[token]") {
  CHECK(judged("") == NewPin::TooShort);
  CHECK(judged("75309") == NewPin::TooShort);
  CHECK(judged("753091") == NewPin::Good);
  CHECK(judged("75309182") == NewPin::Good);
  CHECK(judged("753091824") == NewPin::TooLong);
  CHECK(judged("密码") == NewPin::Good); // octets count, as the UKEY counts them
}

TEST_CASE("what anybody would try first is no new PIN", "[token]") {
  for (const auto* pin : {"111111", "000000", "888888", "123456", "12345678", "87654321", "abcdef", "121212", "123123",
                          "112233", "password"}) {
    INFO(pin);
    CHECK(judged(pin) == NewPin::Weak);
    CHECK(checkNewPin(Secret(std::string_view(pin)), Secret()).error().code == ErrorCode::PinWeak);
  }
  for (const auto* pin : {"135790", "123457", "24681357", "aB3$xy", "111112"}) {
    INFO(pin);
    CHECK(judged(pin) == NewPin::Good);
    CHECK(checkNewPin(Secret(std::string_view(pin)), Secret()));
  }
}

TEST_CASE("a new PIN is another one than the old one", "[token]") {
  CHECK(judged("753091", "753091") == NewPin::Unchanged);
  CHECK(judged("753091", "753092") == NewPin::Good);
  const auto refused = checkNewPin(Secret(std::string_view("753091")), Secret(std::string_view("753091")));
  CHECK(refused.error().code == ErrorCode::PinUnchanged);
}
