// A driver whose UKEY sits in a reader with keys of its own: PINs are typed there, and NULL is all that it takes for
// one. Until the PIN was changed it is the factory's.
#include "pkcs11/cryptoki.h"

#include <cstring>

namespace {

bool changed = false, loggedIn = false;

void fill(CK_UTF8CHAR* field, std::size_t size, const char* text) {
  std::memset(field, ' ', size);
  std::memcpy(field, text, std::strlen(text));
}

CK_RV well(void*) { return CKR_OK; }
CK_RV slotList(CK_BBOOL, CK_SLOT_ID* list, CK_ULONG* count) {
  if (list != nullptr) *list = 5;
  *count = 1;
  return CKR_OK;
}
CK_RV tokenInfo(CK_SLOT_ID, CK_TOKEN_INFO* info) {
  *info = {};
  fill(info->label, sizeof info->label, "With a reader");
  fill(info->manufacturerID, sizeof info->manufacturerID, "Example");
  fill(info->model, sizeof info->model, "PR-1");
  fill(info->serialNumber, sizeof info->serialNumber, "READER0001");
  info->flags = CKF_TOKEN_INITIALIZED | CKF_LOGIN_REQUIRED | CKF_USER_PIN_INITIALIZED |
                CKF_PROTECTED_AUTHENTICATION_PATH | (changed ? 0 : CKF_USER_PIN_TO_BE_CHANGED);
  info->ulMinPinLen = 6;
  info->ulMaxPinLen = 8;
  return CKR_OK;
}
CK_RV openSession(CK_SLOT_ID, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE* session) {
  *session = 1;
  return CKR_OK;
}
CK_RV onSession(CK_SESSION_HANDLE) { return CKR_OK; }
CK_RV logIn(CK_SESSION_HANDLE, CK_USER_TYPE, CK_UTF8CHAR* pin, CK_ULONG length) {
  if (pin != nullptr || length != 0) return CKR_ARGUMENTS_BAD;
  loggedIn = true;
  return CKR_OK;
}
CK_RV logOut(CK_SESSION_HANDLE) {
  loggedIn = false;
  return CKR_OK;
}
CK_RV setPin(CK_SESSION_HANDLE, CK_UTF8CHAR* old, CK_ULONG oldLength, CK_UTF8CHAR* fresh, CK_ULONG freshLength) {
  if (old != nullptr || fresh != nullptr || oldLength != 0 || freshLength != 0) return CKR_ARGUMENTS_BAD;
  changed = true;
  return CKR_OK;
}
CK_RV findInit(CK_SESSION_HANDLE, CK_ATTRIBUTE*, CK_ULONG) { return CKR_OK; }
CK_RV find(CK_SESSION_HANDLE, CK_OBJECT_HANDLE*, CK_ULONG, CK_ULONG* count) {
  *count = 0;
  return CKR_OK;
}

CK_FUNCTION_LIST table() {
  CK_FUNCTION_LIST list{};
  list.version = {2, 40};
  list.C_Initialize = well;
  list.C_Finalize = well;
  list.C_GetSlotList = slotList;
  list.C_GetTokenInfo = tokenInfo;
  list.C_OpenSession = openSession;
  list.C_CloseSession = onSession;
  list.C_Login = logIn;
  list.C_Logout = logOut;
  list.C_SetPIN = setPin;
  list.C_FindObjectsInit = findInit;
  list.C_FindObjects = find;
  list.C_FindObjectsFinal = onSession;
  return list;
}

} // namespace

extern "C" CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
  static CK_FUNCTION_LIST all = table();
  *list = &all;
  return CKR_OK;
}
