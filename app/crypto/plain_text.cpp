#include "app/crypto/plain_text.h"

#include <openssl/asn1.h>

namespace certdesk::crypto {

namespace {

constexpr std::size_t longestText = 512;

bool isContinuation(char octet) { return (static_cast<unsigned char>(octet) & 0xc0) == 0x80; }

bool isUtf8(std::string_view text) {
  while (!text.empty()) {
    unsigned long character = 0;
    const int octets =
        UTF8_getc(reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()), &character);
    if (octets <= 0 || character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff)) return false;
    text.remove_prefix(static_cast<std::size_t>(octets));
  }
  return true;
}

} // namespace

std::string withoutControls(std::string_view utf8) {
  std::string clean;
  for (std::size_t i = 0; i < utf8.size();) {
    std::size_t next = i + 1;
    while (next < utf8.size() && isContinuation(utf8[next]))
      ++next;
    const auto character = utf8.substr(i, next - i);
    const auto first = static_cast<unsigned char>(character.front());
    const bool c0 = first < 0x20 || first == 0x7f;
    const bool c1 = character >= "\u0080" && character <= "\u009f" && character.size() == 2;
    const bool turns = (character >= "\u200e" && character <= "\u200f") ||
                       (character >= "\u2028" && character <= "\u202e") ||
                       (character >= "\u2066" && character <= "\u2069");
    if (clean.size() + character.size() > longestText) break;
    if (!c0 && !c1 && !(turns && character.size() == 3)) clean += character;
    i = next;
  }
  return clean;
}

bool isPlainText(std::string_view text) {
  return text.size() <= longestText && isUtf8(text) && withoutControls(text) == text;
}

} // namespace certdesk::crypto
