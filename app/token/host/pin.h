#pragma once
#include "app/core/secret.h"
#include "app/token/host/ukeys.h"
#include "pkcs11/session.h"

namespace certdesk::token {

// The only places that spend a PIN try. Each reads the UKEY's flags first, calls its driver once at most, and says in
// one code what came of it: P-01 … P-05, P-07, and what failureOf answers. Nothing here is repeated.

// C_Login of the user. T-11 where somebody else is logged in: then this PIN was not looked at.
[[nodiscard]] Outcome logIn(const pkcs11::Session& session, const Place& place, const Secret& pin,
                            bool lastTryConfirmed);
// C_SetPIN, in a session of its own and without a login before it; on a reader with keys of its own both PINs are typed
// there. P-08, P-09.
[[nodiscard]] Outcome changePin(const pkcs11::Module& module, const ChangePin& request);
// P-04: a PIN that the UKEY would refuse by its form must not cost a try.
[[nodiscard]] Outcome rightLength(const pkcs11::TokenInfo& token, const Secret& pin);
// What a driver's refusal of a PIN means for the person, by what the UKEY says afterwards.
[[nodiscard]] tl::unexpected<Error> pinFailure(const pkcs11::Error& error, const Place& place);

// A session with the UKEY. T-11 where others hold all that it has.
// For who has none open there. One that a driver opened and denied would keep an officer out, and a release or a code
// would be used up for nothing. Where it fails, what comes next tells.
void closeStraySessions(const Place& place);
[[nodiscard]] Result<pkcs11::Session> openSession(const pkcs11::Module& module, const Place& place);

} // namespace certdesk::token
