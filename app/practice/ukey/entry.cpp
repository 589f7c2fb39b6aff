// The function list of PKCS #11 v2.40 section 5.2, the interface that opens a UKEY with a code, and the one Reader
// behind it that a C interface without a context cannot do without. It is made at the first call and never destroyed:
// at the end of the process SoftHSM may be gone.
#include "app/practice/ukey/objects.h"
#include "app/practice/ukey/pins.h"
#include "app/practice/ukey/quirks.h"
#include "app/practice/ukey/token.h"
#include "app/practice/ukey/unblock.h"
#include "pkcs11/unblock.h"

#include <array>
#include <type_traits>

namespace certdesk::practice {
namespace {

Reader& reader() {
  static Reader& only = *new Reader;
  return only;
}

// A call that is only passed on: the session's handle becomes SoftHSM's. A mechanism that this UKEY does not offer is
// refused here, whichever function it comes with.
template <auto Member>
struct Forward;
template <class... Arguments, CK_RV (*CK_FUNCTION_LIST::*Member)(CK_SESSION_HANDLE, Arguments...)>
struct Forward<Member> {
  template <class First, class... Rest>
  static CK_MECHANISM* mechanismIn(First first, Rest...) {
    if constexpr (std::is_same_v<First, CK_MECHANISM*>) return first;
    return nullptr;
  }
  static CK_MECHANISM* mechanismIn() { return nullptr; }

  static CK_RV callAs(const char* name, CK_SESSION_HANDLE session, Arguments... arguments) {
    return reader().onSession(name, session, [&](Inside& in) {
      const CK_MECHANISM* mechanism = mechanismIn(arguments...);
      if (mechanism != nullptr && !offers(in.settings, mechanism->mechanism))
        return static_cast<CK_RV>(CKR_MECHANISM_INVALID);
      return (in.hsm.*Member)(in.session, arguments...);
    });
  }
};

// A session's own number and slot number are ours.
CK_RV sessionInfo(CK_SESSION_HANDLE session, CK_SESSION_INFO* info) {
  return reader().onSession("C_GetSessionInfo", session, [&](Inside& in) {
    const CK_RV code = in.hsm.C_GetSessionInfo(in.session, info);
    if (code == CKR_OK) info->slotID = in.settings.slot;
    return code;
  });
}

CK_RV getFunctionList(CK_FUNCTION_LIST** list);

#define CERTDESK_FORWARD(name)                                                                                         \
  [](auto... arguments) -> CK_RV { return Forward<&CK_FUNCTION_LIST::name>::callAs(#name, arguments...); }

CK_FUNCTION_LIST makeList() {
  CK_FUNCTION_LIST list{};
  list.version = {2, 40};
  list.C_Initialize = [](void* arguments) {
    return reader().initialise(static_cast<const CK_C_INITIALIZE_ARGS*>(arguments));
  };
  list.C_Finalize = [](void* reserved) {
    return reserved == nullptr ? reader().finalise() : static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
  };
  list.C_GetInfo = [](CK_INFO* info) {
    return info != nullptr ? reader().info(*info) : static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
  };
  list.C_GetFunctionList = getFunctionList;
  list.C_GetSlotList = [](CK_BBOOL present, CK_SLOT_ID* slots, CK_ULONG* count) {
    return count != nullptr ? reader().slotList(present != CK_FALSE, slots, *count)
                            : static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
  };
  list.C_GetSlotInfo = [](CK_SLOT_ID slot, CK_SLOT_INFO* info) {
    return info != nullptr ? reader().slotInfo(slot, *info) : static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
  };
  list.C_WaitForSlotEvent = [](CK_FLAGS flags, CK_SLOT_ID* slot, void* reserved) {
    if (slot == nullptr || reserved != nullptr) return static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
    return reader().waitForSlotEvent((flags & CKF_DONT_BLOCK) == 0, *slot);
  };
  list.C_GetTokenInfo = [](CK_SLOT_ID slot, CK_TOKEN_INFO* info) { return tokenInfo(reader(), slot, info); };
  list.C_GetMechanismList = [](auto... a) { return mechanismList(reader(), a...); };
  list.C_GetMechanismInfo = [](auto... a) { return mechanismInfo(reader(), a...); };
  list.C_InitToken = [](auto... a) { return initToken(reader(), a...); };
  list.C_InitPIN = [](auto... a) { return initPin(reader(), a...); };
  list.C_SetPIN = [](auto... a) { return setPin(reader(), a...); };
  list.C_Login = [](auto... a) { return login(reader(), a...); };
  list.C_Logout = [](CK_SESSION_HANDLE session) { return reader().logout(session); };
  list.C_OpenSession = [](CK_SLOT_ID slot, CK_FLAGS flags, void*, CK_NOTIFY, CK_SESSION_HANDLE* session) {
    return session != nullptr ? reader().openSession(slot, flags, *session) : static_cast<CK_RV>(CKR_ARGUMENTS_BAD);
  };
  list.C_CloseSession = [](CK_SESSION_HANDLE session) { return reader().closeSession(session); };
  list.C_CloseAllSessions = [](CK_SLOT_ID slot) { return reader().closeAllSessions(slot); };
  list.C_GetSessionInfo = sessionInfo;
  list.C_CreateObject = [](auto... a) { return createObject(reader(), a...); };
  list.C_CopyObject = [](auto... a) { return copyObject(reader(), a...); };
  list.C_DestroyObject = [](auto... a) { return destroyObject(reader(), a...); };
  list.C_SetAttributeValue = [](auto... a) { return setAttributes(reader(), a...); };
  list.C_GenerateKey = [](auto... a) { return generateKey(reader(), a...); };
  list.C_GenerateKeyPair = [](auto... a) { return generateKeyPair(reader(), a...); };
  list.C_UnwrapKey = [](auto... a) { return unwrapKey(reader(), a...); };
  list.C_DeriveKey = [](auto... a) { return deriveKey(reader(), a...); };
#define CERTDESK_PASS_ON(name) list.name = CERTDESK_FORWARD(name);
  CERTDESK_PASS_ON(C_GetOperationState)
  CERTDESK_PASS_ON(C_SetOperationState)
  CERTDESK_PASS_ON(C_GetObjectSize)
  CERTDESK_PASS_ON(C_GetAttributeValue)
  CERTDESK_PASS_ON(C_FindObjectsInit)
  CERTDESK_PASS_ON(C_FindObjects)
  CERTDESK_PASS_ON(C_FindObjectsFinal)
  CERTDESK_PASS_ON(C_EncryptInit)
  CERTDESK_PASS_ON(C_Encrypt)
  CERTDESK_PASS_ON(C_EncryptUpdate)
  CERTDESK_PASS_ON(C_EncryptFinal)
  CERTDESK_PASS_ON(C_DecryptInit)
  CERTDESK_PASS_ON(C_Decrypt)
  CERTDESK_PASS_ON(C_DecryptUpdate)
  CERTDESK_PASS_ON(C_DecryptFinal)
  CERTDESK_PASS_ON(C_DigestInit)
  CERTDESK_PASS_ON(C_Digest)
  CERTDESK_PASS_ON(C_DigestUpdate)
  CERTDESK_PASS_ON(C_DigestKey)
  CERTDESK_PASS_ON(C_DigestFinal)
  CERTDESK_PASS_ON(C_SignInit)
  CERTDESK_PASS_ON(C_Sign)
  CERTDESK_PASS_ON(C_SignUpdate)
  CERTDESK_PASS_ON(C_SignFinal)
  CERTDESK_PASS_ON(C_SignRecoverInit)
  CERTDESK_PASS_ON(C_SignRecover)
  CERTDESK_PASS_ON(C_VerifyInit)
  CERTDESK_PASS_ON(C_Verify)
  CERTDESK_PASS_ON(C_VerifyUpdate)
  CERTDESK_PASS_ON(C_VerifyFinal)
  CERTDESK_PASS_ON(C_VerifyRecoverInit)
  CERTDESK_PASS_ON(C_VerifyRecover)
  CERTDESK_PASS_ON(C_DigestEncryptUpdate)
  CERTDESK_PASS_ON(C_DecryptDigestUpdate)
  CERTDESK_PASS_ON(C_SignEncryptUpdate)
  CERTDESK_PASS_ON(C_DecryptVerifyUpdate)
  CERTDESK_PASS_ON(C_WrapKey)
  CERTDESK_PASS_ON(C_SeedRandom)
  CERTDESK_PASS_ON(C_GenerateRandom)
#undef CERTDESK_PASS_ON
  // Relics of v1 (section 5.16).
  list.C_GetFunctionStatus = [](CK_SESSION_HANDLE) { return static_cast<CK_RV>(CKR_FUNCTION_NOT_PARALLEL); };
  list.C_CancelFunction = [](CK_SESSION_HANDLE) { return static_cast<CK_RV>(CKR_FUNCTION_NOT_PARALLEL); };
  return list;
}
#undef CERTDESK_FORWARD

CK_RV getFunctionList(CK_FUNCTION_LIST** list) {
  static CK_FUNCTION_LIST only = makeList();
  if (list == nullptr) return CKR_ARGUMENTS_BAD;
  *list = &only;
  return CKR_OK;
}

pkcs11::UnblockFunctions makeUnblock() {
  pkcs11::UnblockFunctions functions{};
  functions.version = {1, 0};
  functions.available = [](auto... a) { return unblockAvailable(reader(), a...); };
  functions.enable = [](auto... a) { return enableUnblock(reader(), a...); };
  functions.challenge = [](auto... a) { return makeChallenge(reader(), a...); };
  functions.respond = [](auto... a) { return respond(reader(), a...); };
  return functions;
}

struct Offered {
  std::string name;
  CK_VERSION version;
  pkcs11::Interface shown;
};

// The first is what is given to whoever names none.
std::array<Offered, 2>& interfaces() {
  static pkcs11::UnblockFunctions unblock = makeUnblock();
  static std::array<Offered, 2> all = [] {
    CK_FUNCTION_LIST* list = nullptr;
    (void)getFunctionList(&list);
    return std::array<Offered, 2>{{{"PKCS 11", list->version, {nullptr, list, 0}},
                                   {pkcs11::unblockInterface, unblock.version, {nullptr, &unblock, 0}}}};
  }();
  return all;
}

// PKCS #11 v3.0 section 5.4. No flag is fulfilled: a fork is not survived.
CK_RV getInterface(const CK_UTF8CHAR* name, const CK_VERSION* version, pkcs11::Interface** found, CK_FLAGS flags) {
  if (found == nullptr) return CKR_ARGUMENTS_BAD;
  for (auto& [known, its, shown] : interfaces()) {
    if (name != nullptr && known != reinterpret_cast<const char*>(name)) continue;
    if (version != nullptr && (version->major != its.major || version->minor != its.minor)) continue;
    if (flags != 0) continue;
    shown.name = reinterpret_cast<CK_UTF8CHAR*>(known.data());
    *found = &shown;
    return CKR_OK;
  }
  return CKR_FUNCTION_FAILED;
}

} // namespace
} // namespace certdesk::practice

#ifdef _WIN32
#define CERTDESK_EXPORTED __declspec(dllexport)
#else
#define CERTDESK_EXPORTED __attribute__((visibility("default")))
#endif

extern "C" {
CERTDESK_EXPORTED CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) { return certdesk::practice::getFunctionList(list); }
CERTDESK_EXPORTED CK_RV C_GetInterface(CK_UTF8CHAR* name, CK_VERSION* version, pkcs11::Interface** found,
                                       CK_FLAGS flags) {
  return certdesk::practice::getInterface(name, version, found, flags);
}
}
