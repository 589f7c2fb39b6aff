#pragma once
#include "pkcs11/module.h"

#include <string>

namespace pkcs11 {

#ifdef _WIN32
#pragma pack(push, 1) // as in cryptoki.h
#endif
// CK_INTERFACE, PKCS #11 v3.0 section 3.1; C_GetInterface, section 5.4.
struct Interface {
  CK_UTF8CHAR* name;
  void* functions;
  CK_FLAGS flags;
};
using GetInterface = CK_RV (*)(CK_UTF8CHAR* name, CK_VERSION* version, Interface** found, CK_FLAGS flags);

// The interface of a driver whose tokens open with a code when their PIN is locked (请求码, 解锁码). Names that begin
// "Vendor " are the vendors' to give (v3.0 section 3.1). All name a slot, need no session, and answer CKR_ codes.
inline constexpr const char* unblockInterface = "Vendor CertDesk unblock";
struct UnblockFunctions {
  CK_VERSION version; // 1.0
  CK_RV (*available)(CK_SLOT_ID slot, CK_BBOOL* yes);
  // For whoever personalises the token. Spends the security officer's try as a login does; the key is of 32 octets.
  CK_RV (*enable)(CK_SLOT_ID slot, CK_UTF8CHAR* soPin, CK_ULONG soPinLength, CK_BYTE* key, CK_ULONG keyLength);
  // Codes have their check character (app/core/unlock_code.h): a mistyped one may be told before the driver is asked.
  // 12 characters, which replace the challenge before and last until the token loses its power.
  CK_RV (*challenge)(CK_SLOT_ID slot, CK_UTF8CHAR* code, CK_ULONG* length);
  // CKR_ARGUMENTS_BAD: mistyped; CKR_PIN_LEN_RANGE: the new PIN; neither has spent anything. CKR_PIN_INCORRECT: wrong;
  // CKR_PIN_LOCKED: wrong, and the challenge is void. CKR_OPERATION_NOT_INITIALIZED: there is no challenge.
  CK_RV (*respond)(CK_SLOT_ID slot, CK_UTF8CHAR* code, CK_ULONG length, CK_UTF8CHAR* newPin, CK_ULONG pinLength);
};
#ifdef _WIN32
#pragma pack(pop)
#endif

// What the driver offers of it; nullptr where it is none, another version, or nothing to be believed.
[[nodiscard]] const UnblockFunctions* unblockFunctionsOf(const Library& library);

// Opening the token in a slot with a code. Without the interface nothing is available, and the rest answers
// CKR_FUNCTION_NOT_SUPPORTED.
class Unblock {
public:
  Unblock(const Module& module, CK_SLOT_ID slot) : m_driver(module.driver()), m_slot(slot) {}

  [[nodiscard]] Result<bool> available() const;
  Outcome enable(ByteView soPin, ByteView key) const;
  // 12 characters of Crockford's base32, or badAnswer.
  [[nodiscard]] Result<std::string> challenge() const;
  // An empty code is as a mistyped one, an empty PIN one that is too short: neither goes in.
  Outcome respond(ByteView code, ByteView newPin) const;

private:
  template <class Function, class... Arguments>
  Outcome ask(const char* name, Function UnblockFunctions::*function, Arguments... arguments) const;

  std::shared_ptr<Driver> m_driver;
  CK_SLOT_ID m_slot;
};

} // namespace pkcs11
