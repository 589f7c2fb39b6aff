#include "app/core/unlock_code.h"

#include <cstdint>

namespace certdesk {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned base = 32, bitsEach = 5;
constexpr std::size_t payloadLength = 11, codeLength = payloadLength + 1;

unsigned valueOf(char character) { return static_cast<unsigned>(alphabet.find(character)); }

// Every second value counts double, from the last one on: `factor` is the last one's.
unsigned luhn(std::string_view code, unsigned factor) {
  unsigned sum = 0;
  for (auto character = code.rbegin(); character != code.rend(); ++character) {
    const unsigned addend = factor * valueOf(*character);
    sum += addend / base + addend % base;
    factor = 3 - factor;
  }
  return sum % base;
}

char written(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') return '0';
  return typed == 'I' || typed == 'L' ? '1' : typed;
}

} // namespace

std::string unlockCodeOf(ByteView octets) {
  std::uint64_t bits = 0;
  for (const auto octet : octets.first(unlockCodeOctets))
    bits = bits << 8U | octet;
  bits >>= 1U; // of 56
  std::string code;
  for (std::size_t i = payloadLength; i-- > 0;)
    code += alphabet[bits >> (bitsEach * i) & (base - 1)];
  code += alphabet[(base - luhn(code, 2)) % base];
  return code;
}

std::optional<std::string> readUnlockCode(std::string_view typed) {
  std::string code;
  for (const char one : typed) {
    if (one == ' ' || one == '-') continue;
    const char character = written(one);
    if (alphabet.find(character) == std::string_view::npos || code.size() == codeLength) return std::nullopt;
    code += character;
  }
  if (code.size() != codeLength || luhn(code, 1) != 0) return std::nullopt;
  return code;
}

} // namespace certdesk
