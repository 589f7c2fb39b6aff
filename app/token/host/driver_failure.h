#pragma once
#include "app/core/result.h"
#include "pkcs11/slot.h"

namespace certdesk::token {

// A UKEY in its slot, as it was found by its serial. The slot is good until the driver is initialised again.
struct Place {
  pkcs11::Slot slot;
  std::string serial;

  // Whether the same UKEY is still there.
  [[nodiscard]] bool stillThere() const;
};

// What a driver's refusal means for the person: T-01 where the UKEY is gone (the driver says so, or the slot no longer
// shows it), P-06 where its login is gone, T-05 where it is full, else T-12 with the name and the function.
[[nodiscard]] tl::unexpected<Error> failureOf(const pkcs11::Error& error, const Place& place);

// T-12: of a refusal that is about no UKEY in particular.
[[nodiscard]] tl::unexpected<Error> ukeyFault(const pkcs11::Error& error);
// T-06: the UKEY does not unwrap what a key package brings.
[[nodiscard]] tl::unexpected<Error> cannotUnwrap(std::string detail);
// T-07: the UKEY does not make such a key.
[[nodiscard]] tl::unexpected<Error> cannotMakeKey(std::string detail);
// T-05
[[nodiscard]] tl::unexpected<Error> ukeyFull(std::string detail);
// T-09: what was read back is not what was written.
[[nodiscard]] tl::unexpected<Error> writeMismatch(std::string detail);
// T-10: a signature or a decryption was wrong.
[[nodiscard]] tl::unexpected<Error> proofFailed(std::string detail);
// T-14: a key that was there is not.
[[nodiscard]] tl::unexpected<Error> keyGone(std::string detail);
// P-06: no operation is open.
[[nodiscard]] tl::unexpected<Error> pinNeeded(std::string detail);

} // namespace certdesk::token
