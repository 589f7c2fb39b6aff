#pragma once
#include <algorithm>
#include <cstddef>
#include <string_view>

namespace certdesk::practice {

// Writes a text into a field of a PKCS #11 structure: cut, and padded with spaces (v2.40 section 3).
template <class Character, std::size_t size>
void pad(Character (&field)[size], std::string_view text) {
  std::fill_n(field, size, static_cast<Character>(' '));
  std::copy_n(text.begin(), std::min(size, text.size()), field);
}

} // namespace certdesk::practice
