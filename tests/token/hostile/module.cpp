// A driver as the worst of them are: before the practice UKEY's module (HOSTILE_BEHIND; without it no UKEY is there),
// it does what it is told to (misdeeds.h) at any function, and else passes the call on. What belongs to the call itself
// is here: answers that are none, lengths and counts that lie, slots that change their numbers, functions that are not
// there.
#include "tests/token/hostile/misdeeds.h"

#include "pkcs11/cryptoki.h"

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <type_traits>

namespace {

// Every function of v2.40, section 5, but C_GetFunctionList, C_Login and C_SetPIN.
#define HOSTILE_FUNCTIONS(X)                                                                                           \
  X(C_Initialize)                                                                                                      \
  X(C_Finalize)                                                                                                        \
  X(C_GetInfo) X(C_GetSlotList) X(C_GetSlotInfo) X(C_GetTokenInfo) X(C_GetMechanismList) X(C_GetMechanismInfo)         \
      X(C_InitToken) X(C_InitPIN) X(C_OpenSession) X(C_CloseSession) X(C_CloseAllSessions) X(C_GetSessionInfo)         \
          X(C_GetOperationState) X(C_SetOperationState) X(C_Logout) X(C_CreateObject) X(C_CopyObject)                  \
              X(C_DestroyObject) X(C_GetObjectSize) X(C_GetAttributeValue) X(C_SetAttributeValue) X(C_FindObjectsInit) \
                  X(C_FindObjects) X(C_FindObjectsFinal) X(C_EncryptInit) X(C_Encrypt) X(C_DecryptInit) X(C_Decrypt)   \
                      X(C_DigestInit) X(C_Digest) X(C_SignInit) X(C_Sign) X(C_VerifyInit) X(C_Verify) X(C_GenerateKey) \
                          X(C_GenerateKeyPair) X(C_WrapKey) X(C_UnwrapKey) X(C_DeriveKey) X(C_SeedRandom)              \
                              X(C_GenerateRandom) X(C_WaitForSlotEvent)

CK_FUNCTION_LIST& behind() {
  static CK_FUNCTION_LIST none{};
  static CK_FUNCTION_LIST* const list = [] {
    const char* path = std::getenv("HOSTILE_BEHIND");
    void* library = path == nullptr ? nullptr : ::dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void* entry = library == nullptr ? nullptr : ::dlsym(library, "C_GetFunctionList");
    CK_FUNCTION_LIST* found = nullptr;
    if (entry != nullptr) reinterpret_cast<CK_C_GetFunctionList>(entry)(&found);
    return found != nullptr ? found : &none;
  }();
  return *list;
}

bool stale = false;        // what it knew of the UKEY is of before it was pulled
CK_SLOT_ID renumbered = 0; // added to each slot's number
constexpr CK_SLOT_ID slots = 1'000'000;

template <class Argument>
void twist([[maybe_unused]] const std::string& misdeed, [[maybe_unused]] Argument argument) {
  if constexpr (std::is_same_v<Argument, CK_ULONG*>) {
    if (argument == nullptr) return;
    if (misdeed == "huge") *argument = ~CK_ULONG{0} - 1;
    if (misdeed == "none") *argument = 0;
    if (misdeed == "unavailable") *argument = CK_UNAVAILABLE_INFORMATION;
    if (misdeed == "more") *argument += 100;
  } else if constexpr (std::is_same_v<Argument, CK_ATTRIBUTE*>) {
    if (argument != nullptr) twist(misdeed, &argument->ulValueLen);
  } else if constexpr (std::is_same_v<Argument, CK_TOKEN_INFO*>) {
    if (misdeed != "rubbish") return;
    std::fill_n(reinterpret_cast<CK_BYTE*>(argument), sizeof *argument, CK_BYTE{0xFF}); // no end, no UTF-8, every flag
  }
}

// Whether these lengths and counts are the driver's own to say.
bool answersLengths(std::string_view function) {
  return function != "C_CreateObject" && function != "C_GenerateKeyPair" && function != "C_UnwrapKey";
}

template <auto Member>
struct Pass;
template <class... Arguments, CK_RV (*CK_FUNCTION_LIST::*Member)(Arguments...)>
struct Pass<Member> {
  static CK_RV on(Arguments... arguments) {
    const auto entry = behind().*Member;
    return entry == nullptr ? static_cast<CK_RV>(CKR_FUNCTION_NOT_SUPPORTED) : entry(arguments...);
  }
  static CK_RV call(const char* name, Arguments... arguments) { return callHearing({}, name, arguments...); }
  static CK_RV callHearing(const std::string& heard, const char* name, Arguments... arguments) {
    const auto misdeed = hostile::orderedOf(name);
    if (misdeed.empty()) return on(arguments...);
    hostile::commit(misdeed, heard);
    if (misdeed == "answers-rubbish") return 0xDEADBEEF;
    if (misdeed == "does-nothing") return CKR_OK;
    if (misdeed == "refuses") return CKR_HOST_MEMORY;
    const CK_RV code = on(arguments...);
    if (code == CKR_OK && answersLengths(name)) (twist(misdeed, arguments), ...);
    return code;
  }
};

CK_RV initialise(void* arguments) {
  const CK_RV code = Pass<&CK_FUNCTION_LIST::C_Initialize>::call("C_Initialize", arguments);
  return code == CKR_FUNCTION_NOT_SUPPORTED ? CKR_OK : code;
}

CK_RV slotList(CK_BBOOL present, CK_SLOT_ID* list, CK_ULONG* count) {
  const auto now = hostile::order();
  if (now && now->function == "C_GetSlotList" && now->misdeed == "renumbers" && list != nullptr) renumbered += slots;
  const char* kept = std::getenv("HOSTILE_KEPT");
  if (now && now->misdeed == "looks-at-its-environment" &&
      (std::getenv("PKCS11SPY") != nullptr || std::getenv("OPENSC_DEBUG") != nullptr || kept == nullptr))
    std::abort();
  const CK_RV code = Pass<&CK_FUNCTION_LIST::C_GetSlotList>::call("C_GetSlotList", present, list, count);
  if (code == CKR_FUNCTION_NOT_SUPPORTED) { // no UKEY is there
    *count = 0;
    return CKR_OK;
  }
  if (code == CKR_OK && list != nullptr)
    for (CK_SLOT_ID* slot = list; slot != list + std::min<CK_ULONG>(*count, 256); ++slot)
      *slot += renumbered;
  return code;
}

// A number from before is nobody's.
template <auto Member, class... Arguments>
CK_RV onSlot(const char* name, CK_SLOT_ID slot, Arguments... arguments) {
  if (slot < renumbered || slot - renumbered >= slots) return CKR_SLOT_ID_INVALID;
  return Pass<Member>::call(name, slot - renumbered, arguments...);
}

CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* pin, CK_ULONG length) {
  hostile::notePin("C_Login");
  const auto now = hostile::order();
  stale = stale || (now && now->misdeed == "goes-stale");
  if (stale) {
    (void)hostile::orderedOf("C_Login");
    return CKR_PIN_INCORRECT; // to whatever PIN, without asking the UKEY
  }
  const std::string heard(reinterpret_cast<const char*>(pin), pin == nullptr ? 0 : length);
  return Pass<&CK_FUNCTION_LIST::C_Login>::callHearing(heard, "C_Login", session, user, pin, length);
}

CK_RV setPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* old, CK_ULONG oldLength, CK_UTF8CHAR* fresh,
             CK_ULONG freshLength) {
  hostile::notePin("C_SetPIN");
  const std::string heard(reinterpret_cast<const char*>(old), old == nullptr ? 0 : oldLength);
  return Pass<&CK_FUNCTION_LIST::C_SetPIN>::callHearing(heard, "C_SetPIN", session, old, oldLength, fresh, freshLength);
}

CK_FUNCTION_LIST table() {
  CK_FUNCTION_LIST list{};
  list.version = {2, 40};
#define HOSTILE_PASS(name)                                                                                             \
  list.name = [](auto... arguments) -> CK_RV { return Pass<&CK_FUNCTION_LIST::name>::call(#name, arguments...); };
  HOSTILE_FUNCTIONS(HOSTILE_PASS)
#undef HOSTILE_PASS
#define HOSTILE_ON_SLOT(name)                                                                                          \
  list.name = [](auto... arguments) -> CK_RV { return onSlot<&CK_FUNCTION_LIST::name>(#name, arguments...); };
  HOSTILE_ON_SLOT(C_GetSlotInfo)
  HOSTILE_ON_SLOT(C_GetTokenInfo)
  HOSTILE_ON_SLOT(C_GetMechanismList)
  HOSTILE_ON_SLOT(C_GetMechanismInfo)
  HOSTILE_ON_SLOT(C_OpenSession)
  HOSTILE_ON_SLOT(C_CloseAllSessions)
#undef HOSTILE_ON_SLOT
  list.C_Initialize = initialise;
  list.C_GetSlotList = slotList;
  list.C_Login = login;
  list.C_SetPIN = setPin;
  return list;
}

// Functions that the table lacks from the start.
void leaveOut(CK_FUNCTION_LIST& list) {
  const auto now = hostile::order();
  if (!now || now->misdeed != "lacks") return;
#define HOSTILE_LEAVE_OUT(name)                                                                                        \
  if (now->function == #name) list.name = nullptr;
  HOSTILE_FUNCTIONS(HOSTILE_LEAVE_OUT)
  HOSTILE_LEAVE_OUT(C_Login)
#undef HOSTILE_LEAVE_OUT
}

} // namespace

extern "C" CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
  static CK_FUNCTION_LIST all = table();
  leaveOut(all);
  const auto misdeed = hostile::orderedOf("C_GetFunctionList");
  hostile::commit(misdeed, {});
  if (misdeed == "refuses") return CKR_HOST_MEMORY;
  *list = misdeed == "gives-none" ? nullptr : &all;
  return CKR_OK;
}
