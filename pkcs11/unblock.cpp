#include "pkcs11/unblock.h"
#include "pkcs11/call.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace pkcs11 {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t codeLength = 12;

} // namespace

const UnblockFunctions* unblockFunctionsOf(const Library& library) {
  const auto entry = reinterpret_cast<GetInterface>(library.symbol("C_GetInterface"));
  if (entry == nullptr) return nullptr;
  std::string name = unblockInterface;
  CK_VERSION version{1, 0};
  Interface* found = nullptr;
  if (entry(reinterpret_cast<CK_UTF8CHAR*>(name.data()), &version, &found, 0) != CKR_OK) return nullptr;
  if (found == nullptr || found->name == nullptr || found->functions == nullptr) return nullptr;
  // Some give the interface they have, whatever is asked for.
  const auto* const given = reinterpret_cast<const char*>(found->name);
  if (std::strncmp(given, unblockInterface, name.size() + 1) != 0) return nullptr;
  const auto* const functions = static_cast<const UnblockFunctions*>(found->functions);
  return functions->version.major == 1 ? functions : nullptr;
}

template <class Function, class... Arguments>
Outcome Unblock::ask(const char* name, Function UnblockFunctions::*function, Arguments... arguments) const {
  const auto* const offered = m_driver->unblock;
  return enter(*m_driver, name, offered != nullptr ? offered->*function : nullptr, m_slot, arguments...);
}

Result<bool> Unblock::available() const {
  if (m_driver->unblock == nullptr) return false;
  CK_BBOOL yes = CK_FALSE;
  if (const auto asked = ask("unblock_available", &UnblockFunctions::available, &yes); !asked) return failed(asked);
  return yes == CK_TRUE;
}

Outcome Unblock::enable(ByteView soPin, ByteView key) const {
  if (soPin.empty()) return fail(CKR_PIN_LEN_RANGE, "unblock_enable");
  return ask("unblock_enable", &UnblockFunctions::enable, input(soPin), lengthOf(soPin), input(key), lengthOf(key));
}

Result<std::string> Unblock::challenge() const {
  std::array<CK_UTF8CHAR, 64> code{};
  CK_ULONG length = code.size();
  const auto asked = ask("unblock_challenge", &UnblockFunctions::challenge, code.data(), &length);
  if (!asked) return failed(asked);
  if (length != codeLength) return fail(badAnswer, "unblock_challenge");
  std::string text(code.begin(), code.begin() + codeLength);
  if (text.find_first_not_of(alphabet) != std::string::npos) return fail(badAnswer, "unblock_challenge");
  return text;
}

Outcome Unblock::respond(ByteView code, ByteView newPin) const {
  if (code.empty()) return fail(CKR_ARGUMENTS_BAD, "unblock_respond");
  if (newPin.empty()) return fail(CKR_PIN_LEN_RANGE, "unblock_respond");
  return ask("unblock_respond", &UnblockFunctions::respond, input(code), lengthOf(code), input(newPin),
             lengthOf(newPin));
}

} // namespace pkcs11
