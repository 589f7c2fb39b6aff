#include "app/crypto/plain_text.h"

#include "app/core/steering.h"

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
  auto clean = steeringReplaced(utf8, "");
  if (clean.size() <= longestText) return clean;
  auto end = longestText;
  while (end > 0 && isContinuation(clean[end]))
    --end;
  clean.resize(end);
  return clean;
}

bool isPlainText(std::string_view text) { return text.size() <= longestText && isUtf8(text) && !holdsSteering(text); }

} // namespace certdesk::crypto
