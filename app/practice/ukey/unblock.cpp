#include "app/practice/ukey/unblock.h"

#include "app/practice/ukey/pins.h"
#include "app/practice/ukey/unblock_record.h"
#include "app/practice/unlock_code.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

// What SoftHSM lets its security officer do, in a session for this alone.
template <class Act>
CK_RV asOfficer(Inside& in, const CK_UTF8CHAR* pin, CK_ULONG length, const Act& act) {
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  CK_RV code = in.hsm.C_OpenSession(in.slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session);
  if (code != CKR_OK) return code;
  code = in.hsm.C_Login(session, CKU_SO, const_cast<CK_UTF8CHAR*>(pin), length);
  if (code == CKR_OK) {
    code = act(session);
    in.hsm.C_Logout(session);
  }
  in.hsm.C_CloseSession(session);
  return code;
}

CK_RV setUserPin(Inside& in, CK_UTF8CHAR* pin, CK_ULONG length) {
  CK_RV code = CKR_DEVICE_ERROR;
  in.files.recover();
  for (const auto& soPin : UnblockRecord(in.record).soPins()) {
    code = asOfficer(in, soPin.view().data(), static_cast<CK_ULONG>(soPin.size()),
                     [&](CK_SESSION_HANDLE session) { return in.hsm.C_InitPIN(session, pin, length); });
    if (code != CKR_PIN_INCORRECT) break;
  }
  in.files.keep();
  return code == CKR_PIN_INCORRECT ? CKR_DEVICE_ERROR : code;
}

// In constant time.
bool answers(const Inside& in, const std::string& response) {
  auto right = unblockResponse(UnblockRecord(in.record).key().view(), in.record.serial(), in.challenge.code);
  const bool same = !right.empty() && Secret(response).equals(Secret(right));
  wipe(right);
  return same;
}

CK_RV take(Inside& in, const std::string& response, CK_UTF8CHAR* pin, CK_ULONG length) {
  const UkeyState before = in.record.state();
  const bool current = !in.challenge.code.empty() && in.challenge.number == before.challenges;
  if (!current || before.responsesLeft == 0) return CKR_OPERATION_NOT_INITIALIZED;
  UkeyState counted = before;
  --counted.responsesLeft;
  if (!in.record.setState(counted)) return CKR_DEVICE_ERROR;
  if (!answers(in, response)) {
    if (counted.responsesLeft > 0) return CKR_PIN_INCORRECT;
    in.challenge = {};
    return CKR_PIN_LOCKED;
  }
  if (const CK_RV code = setUserPin(in, pin, length); code != CKR_OK)
    return in.record.setState(before) ? code : CKR_DEVICE_ERROR; // the response was right: it may be given again
  in.challenge = {};
  counted.responsesLeft = 0;
  counted.userTriesLeft = in.settings.userTries;
  counted.factoryPin = false;
  return in.record.setState(counted) ? CKR_OK : CKR_DEVICE_ERROR;
}

} // namespace

CK_RV unblockAvailable(Reader& reader, CK_SLOT_ID slot, CK_BBOOL* yes) {
  if (yes == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("unblock_available", slot, Reader::Memory::Any, [&](Inside& in) {
    *yes = UnblockRecord(in.record).enabled() ? CK_TRUE : CK_FALSE;
    return static_cast<CK_RV>(CKR_OK);
  });
}

CK_RV enableUnblock(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* soPin, CK_ULONG soPinLength, CK_BYTE* key,
                    CK_ULONG keyLength) {
  if (soPin == nullptr || key == nullptr || keyLength != unblockKeySize) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("unblock_enable", slot, Reader::Memory::Fresh, [&](Inside& in) {
    const CK_RV code = spendOfficerTry(in, [&] {
      return asOfficer(in, soPin, soPinLength, [](CK_SESSION_HANDLE) { return static_cast<CK_RV>(CKR_OK); });
    });
    if (code != CKR_OK) return code;
    in.challenge = {}; // it was to be answered with another key
    const bool kept = UnblockRecord(in.record).enable({key, keyLength}, {soPin, soPinLength});
    return static_cast<CK_RV>(kept ? CKR_OK : CKR_DEVICE_ERROR);
  });
}

CK_RV makeChallenge(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* code, CK_ULONG* length) {
  if (length == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("unblock_challenge", slot, Reader::Memory::Any, [&](Inside& in) {
    if (!UnblockRecord(in.record).enabled()) return static_cast<CK_RV>(CKR_FUNCTION_NOT_SUPPORTED);
    const auto made = newUnblockChallenge();
    if (made.empty()) return static_cast<CK_RV>(CKR_DEVICE_ERROR);
    const CK_ULONG room = *length;
    *length = static_cast<CK_ULONG>(made.size());
    if (code == nullptr) return static_cast<CK_RV>(CKR_OK);
    if (room < made.size()) return static_cast<CK_RV>(CKR_BUFFER_TOO_SMALL);
    UkeyState state = in.record.state();
    ++state.challenges;
    state.responsesLeft = responsesToOneChallenge;
    if (!in.record.setState(state)) return static_cast<CK_RV>(CKR_DEVICE_ERROR);
    in.challenge = {made, state.challenges};
    std::copy(made.begin(), made.end(), code);
    return static_cast<CK_RV>(CKR_OK);
  });
}

CK_RV respond(Reader& reader, CK_SLOT_ID slot, CK_UTF8CHAR* code, CK_ULONG length, CK_UTF8CHAR* newPin,
              CK_ULONG pinLength) {
  if (code == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("unblock_respond", slot, Reader::Memory::Fresh, [&](Inside& in) {
    auto response = readUnlockCode({reinterpret_cast<const char*>(code), length});
    if (!response) return static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
    const CK_RV fits = fitsAsUserPin(in.settings, newPin, pinLength);
    const CK_RV taken = fits == CKR_OK ? take(in, *response, newPin, pinLength) : fits;
    wipe(*response);
    return taken;
  });
}

} // namespace certdesk::practice
