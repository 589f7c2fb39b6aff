#include "app/practice/ukey/token.h"

#include "app/practice/ukey/padded.h"
#include "app/practice/ukey/pins.h"
#include "app/practice/ukey/quirks.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr CK_FLAGS allPinFlags = CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED |
                                 CKF_USER_PIN_TO_BE_CHANGED | CKF_SO_PIN_COUNT_LOW | CKF_SO_PIN_FINAL_TRY |
                                 CKF_SO_PIN_LOCKED | CKF_SO_PIN_TO_BE_CHANGED;

CK_RV allMechanisms(Inside& in, std::vector<CK_MECHANISM_TYPE>& all) {
  CK_ULONG count = 0;
  CK_RV code = in.hsm.C_GetMechanismList(in.slot, nullptr, &count);
  if (code != CKR_OK) return code;
  all.resize(count);
  code = in.hsm.C_GetMechanismList(in.slot, all.data(), &count);
  all.resize(code == CKR_OK ? count : 0);
  return code;
}

void tellMemory(Inside& in, CK_TOKEN_INFO& info) {
  const auto usage = in.files.usage();
  const auto total = in.settings.has(Quirk::MemoryHidden) ? static_cast<CK_ULONG>(CK_UNAVAILABLE_INFORMATION)
                                                          : static_cast<CK_ULONG>(in.settings.capacity);
  const auto left = in.settings.capacity - std::min(in.settings.capacity, usage.octets);
  const bool full = usage.objects >= in.settings.maximumObjects;
  info.ulTotalPublicMemory = info.ulTotalPrivateMemory = total;
  info.ulFreePublicMemory = info.ulFreePrivateMemory =
      in.settings.has(Quirk::MemoryHidden) ? total : static_cast<CK_ULONG>(full ? 0 : left);
}

} // namespace

CK_RV tokenInfo(Reader& reader, CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
  if (info == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("C_GetTokenInfo", slot, Reader::Memory::Any, [&](Inside& in) {
    in.files.recover();
    const CK_RV code = in.hsm.C_GetTokenInfo(in.slot, info);
    if (code != CKR_OK) return code;
    pad(info->manufacturerID, "CertDesk practice");
    pad(info->model, "Practice UKEY");
    info->flags = (info->flags & ~allPinFlags) | pinFlags(in.settings, in.record.state());
    info->ulMinPinLen = static_cast<CK_ULONG>(minimumPin());
    info->ulMaxPinLen = static_cast<CK_ULONG>(maximumPin(in.settings));
    tellMemory(in, *info);
    return code;
  });
}

CK_RV mechanismList(Reader& reader, CK_SLOT_ID slot, CK_MECHANISM_TYPE* list, CK_ULONG* count) {
  if (count == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("C_GetMechanismList", slot, Reader::Memory::Any, [&](Inside& in) {
    std::vector<CK_MECHANISM_TYPE> all;
    if (const CK_RV code = allMechanisms(in, all); code != CKR_OK) return code;
    std::erase_if(all, [&](CK_MECHANISM_TYPE mechanism) { return !offers(in.settings, mechanism); });
    const CK_ULONG room = *count;
    *count = static_cast<CK_ULONG>(all.size());
    if (list == nullptr) return static_cast<CK_RV>(CKR_OK);
    if (room < *count) return static_cast<CK_RV>(CKR_BUFFER_TOO_SMALL);
    std::copy(all.begin(), all.end(), list);
    return static_cast<CK_RV>(CKR_OK);
  });
}

CK_RV mechanismInfo(Reader& reader, CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_MECHANISM_INFO* info) {
  if (info == nullptr) return CKR_ARGUMENTS_BAD;
  return reader.onSlot("C_GetMechanismInfo", slot, Reader::Memory::Any, [&](Inside& in) {
    if (!offers(in.settings, mechanism)) return static_cast<CK_RV>(CKR_MECHANISM_INVALID);
    const CK_RV code = in.hsm.C_GetMechanismInfo(in.slot, mechanism, info);
    if (code == CKR_OK) restrict(in.settings, *info);
    return code;
  });
}

} // namespace certdesk::practice
