#include "app/practice/unlock_code.h"

#include "app/core/secret.h"
#include "app/crypto/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdint>

namespace certdesk::practice {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr unsigned base = 32, bitsEach = 5;
constexpr std::size_t payloadLength = 11, codeLength = payloadLength + 1, payloadOctets = 7;
constexpr std::string_view purpose = "CertDesk unblock 1";

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

// Of the first 55 bits.
std::string codeOf(ByteView octets) {
  std::uint64_t bits = 0;
  for (const auto octet : octets.first(payloadOctets))
    bits = bits << 8U | octet;
  bits >>= 1U; // of 56
  std::string code;
  for (std::size_t i = payloadLength; i-- > 0;)
    code += alphabet[bits >> (bitsEach * i) & (base - 1)];
  code += alphabet[(base - luhn(code, 2)) % base];
  return code;
}

char written(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') return '0';
  return typed == 'I' || typed == 'L' ? '1' : typed;
}

} // namespace

std::string newUnblockChallenge() {
  const auto octets = crypto::randomOctets(payloadOctets);
  return octets.empty() ? std::string() : codeOf(octets);
}

std::string unblockResponse(ByteView key, std::string_view serial, std::string_view challenge) {
  std::string message(purpose);
  for (const auto part : {serial, challenge})
    message.append(1, '\0').append(part);
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  const auto octets = viewOf(message);
  const bool made = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), octets.data(), octets.size(),
                         mac.data(), &length) != nullptr;
  auto code = made ? codeOf(mac) : std::string();
  wipe(mac.data(), mac.size());
  return code;
}

std::optional<std::string> readUnblockCode(std::string_view typed) {
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

std::string groupedUnblockCode(std::string_view code) {
  constexpr std::size_t group = 4;
  std::string shown;
  for (std::size_t i = 0; i < code.size(); i += group)
    shown.append(shown.empty() ? "" : "-").append(code.substr(i, group));
  return shown;
}

} // namespace certdesk::practice
