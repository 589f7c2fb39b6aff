#pragma once
#include "app/practice/accounts.h"
#include "app/practice/router.h"

// Login by UKEY (M2): a nonce, and a statement over it that the UKEY has signed with the key of a certificate.
namespace certdesk::practice {

// Good once, for a short while. S-01 where too many are out.
[[nodiscard]] Reply<std::string> loginChallenge(Visit& visit);
// A-07 where nonce, origin, UKEY or signature are not right; A-08 where the certificate opens nothing. One that has
// ended not long ago opens a session for its renewal alone.
[[nodiscard]] Reply<portal::Session> loginByUkey(Visit& visit, const portal::UkeyLoginRequest& request);

// Whether a session may ask for this: one for a renewal alone for little else. A-09.
[[nodiscard]] Reply<void> mayAsk(Visit& visit, const Account& account, const HttpRequest& request,
                                 const RouteMatch& match);

} // namespace certdesk::practice
