#pragma once
#include "app/workflow/effects.h"

namespace certdesk::workflow {

// The UKEY's code, to be answered by the portal or on the telephone; the one before is void. U-10 where nothing that the
// portal offers goes with this UKEY's driver.
[[nodiscard]] Result<Learned> askUnlockChallenge(const Facts& facts, World& world, const Call& call);
// What opens the UKEY is fetched and used: it has the new PIN, and has signed that it has.
[[nodiscard]] Result<Learned> unlockUkey(const Facts& facts, const Held& held, World& world, const Call& call);
// The portal is told, with that proof.
[[nodiscard]] Result<Learned> completeUnlock(const Facts& facts, World& world, const Call& call);
// Whether a PIN may be the new one of that UKEY: P-04, P-08.
[[nodiscard]] Outcome checkNewPinFor(const token::TokenInfo& ukey, const Secret& pin);

} // namespace certdesk::workflow
