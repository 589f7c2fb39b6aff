#pragma once
#include "pkcs11/cryptoki.h"

#include <string>
#include <tl/expected.hpp>

namespace pkcs11 {

// Codes of our own, in the vendor range, for what a driver cannot say of itself.
inline constexpr CK_RV badAnswer = CKR_VENDOR_DEFINED | 0x43440001UL; // the answer breaks the standard or our bounds
inline constexpr CK_RV tooManyObjects = CKR_VENDOR_DEFINED | 0x43440002UL; // more objects than the caller allowed for

// What a driver answered (a CKR_ code, or one of the two above) and the C_ function that was called. Holds no secret.
struct [[nodiscard]] Error {
  CK_RV code;
  const char* function; // a literal
  friend bool operator==(const Error& a, const Error& b) { return a.code == b.code; }
};

template <class T>
using Result = tl::expected<T, Error>;
using Outcome = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(CK_RV code, const char* function) {
  return tl::unexpected<Error>(Error{code, function});
}
template <class T>
[[nodiscard]] tl::unexpected<Error> failed(const Result<T>& result) {
  return tl::unexpected<Error>(result.error());
}

// "CKR_PIN_INCORRECT"; "0x80000123" for what v2.40 (section 3.6, CK_RV) does not name.
[[nodiscard]] std::string nameOf(CK_RV);
// "C_Login: CKR_PIN_INCORRECT", for the log.
[[nodiscard]] std::string describe(const Error&);

// The UKEY may have been pulled: look at the slots again and compare serials. CKR_GENERAL_ERROR is not among these; it
// means removal only where C_GetTokenInfo fails too.
[[nodiscard]] bool meansRemoved(CK_RV);
// The driver has lost its state: it must be initialised again before anything else.
[[nodiscard]] bool meansNotInitialised(CK_RV);
// The PIN was compared and refused: a try is spent.
[[nodiscard]] bool meansPinWrong(CK_RV);
// The PIN was refused by its form, before it was compared (length, characters, weakness).
[[nodiscard]] bool meansPinUnsuitable(CK_RV);
[[nodiscard]] bool meansPinLocked(CK_RV);
// Another session, of whomever, stands in the way of a login: no PIN was looked at.
[[nodiscard]] bool meansOtherSession(CK_RV);
// The token has no room left for another object (or session).
[[nodiscard]] bool meansNoRoom(CK_RV);
// The module does not do this mechanism, or not with these parameters: another way may be tried.
[[nodiscard]] bool meansNotOffered(CK_RV);
// The attribute does not exist on this object, or may not leave the token.
[[nodiscard]] bool meansNoSuchValue(CK_RV);

} // namespace pkcs11
