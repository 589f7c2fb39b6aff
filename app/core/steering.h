#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

// The characters that steer whoever shows a text instead of being seen in it: no text from outside may hold one. Every
// room has its own way with them (refuses, drops or replaces); which they are is said here alone. Includes nothing of
// the house, so that pkcs11/ may include it.
namespace certdesk {

struct Steering {
  char32_t first, last;
};
inline constexpr std::array steeringCharacters = {
    Steering{0x0000, 0x001F}, // C0: a terminal obeys them, a line of a log ends with one
    Steering{0x007F, 0x009F}, // DEL, and C1: CSI in one character, NEXT LINE
    Steering{0x061C, 0x061C}, // the direction of writing, all that have the property Bidi_Control: a text that looks
    Steering{0x200E, 0x200F}, //   like another one
    Steering{0x2028, 0x2029}, // the ends of a line and of a paragraph
    Steering{0x202A, 0x202E}, // direction
    Steering{0x2066, 0x2069}, // direction
    Steering{0xFEFF, 0xFEFF}, // the byte order mark: seen by nobody, and by some readers taken away
};

constexpr bool isSteering(char32_t character) {
  return std::any_of(steeringCharacters.begin(), steeringCharacters.end(),
                     [&](const Steering& range) { return character >= range.first && character <= range.last; });
}

// How many octets the steering character takes that this UTF-8 begins with; 0 where it begins with another character,
// or with none. One that is spelt longer than it need be counts, too: some readers are lenient.
constexpr std::size_t steeringAhead(std::string_view utf8) {
  const auto octet = [&](std::size_t i) -> char32_t {
    return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0;
  };
  const auto continues = [&](std::size_t i) { return (octet(i) & 0xC0) == 0x80; };
  const auto rest = [&](std::size_t i) { return octet(i) & 0x3F; };
  const auto lead = octet(0);
  if (lead < 0x80) return !utf8.empty() && isSteering(lead) ? 1 : 0;
  if ((lead & 0xE0) == 0xC0 && continues(1)) return isSteering((lead & 0x1F) << 6 | rest(1)) ? 2 : 0;
  if ((lead & 0xF0) == 0xE0 && continues(1) && continues(2))
    return isSteering((lead & 0x0F) << 12 | rest(1) << 6 | rest(2)) ? 3 : 0;
  return 0;
}

constexpr bool holdsSteering(std::string_view utf8) {
  for (; !utf8.empty(); utf8.remove_prefix(1))
    if (steeringAhead(utf8) > 0) return true;
  return false;
}

// With another text in the place of each, which may be empty where the UTF-8 is known to be valid: the halves of what
// is not would meet.
inline std::string steeringReplaced(std::string_view utf8, std::string_view by) {
  std::string text;
  text.reserve(utf8.size());
  while (!utf8.empty()) {
    const auto octets = steeringAhead(utf8);
    text += octets > 0 ? by : utf8.substr(0, 1);
    utf8.remove_prefix(std::max<std::size_t>(octets, 1));
  }
  return text;
}

} // namespace certdesk
