#include "app/practice/ukey/pins.h"

#include "app/practice/ukey/quirks.h"
#include "app/practice/ukey/unblock_record.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr std::size_t labelLength = 32;

struct Pin {
  unsigned UkeyState::*left;
  unsigned UkeySettings::*maximum;
};
constexpr Pin userPin{&UkeyState::userTriesLeft, &UkeySettings::userTries};
constexpr Pin soPin{&UkeyState::soTriesLeft, &UkeySettings::soTries};

// Whose PIN counts in a session: the security officer's while that one is logged in.
Pin pinOf(Inside& in) {
  CK_SESSION_INFO info{};
  in.hsm.C_GetSessionInfo(in.session, &info);
  return info.state == CKS_RW_SO_FUNCTIONS ? soPin : userPin;
}

// Spends a try on what compares a PIN, and gives it back unless the PIN was wrong.
template <class Act>
CK_RV spendTry(Inside& in, Pin pin, const Act& act) {
  const UkeyState before = in.record.state();
  if (before.*pin.left == 0) return CKR_PIN_LOCKED;
  UkeyState spent = before;
  --(spent.*pin.left);
  if (!in.record.setState(spent)) return CKR_DEVICE_ERROR;
  in.files.recover();
  const CK_RV code = act();
  in.files.keep();
  if (code == CKR_PIN_INCORRECT) {
    if (pin.left == userPin.left) ++spent.wrongUserPins;
    return in.record.setState(spent) ? code : CKR_DEVICE_ERROR;
  }
  UkeyState after = before;
  if (code == CKR_OK) after.*pin.left = in.settings.*pin.maximum;
  return in.record.setState(after) ? code : CKR_DEVICE_ERROR;
}

std::string labelOf(const CK_UTF8CHAR* label) {
  std::string text(reinterpret_cast<const char*>(label), labelLength);
  text.erase(text.find_last_not_of(std::string_view(" \0", 2)) + 1);
  return text;
}

CK_FLAGS flagsOf(unsigned left, unsigned maximum, CK_FLAGS low, CK_FLAGS last, CK_FLAGS locked) {
  CK_FLAGS flags = left < maximum ? low : 0;
  if (left == 1) flags |= last;
  if (left == 0) flags |= locked;
  return flags;
}

// C_SetPIN of the security officer's: a UKEY that opens with a code has to know it at every moment.
CK_RV setOfficerPin(Inside& in, ByteView newPin, const std::function<CK_RV()>& act) {
  const UnblockRecord unblock(in.record);
  const bool known = unblock.enabled();
  if (known && !unblock.addSoPin(newPin)) return CKR_DEVICE_ERROR;
  const CK_RV code = spendTry(in, soPin, act);
  if (known) unblock.settleSoPin(code == CKR_OK);
  return code;
}

// Whether it may be set as a PIN of this UKEY.
CK_RV fitsAsPin(const UkeySettings& settings, const CK_UTF8CHAR* pin, CK_ULONG length) {
  if (pin == nullptr || length < minimumPin() || length > maximumPin(settings)) return CKR_PIN_LEN_RANGE;
  return CKR_OK;
}

bool hasLetter(ByteView pin) {
  return std::any_of(pin.begin(), pin.end(), [](std::uint8_t octet) {
    const auto small = octet | 0x20U;
    return small >= 'a' && small <= 'z';
  });
}

} // namespace

CK_RV spendOfficerTry(Inside& in, const std::function<CK_RV()>& act) { return spendTry(in, soPin, act); }

CK_RV fitsAsUserPin(const UkeySettings& settings, const CK_UTF8CHAR* pin, CK_ULONG length) {
  if (const CK_RV code = fitsAsPin(settings, pin, length); code != CKR_OK) return code;
  return settings.has(Quirk::PinNeedsLetter) && !hasLetter({pin, length}) ? CKR_PIN_INVALID : CKR_OK;
}

CK_FLAGS pinFlags(const UkeySettings& settings, const UkeyState& state) {
  const CK_FLAGS factory = state.factoryPin ? CKF_USER_PIN_TO_BE_CHANGED : 0;
  if (settings.has(Quirk::PinFlagsHidden)) return factory;
  return factory |
         flagsOf(state.userTriesLeft, settings.userTries, CKF_USER_PIN_COUNT_LOW, CKF_USER_PIN_FINAL_TRY,
                 CKF_USER_PIN_LOCKED) |
         flagsOf(state.soTriesLeft, settings.soTries, CKF_SO_PIN_COUNT_LOW, CKF_SO_PIN_FINAL_TRY, CKF_SO_PIN_LOCKED);
}

CK_RV login(Reader& reader, CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* pin, CK_ULONG length) {
  return reader.onSession("C_Login", session, [&](Inside& in) {
    const Pin whose = user == CKU_SO ? soPin : user == CKU_CONTEXT_SPECIFIC ? pinOf(in) : userPin;
    return spendTry(in, whose, [&] { return in.hsm.C_Login(in.session, user, pin, length); });
  });
}

CK_RV setPin(Reader& reader, CK_SESSION_HANDLE session, CK_UTF8CHAR* oldPin, CK_ULONG oldLength, CK_UTF8CHAR* newPin,
             CK_ULONG newLength) {
  return reader.onSession("C_SetPIN", session, [&](Inside& in) {
    const bool officers = pinOf(in).left == soPin.left;
    const CK_RV fits =
        officers ? fitsAsPin(in.settings, newPin, newLength) : fitsAsUserPin(in.settings, newPin, newLength);
    if (fits != CKR_OK) return fits; // costs no try
    const auto set = [&] { return in.hsm.C_SetPIN(in.session, oldPin, oldLength, newPin, newLength); };
    if (officers) return setOfficerPin(in, {newPin, newLength}, set);
    const CK_RV code = spendTry(in, userPin, set);
    if (code != CKR_OK) return code;
    UkeyState state = in.record.state();
    state.factoryPin = false;
    return in.record.setState(state) ? code : CKR_DEVICE_ERROR;
  });
}

CK_RV initPin(Reader& reader, CK_SESSION_HANDLE session, CK_UTF8CHAR* pin, CK_ULONG length) {
  return reader.onSession("C_InitPIN", session, [&](Inside& in) {
    if (const CK_RV fits = fitsAsUserPin(in.settings, pin, length); fits != CKR_OK) return fits;
    in.files.recover();
    const CK_RV code = in.hsm.C_InitPIN(in.session, pin, length);
    in.files.keep();
    if (code != CKR_OK) return code;
    UkeyState state = in.record.state();
    state.userTriesLeft = in.settings.userTries;
    state.factoryPin = state.factoryPin || in.settings.has(Quirk::OfficersPinExpires);
    return in.record.setState(state) ? code : CKR_DEVICE_ERROR;
  });
}

CK_RV initToken(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* pin, CK_ULONG length, CK_UTF8CHAR* label) {
  if (label == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("C_InitToken", slot, Reader::Memory::Fresh, [&](Inside& in) {
    const CK_RV code = spendTry(in, soPin, [&] {
      if (!in.files.begin()) return static_cast<CK_RV>(CKR_DEVICE_ERROR);
      const CK_RV answer = in.hsm.C_InitToken(in.slot, pin, length, label);
      if (answer == CKR_OK) UnblockRecord(in.record).disable(); // before the end: what is made new has no key of before
      in.files.end();
      return answer;
    });
    if (code != CKR_OK) return code;
    in.challenge = {};
    UkeyState state = in.record.state();
    state.label = labelOf(label);
    state.userTriesLeft = in.settings.userTries;
    state.factoryPin = false;
    return in.record.setState(state) ? code : CKR_DEVICE_ERROR;
  });
}

} // namespace certdesk::practice
