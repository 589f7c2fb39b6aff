#include "pkcs11/slot.h"
#include "pkcs11/answer.h"
#include "pkcs11/call.h"

#include <algorithm>
#include <array>

namespace pkcs11 {
namespace {

constexpr std::size_t maximumMechanisms = 4096;
constexpr CK_ULONG maximumBelievedPin = 255;
constexpr CK_ULONG maximumBelievedMemory = 0x7FFFFFFF;

// CK_UNAVAILABLE_INFORMATION is more than is believed, also from a driver that counts in 32 bits; so is nonsense.
std::optional<std::uint64_t> memory(CK_ULONG octets) {
  if (octets > maximumBelievedMemory) return std::nullopt;
  return octets;
}

bool all(CK_FLAGS flags, CK_FLAGS wanted) { return (flags & wanted) == wanted; }

PinFlags userPin(CK_FLAGS flags) {
  return {all(flags, CKF_USER_PIN_COUNT_LOW), all(flags, CKF_USER_PIN_FINAL_TRY), all(flags, CKF_USER_PIN_LOCKED),
          all(flags, CKF_USER_PIN_TO_BE_CHANGED)};
}

PinFlags securityOfficerPin(CK_FLAGS flags) {
  return {all(flags, CKF_SO_PIN_COUNT_LOW), all(flags, CKF_SO_PIN_FINAL_TRY), all(flags, CKF_SO_PIN_LOCKED),
          all(flags, CKF_SO_PIN_TO_BE_CHANGED)};
}

// Nonsense promises nothing: then any length may be tried.
void believePinLengths(TokenInfo& info, CK_ULONG minimum, CK_ULONG maximum) {
  info.maximumPin = maximum == 0 ? maximumBelievedPin : std::min(maximum, maximumBelievedPin);
  info.minimumPin = minimum <= info.maximumPin ? minimum : 0;
}

} // namespace

Result<SlotInfo> Slot::info() const {
  CK_SLOT_INFO raw{};
  const Outcome got = call(*m_driver, "C_GetSlotInfo", &CK_FUNCTION_LIST::C_GetSlotInfo, m_id, &raw);
  if (!got) return failed(got);
  return SlotInfo{paddedText(raw.slotDescription), paddedText(raw.manufacturerID), all(raw.flags, CKF_TOKEN_PRESENT),
                  all(raw.flags, CKF_REMOVABLE_DEVICE), all(raw.flags, CKF_HW_SLOT)};
}

Result<TokenInfo> Slot::token() const {
  CK_TOKEN_INFO raw{};
  const Outcome got = call(*m_driver, "C_GetTokenInfo", &CK_FUNCTION_LIST::C_GetTokenInfo, m_id, &raw);
  if (!got) return failed(got);
  const CK_FLAGS flags = raw.flags;
  TokenInfo info;
  info.label = paddedText(raw.label);
  info.manufacturer = paddedText(raw.manufacturerID);
  info.model = paddedText(raw.model);
  info.serial = paddedText(raw.serialNumber);
  info.initialised = all(flags, CKF_TOKEN_INITIALIZED);
  info.loginRequired = all(flags, CKF_LOGIN_REQUIRED);
  info.userPinInitialised = all(flags, CKF_USER_PIN_INITIALIZED);
  info.writeProtected = all(flags, CKF_WRITE_PROTECTED);
  info.protectedAuthenticationPath = all(flags, CKF_PROTECTED_AUTHENTICATION_PATH);
  info.random = all(flags, CKF_RNG);
  info.user = userPin(flags);
  info.securityOfficer = securityOfficerPin(flags);
  believePinLengths(info, raw.ulMinPinLen, raw.ulMaxPinLen);
  info.totalPublicMemory = memory(raw.ulTotalPublicMemory);
  info.freePublicMemory = memory(raw.ulFreePublicMemory);
  info.totalPrivateMemory = memory(raw.ulTotalPrivateMemory);
  info.freePrivateMemory = memory(raw.ulFreePrivateMemory);
  info.hardware = {raw.hardwareVersion.major, raw.hardwareVersion.minor};
  info.firmware = {raw.firmwareVersion.major, raw.firmwareVersion.minor};
  return info;
}

Result<Mechanisms> Slot::mechanisms() const {
  const auto types = askTwice<CK_MECHANISM_TYPE>(
      "C_GetMechanismList", maximumMechanisms, [&](CK_MECHANISM_TYPE* list, CK_ULONG* count) {
        return call(*m_driver, "C_GetMechanismList", &CK_FUNCTION_LIST::C_GetMechanismList, m_id, list, count);
      });
  if (!types) return failed(types);
  std::vector<Mechanism> all;
  for (const CK_MECHANISM_TYPE type : *types) {
    Mechanism mechanism{type};
    if (Mechanisms::isUsed(type)) {
      CK_MECHANISM_INFO raw{};
      const Outcome got =
          call(*m_driver, "C_GetMechanismInfo", &CK_FUNCTION_LIST::C_GetMechanismInfo, m_id, type, &raw);
      // Listed, but not there: without flags it is never chosen.
      if (!got && got.error().code != CKR_MECHANISM_INVALID) return failed(got);
      if (got) mechanism = {type, raw.ulMinKeySize, raw.ulMaxKeySize, raw.flags};
    }
    all.push_back(mechanism);
  }
  return Mechanisms(std::move(all));
}

Outcome Slot::closeAllSessions() const {
  return call(*m_driver, "C_CloseAllSessions", &CK_FUNCTION_LIST::C_CloseAllSessions, m_id);
}

Outcome Slot::initToken(ByteView soPin, const std::string& label) const {
  std::array<CK_UTF8CHAR, 32> padded{};
  if (label.size() > padded.size()) return fail(CKR_ARGUMENTS_BAD, "C_InitToken");
  // NULL would mean that the PIN is typed on the reader.
  if (soPin.empty()) return fail(CKR_PIN_LEN_RANGE, "C_InitToken");
  padded.fill(' ');
  std::copy(label.begin(), label.end(), padded.begin());
  return call(*m_driver, "C_InitToken", &CK_FUNCTION_LIST::C_InitToken, m_id, input(soPin), lengthOf(soPin),
              padded.data());
}

} // namespace pkcs11
