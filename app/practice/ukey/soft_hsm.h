#pragma once
#include "pkcs11/library.h"

#include <map>
#include <optional>
#include <string>

namespace certdesk::practice {

// SoftHSM in this process. Once loaded it stays: it does not survive being unloaded.
class SoftHsm {
public:
  SoftHsm() = default;
  SoftHsm(const SoftHsm&) = delete; // there is one SoftHSM in a process
  SoftHsm& operator=(const SoftHsm&) = delete;
  ~SoftHsm() = default;

  // From $CERTDESK_SOFTHSM, else from the usual places. CKR_GENERAL_ERROR where there is none.
  CK_RV load();
  CK_RV initialise(); // and learns which token is in which slot
  CK_RV finalise();
  CK_RV lookAtSlots();

  [[nodiscard]] CK_FUNCTION_LIST& functions() const { return *m_functions; }
  // By the serial number of the token.
  [[nodiscard]] std::optional<CK_SLOT_ID> slotOf(const std::string& serial) const;
  // The one that waits for C_InitToken to make a token of it.
  [[nodiscard]] std::optional<CK_SLOT_ID> blankSlot() const { return m_blank; }

private:
  std::optional<pkcs11::Library> m_library;
  CK_FUNCTION_LIST* m_functions = nullptr;
  bool m_ours = false; // initialised by us, and not by a neighbour in this process
  std::map<std::string, CK_SLOT_ID> m_slots;
  std::optional<CK_SLOT_ID> m_blank;
};

} // namespace certdesk::practice
