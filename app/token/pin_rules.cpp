#include "app/token/pin_rules.h"

#include "app/token/failures.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace certdesk::token {

namespace {

using std::string_view_literals::operator""sv;
constexpr std::array common = {"123123"sv,     "112233"sv,     "11223344"sv, "123321"sv,   "147258"sv,
                               "147258369"sv,  "159357"sv,     "5201314"sv,  "password"sv, "qwerty"sv,
                               "1234567890"sv, "0987654321"sv, "12341234"sv, "abc123"sv,   "a123456"sv};

// Each character is the one before plus the same: 0 for 888888, 1 for 123456, -1 for 987654.
bool isRow(std::string_view pin) {
  if (pin.size() < 2) return true;
  const int step = pin[1] - pin[0];
  if (std::abs(step) > 1) return false;
  for (std::size_t i = 2; i < pin.size(); ++i)
    if (pin[i] - pin[i - 1] != step) return false;
  return true;
}

// 121212, 80808080
bool isPairRepeated(std::string_view pin) {
  for (std::size_t i = 2; i < pin.size(); ++i)
    if (pin[i] != pin[i - 2]) return false;
  return true;
}

bool isWeak(std::string_view pin) {
  return isRow(pin) || isPairRepeated(pin) || std::find(common.begin(), common.end(), pin) != common.end();
}

} // namespace

NewPin judgeNewPin(const Secret& chosen, std::size_t minimum, std::size_t maximum, const Secret& old) {
  if (chosen.empty() || chosen.size() < minimum) return NewPin::TooShort;
  if (chosen.size() > maximum) return NewPin::TooLong;
  if (!old.empty() && chosen.equals(old)) return NewPin::Unchanged;
  return isWeak(chosen.text()) ? NewPin::Weak : NewPin::Good;
}

Outcome checkNewPin(const Secret& chosen, const Secret& old) { return checkNewPin(chosen, old, 0, chosen.size()); }

Outcome checkNewPin(const Secret& chosen, const Secret& old, std::size_t minimum, std::size_t maximum) {
  switch (judgeNewPin(chosen, minimum, maximum, old)) {
  case NewPin::Weak:
    return fail(ErrorCode::PinWeak);
  case NewPin::Unchanged:
    return fail(ErrorCode::PinUnchanged);
  case NewPin::TooShort:
  case NewPin::TooLong:
    return wrongPinLength("outside " + std::to_string(minimum) + " to " + std::to_string(maximum));
  case NewPin::Good:
    return {};
  }
  return {};
}

} // namespace certdesk::token
