#pragma once
#include "pkcs11/session.h"
#include "pkcs11/slot.h"
#include "tests/support/softhsm.h"

namespace tests {

// The slot whose token has the serial number.
inline std::optional<CK_SLOT_ID> slotWith(const pkcs11::Module& module, const std::string& serial) {
  for (const CK_SLOT_ID slot : must(module.slotList(pkcs11::Module::Which::WithToken))) {
    const auto token = pkcs11::Slot(module, slot).token();
    if (token && token->serial == serial) return slot;
  }
  return std::nullopt;
}

// A SoftHSM with one token, and a session in which its user is logged in.
struct World {
  SoftHsm softHsm;
  std::string serial = softHsm.makeToken("UKEY of a test");
  pkcs11::Module module = pkcs11::Module::open(SoftHsm::modulePath()).value();
  CK_SLOT_ID slot = slotWith(module, serial).value();
  pkcs11::Session session = must(pkcs11::Session::open(module, slot, pkcs11::Access::ReadWrite));

  World() { must(session.login(pkcs11::Role::User, octetsOf(userPin))); }
  [[nodiscard]] pkcs11::Mechanisms mechanisms() const { return must(pkcs11::Slot(module, slot).mechanisms()); }
};

} // namespace tests
