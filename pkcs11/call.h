#pragma once
#include "pkcs11/driver.h"
#include "pkcs11/error.h"

namespace pkcs11 {

// The only way into a driver: counts, times and turns the CK_RV into a Result.
// A function that the driver left empty answers CKR_FUNCTION_NOT_SUPPORTED, a driver that is not initialised
// CKR_CRYPTOKI_NOT_INITIALIZED, both without entering it (some drivers crash after C_Finalize).
template <class Function, class... Arguments>
Outcome enter(Driver& driver, const char* name, Function entry, Arguments... arguments) {
  if (driver.functions == nullptr) return fail(CKR_CRYPTOKI_NOT_INITIALIZED, name);
  if (entry == nullptr) return fail(CKR_FUNCTION_NOT_SUPPORTED, name);
  ++driver.calls;
  const auto start = std::chrono::steady_clock::now();
  const CK_RV code = entry(arguments...);
  if (driver.observer) {
    const auto took = std::chrono::steady_clock::now() - start;
    driver.observer({name, code, std::chrono::duration_cast<std::chrono::microseconds>(took)});
  }
  if (code != CKR_OK) return fail(code, name);
  return {};
}

// A function of the standard's table:
//   call(driver, "C_GetTokenInfo", &CK_FUNCTION_LIST::C_GetTokenInfo, slot, &info)
template <class Function, class... Arguments>
Outcome call(Driver& driver, const char* name, Function CK_FUNCTION_LIST::*function, Arguments... arguments) {
  return enter(driver, name, driver.functions != nullptr ? driver.functions->*function : nullptr, arguments...);
}

// The C header knows no const; by section 5.2 a driver does not write through an input argument.
[[nodiscard]] inline CK_BYTE* input(ByteView bytes) { return const_cast<CK_BYTE*>(bytes.data()); }
[[nodiscard]] inline CK_ULONG lengthOf(ByteView bytes) { return static_cast<CK_ULONG>(bytes.size()); }

} // namespace pkcs11
