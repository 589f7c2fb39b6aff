#pragma once
#include "pkcs11/object.h"
#include "pkcs11/slot.h"
#include "tests/token/world.h"

#include <optional>

namespace tests {

// SoftHSM's token as another program of this PC sees it.
struct OtherProgram {
  explicit OtherProgram(const std::string& serial) {
    for (const auto id : must(module.slotList(pkcs11::Module::Which::WithToken)))
      if (must(pkcs11::Slot(module, id).token()).serial == serial)
        session.emplace(must(pkcs11::Session::open(module, id, pkcs11::Access::ReadWrite)));
    must(session->login(pkcs11::Role::User, octetsOf(userPin)));
  }
  pkcs11::Object one(CK_OBJECT_CLASS kind, const std::string& label) {
    auto found = must(session->find(pkcs11::Template().number(CKA_CLASS, kind).text(CKA_LABEL, label)));
    REQUIRE(found.size() == 1);
    return found.front();
  }
  pkcs11::Module module = pkcs11::Module::open(SoftHsm::modulePath()).value();
  std::optional<pkcs11::Session> session;
};

} // namespace tests
