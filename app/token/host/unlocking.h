#pragma once
#include "app/crypto/unlock_seal.h"
#include "app/token/host/pin.h"

#include <map>

namespace certdesk::token {

// Opens UKEYs whose PIN is locked. The keys that releases are sealed for live here and nowhere else: one for a UKEY,
// for one order, and the order takes it whatever comes of it. What it opened is kept for another PIN where the UKEY
// refused the chosen one by a rule of its own: until the UKEY is missed, another key is made, or it is told to forget.
class Unlocking {
public:
  // Replaces the key before. T-02, C-10.
  [[nodiscard]] Result<UnlockKey> makeKey(const pkcs11::Module& module, const std::string& serial);

  // From the top after any interruption: log in as security officer (one C_Login, or two where the release says that
  // the PIN may be the next one already), C_InitPIN, C_SetPIN of the officer's, C_Login with that one, since what the
  // portal gives up has to be replaced; C_Login of the user, signature. Needs that no operation is open on the UKEY. P-04 and P-08 before anything, and P-04 where the UKEY has a rule of its own;
  // U-06, U-07, T-09 where a PIN does not stay set, T-11, T-16.
  [[nodiscard]] Result<SignedStatement> unlock(const pkcs11::Module& module, const Unlock& request);

  void forget(const std::string& serial);

private:
  struct Asked {
    crypto::SealKey key;
    Bytes nonce;
  };
  struct Opened {
    std::string application;
    Bytes nonce; // the portal's
    crypto::OfficerPins pins;
  };
  Result<Opened> open(const Place& place, const UnlockOrder& order);

  std::map<std::string, Asked> m_asked; // by serial
  std::map<std::string, Opened> m_kept;
};

} // namespace certdesk::token
