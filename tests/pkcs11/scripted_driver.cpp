// A PKCS#11 driver of a few lines that behaves, with a slot and a session. Tests lay hands on its function table and
// make it misbehave.
#include "pkcs11/cryptoki.h"

namespace {

CK_RV initialise(void*) { return CKR_OK; }
CK_RV finalise(void*) { return CKR_OK; }
CK_RV getSlotList(CK_BBOOL, CK_SLOT_ID* slots, CK_ULONG* count) {
  if (slots != nullptr && *count < 1) return CKR_BUFFER_TOO_SMALL;
  if (slots != nullptr) *slots = 7;
  *count = 1;
  return CKR_OK;
}
CK_RV openSession(CK_SLOT_ID, CK_FLAGS, void*, CK_NOTIFY, CK_SESSION_HANDLE* session) {
  *session = 1;
  return CKR_OK;
}
CK_RV closeSession(CK_SESSION_HANDLE) { return CKR_OK; }

CK_FUNCTION_LIST makeTable() {
  CK_FUNCTION_LIST table{};
  table.version = {2, 40};
  table.C_Initialize = initialise;
  table.C_Finalize = finalise;
  table.C_GetSlotList = getSlotList;
  table.C_OpenSession = openSession;
  table.C_CloseSession = closeSession;
  return table;
}

CK_FUNCTION_LIST theTable = makeTable();

} // namespace

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED
#endif

extern "C" {
// What C_GetFunctionList answers and gives.
EXPORTED CK_RV scriptedAnswer = CKR_OK;
EXPORTED CK_FUNCTION_LIST* scriptedTable = &theTable;

// What C_GetInterface answers and gives, whatever is asked for.
EXPORTED CK_RV scriptedInterfaceAnswer = CKR_FUNCTION_FAILED;
EXPORTED void* scriptedInterface = nullptr;

EXPORTED CK_RV C_GetInterface(CK_UTF8CHAR*, CK_VERSION*, void** found, CK_FLAGS) {
  *found = scriptedInterface;
  return scriptedInterfaceAnswer;
}

EXPORTED CK_RV C_GetFunctionList(CK_FUNCTION_LIST** table) {
  *table = scriptedTable;
  return scriptedAnswer;
}
}
