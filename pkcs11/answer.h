#pragma once
#include "pkcs11/error.h"

// What this room does to every answer of a driver before anything else sees it.
namespace pkcs11 {

// Valid UTF-8: each malformed part becomes U+FFFD (Unicode 15.0 section 3.9, best practice of substitution).
[[nodiscard]] std::string validUtf8(ByteView);
// The same for whoever shows it: each character that steers (app/core/steering.h) becomes U+FFFD, too.
[[nodiscard]] std::string plainText(ByteView);
// A text field of fixed width: up to the first NUL, without the blanks at both ends, plain.
[[nodiscard]] std::string paddedText(ByteView);
template <std::size_t width>
[[nodiscard]] std::string paddedText(const unsigned char (&field)[width]) {
  return paddedText(ByteView(field, width));
}

// A list or value whose length only the driver knows (v2.40 section 5.2): asks for the length, then for the content.
// Tolerates an answer that shrank in between and, a few times, one that grew; never believes more than the maximum.
//   ask(T* buffer or nullptr, CK_ULONG* length) -> Outcome
template <class T, class Ask>
[[nodiscard]] Result<std::vector<T>> askTwice(const char* function, std::size_t maximum, Ask ask) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    CK_ULONG length = 0;
    if (const Outcome asked = ask(static_cast<T*>(nullptr), &length); !asked) return failed(asked);
    if (length > maximum) return fail(badAnswer, function);
    if (length == 0) return std::vector<T>{};
    std::vector<T> values(length);
    const Outcome answered = ask(values.data(), &length);
    if (!answered && answered.error().code == CKR_BUFFER_TOO_SMALL) continue;
    if (!answered) return failed(answered);
    if (length > values.size()) return fail(badAnswer, function);
    values.resize(length);
    return values;
  }
  return fail(CKR_BUFFER_TOO_SMALL, function);
}

} // namespace pkcs11
