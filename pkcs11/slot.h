#pragma once
#include "pkcs11/mechanism.h"
#include "pkcs11/module.h"

namespace pkcs11 {

// v2.40 section 3.2, CK_SLOT_INFO.
struct SlotInfo {
  std::string description, manufacturer;
  bool tokenPresent = false, removable = false, hardware = false;
};

// What the flags admit about one PIN. A flag that is not set promises nothing: some tokens lock without ever showing
// one.
struct PinFlags {
  bool countLow = false;    // a wrong PIN since the last right one
  bool finalTry = false;    // one more wrong PIN locks
  bool locked = false;      // login is in vain
  bool toBeChanged = false; // the PIN is the factory's, or has expired
  friend bool operator==(const PinFlags&, const PinFlags&) = default;
};

// v2.40 section 3.2, CK_TOKEN_INFO. Texts are trimmed and valid UTF-8.
struct TokenInfo {
  std::string label, manufacturer, model, serial;
  bool initialised = false, loginRequired = false, userPinInitialised = false, writeProtected = false;
  bool protectedAuthenticationPath = false; // the PIN is typed on the reader
  bool random = false;
  PinFlags user, securityOfficer;
  std::size_t minimumPin = 0, maximumPin = 0; // octets; at most 255 is believed
  // Octets; at most 2 GiB is believed, and nothing where the token does not say.
  std::optional<std::uint64_t> totalPublicMemory, freePublicMemory, totalPrivateMemory, freePrivateMemory;
  Version hardware, firmware;
};

// A place for a token. Its number is good until the driver is initialised again; the token's identity is its serial.
class Slot {
public:
  Slot(const Module& module, CK_SLOT_ID id) : m_driver(module.driver()), m_id(id) {}

  [[nodiscard]] CK_SLOT_ID id() const { return m_id; }
  [[nodiscard]] Result<SlotInfo> info() const;
  [[nodiscard]] Result<TokenInfo> token() const;
  // C_GetMechanismList, and C_GetMechanismInfo for what this room uses. At most 4096 mechanisms.
  [[nodiscard]] Result<Mechanisms> mechanisms() const;
  // All that this process has open there, also what a driver opened and said it had not. No Session of this slot may be
  // used afterwards (section 5.6, C_CloseAllSessions).
  Outcome closeAllSessions() const;
  // Erases everything on the token. Needs that no session is open. The label is at most 32 octets of UTF-8, else
  // CKR_ARGUMENTS_BAD (section 5.5, C_InitToken).
  Outcome initToken(ByteView soPin, const std::string& label) const;

private:
  std::shared_ptr<Driver> m_driver;
  CK_SLOT_ID m_id;
};

} // namespace pkcs11
