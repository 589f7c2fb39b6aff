#pragma once
#include "pkcs11/cryptoki.h"

namespace pkcs11 {

// A mechanism as a module offers it (v2.40 section 3.5, CK_MECHANISM_INFO). Key sizes are in the unit that the driver
// likes, mostly bits.
struct Mechanism {
  CK_MECHANISM_TYPE type = 0;
  CK_ULONG minimumKey = 0, maximumKey = 0;
  CK_FLAGS flags = 0; // 0 also for mechanisms that this room never uses: those are not asked in detail
};

// The mechanisms of one slot. The list is a claim; only a trial tells.
class Mechanisms {
public:
  Mechanisms() = default;
  explicit Mechanisms(std::vector<Mechanism> all) : m_all(std::move(all)) {}

  [[nodiscard]] bool has(CK_MECHANISM_TYPE) const;
  // With CKF_SIGN, CKF_UNWRAP, CKF_GENERATE_KEY_PAIR …
  [[nodiscard]] bool has(CK_MECHANISM_TYPE, CK_FLAGS flag) const;
  [[nodiscard]] const Mechanism* find(CK_MECHANISM_TYPE) const;
  [[nodiscard]] const std::vector<Mechanism>& all() const { return m_all; }

  // Whether this room ever uses the mechanism, so that asking for its flags is worth a call.
  [[nodiscard]] static bool isUsed(CK_MECHANISM_TYPE);

private:
  std::vector<Mechanism> m_all;
};

} // namespace pkcs11
