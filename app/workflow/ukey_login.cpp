#include "app/workflow/ukey_login.h"

#include "app/token/failures.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

// A practice UKEY proves nothing to a real portal.
Outcome mayLogIn(const std::string& serial, World& world, const Call& call) {
  const auto seen = world.tokens.inventory(call);
  if (!seen) return failed(seen);
  const auto& all = seen->tokens;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& ukey) { return ukey.serial == serial; });
  if (found == all.end()) return token::ukeyNotFound(serial);
  if (found->practice && !world.practice) return refuseUnfit(Fitness::PracticeAtRealPortal);
  return {};
}

} // namespace

Result<portal::Account> logInByUkey(const UkeyLogin& login, World& world, const Call& call) {
  if (auto may = mayLogIn(login.serial, world, call); !may) return failed(may);
  const auto nonce = world.portal.loginChallenge(portalCall(call));
  if (!nonce) return failed(nonce);
  if (auto begun = world.tokens.begin(login.serial, login.pin, login.lastTryConfirmed, call); !begun)
    return failed(begun);
  const auto statement = world.tokens.loginStatement(login.serial, login.certificate, world.origin, *nonce, call);
  (void)world.tokens.end(login.serial, call);
  if (!statement) return failed(statement);
  return world.portal.loginByUkey(login.certificate, statement->statement, statement->signature, portalCall(call));
}

} // namespace certdesk::workflow
