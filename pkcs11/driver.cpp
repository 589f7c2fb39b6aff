#include "pkcs11/driver.h"
#include "pkcs11/call.h"

namespace pkcs11 {

Driver::~Driver() {
  if (functions != nullptr && ours) (void)finalise();
}

Outcome Driver::initialise() {
  functions = table;
  CK_C_INITIALIZE_ARGS arguments{};
  arguments.flags = CKF_OS_LOCKING_OK;
  Outcome done = call(*this, "C_Initialize", &CK_FUNCTION_LIST::C_Initialize, &arguments);
  // A driver without locks of its own is no worse off: only one thread is ever inside.
  if (!done && done.error().code == CKR_CANT_LOCK) {
    done = call(*this, "C_Initialize", &CK_FUNCTION_LIST::C_Initialize, nullptr);
  }
  if (!done && done.error().code != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
    functions = nullptr;
    return done;
  }
  ours = ours || done.has_value(); // still ours where C_Finalize had failed
  return done;
}

Outcome Driver::finalise() {
  Outcome done = call(*this, "C_Finalize", &CK_FUNCTION_LIST::C_Finalize, nullptr);
  if (done || meansNotInitialised(done.error().code)) ours = false;
  functions = nullptr;
  ++generation;
  return done;
}

} // namespace pkcs11
