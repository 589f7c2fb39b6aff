// A driver as the worst of them are. HOSTILE names what it does; all else it answers properly, as if no UKEY were
// there.
#include "pkcs11/cryptoki.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <unistd.h>

namespace {

bool is(std::string_view what) {
  const char* told = std::getenv("HOSTILE");
  return told != nullptr && told == what;
}

// Once in a folder: a file tells whether it has happened.
bool once(const char* what) {
  const char* mark = std::getenv("HOSTILE_MARK");
  if (!is(what) || mark == nullptr || access(mark, F_OK) == 0) return false;
  std::fclose(std::fopen(mark, "w"));
  return true;
}

[[noreturn]] void hang() {
  for (;;)
    std::this_thread::sleep_for(std::chrono::hours(1));
}

void chatter() {
  // Through every door a library knows: the streams, the descriptors, and what was open when it was loaded.
  for (int i = 0; i < 100; ++i)
    std::puts("\x00\x00\x00\x01 hello from the driver, this is no frame");
  std::fflush(stdout);
  for (int descriptor = 0; descriptor < 3; ++descriptor)
    (void)!write(descriptor, "\x00\x00\x00\x02xx", 6);
  char octet = 0;
  (void)!read(0, &octet, 1); // it may not take from the conversation either
}

CK_RV initialise(void*) {
  if (is("hangs while it loads")) hang();
  if (is("refuses to load")) return CKR_HOST_MEMORY;
  if (is("talks")) chatter();
  return CKR_OK;
}
CK_RV finalise(void*) {
  if (is("crashes at the end")) std::abort();
  if (is("hangs at the end")) hang();
  return CKR_OK;
}
CK_RV slotList(CK_BBOOL, CK_SLOT_ID* list, CK_ULONG* count) {
  if (is("crashes") || once("crashes once")) std::abort();
  if (is("exits")) std::exit(0);
  if (is("hangs") || once("hangs once")) hang();
  if (is("talks")) chatter();
  if (is("lies about counts")) {
    if (list == nullptr) *count = static_cast<CK_ULONG>(-1);
    return CKR_OK;
  }
  const char* log = std::getenv("PKCS11SPY");
  const char* debug = std::getenv("OPENSC_DEBUG");
  const char* kept = std::getenv("HOSTILE_KEPT");
  if (is("looks at its environment") && (log != nullptr || debug != nullptr || kept == nullptr)) std::abort();
  *count = 0;
  return CKR_OK;
}

CK_FUNCTION_LIST table() {
  CK_FUNCTION_LIST list{};
  list.version = {2, 40};
  list.C_Initialize = initialise;
  list.C_Finalize = finalise;
  list.C_GetSlotList = slotList;
  return list;
}

} // namespace

extern "C" CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list) {
  static CK_FUNCTION_LIST all = table();
  if (is("crashes while it loads")) std::abort();
  *list = &all;
  return CKR_OK;
}
