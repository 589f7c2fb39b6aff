#pragma once
#include "pkcs11/error.h"
#include "pkcs11/library.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace pkcs11 {

struct UnblockFunctions; // pkcs11/unblock.h

// One finished call into a driver: never its arguments.
struct CallRecord {
  const char* function;
  CK_RV code;
  std::chrono::microseconds took;
};
using CallObserver = std::function<void(const CallRecord&)>;

// The loaded driver that a Module, its sessions and their objects share. One thread at a time may be inside; nothing
// here locks, since the caller gives each driver a worker of its own.
struct Driver {
  explicit Driver(Library loaded) : library(std::move(loaded)) {}
  ~Driver();                      // C_Finalize, where it was us who initialised
  Driver(const Driver&) = delete; // a copy would finalise while the other still works
  Driver& operator=(const Driver&) = delete;

  // C_Initialize with CKF_OS_LOCKING_OK. Where somebody else in this process did it before, the driver can be used all
  // the same (functions is set), and the answer is CKR_CRYPTOKI_ALREADY_INITIALIZED.
  Outcome initialise();
  // C_Finalize; whatever it answers, no call goes in until the next initialise().
  Outcome finalise();

  Library library;
  CK_FUNCTION_LIST* table = nullptr;     // what C_GetFunctionList gave
  CK_FUNCTION_LIST* functions = nullptr; // the table, or nullptr outside C_Initialize … C_Finalize: no call goes in
  const UnblockFunctions* unblock = nullptr; // an interface that a driver may offer beside
  bool ours = false;                         // C_Initialize answered CKR_OK to us
  std::uint64_t generation = 0;              // grows with each C_Finalize: older session handles mean nothing
  std::uint64_t calls = 0;
  CallObserver observer;
};

} // namespace pkcs11
