#include "pkcs11/answer.h"

#include "app/core/steering.h"

namespace pkcs11 {
namespace {

constexpr const char* replacement = "\xEF\xBF\xBD";

struct Sequence {
  std::size_t length; // octets that belong together
  bool valid;
};

// Unicode 15.0 table 3-7: only the second octet has bounds of its own.
Sequence sequenceAt(ByteView text, std::size_t at) {
  const std::uint8_t lead = text[at];
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint8_t low = 0x80, high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  std::size_t length = 1;
  while (length < wanted && at + length < text.size()) {
    const std::uint8_t next = text[at + length];
    if (next < low || next > high) break;
    low = 0x80, high = 0xBF;
    ++length;
  }
  return {length, length == wanted};
}

} // namespace

std::string validUtf8(ByteView text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequenceAt(text, at);
    if (sequence.valid) {
      clean.append(reinterpret_cast<const char*>(text.data()) + at, sequence.length);
    } else {
      clean += replacement;
    }
    at += sequence.length;
  }
  return clean;
}

std::string plainText(ByteView text) { return certdesk::steeringReplaced(validUtf8(text), replacement); }

std::string paddedText(ByteView field) {
  std::size_t end = 0;
  while (end < field.size() && field[end] != 0)
    ++end;
  while (end > 0 && field[end - 1] == ' ')
    --end;
  std::size_t begin = 0;
  while (begin < end && field[begin] == ' ')
    ++begin;
  return plainText(field.subspan(begin, end - begin));
}

} // namespace pkcs11
