#pragma once
#include "app/workflow/effects.h"

namespace certdesk::workflow {

// Release, unlock on the UKEY, completion.
[[nodiscard]] Result<Learned> unlockUkey(const Facts& facts, const Held& held, World& world, const Call& call);
// Whether a PIN may be the new one of that UKEY: P-04, P-08.
[[nodiscard]] Outcome checkNewPinFor(const token::TokenInfo& ukey, const Secret& pin);

} // namespace certdesk::workflow
