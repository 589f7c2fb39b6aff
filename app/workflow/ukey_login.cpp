#include "app/workflow/ukey_login.h"

#include "app/token/failures.h"
#include "app/workflow/open_ukey.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

// A practice UKEY proves nothing to a real portal.
Outcome mayLogIn(const std::string& serial, const std::vector<token::TokenInfo>& all, const World& world) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& ukey) { return ukey.serial == serial; });
  if (found == all.end()) return token::ukeyNotFound(serial);
  if (found->practice && !world.practice) return refuseUnfit(Fitness::PracticeAtRealPortal);
  return {};
}

} // namespace

Result<portal::Account> logInByUkey(const UkeyLogin& login, World& world, const Call& call) {
  const auto seen = world.tokens.inventory(call);
  if (!seen) return failed(seen);
  if (auto may = mayLogIn(login.serial, seen->tokens, world); !may) return failed(may);
  const auto nonce = world.portal.loginChallenge(portalCall(call));
  if (!nonce) return failed(nonce);
  const GivenPins pins{login.pin, login.newPin, login.lastTryConfirmed};
  if (auto opened = openUkey(world.tokens, login.serial, seen->tokens, pins, call); !opened) return failed(opened);
  const auto statement = world.tokens.loginStatement(login.serial, login.certificate, world.origin, *nonce, call);
  (void)world.tokens.end(login.serial, call);
  if (!statement) return failed(statement);
  return world.portal.loginByUkey(login.certificate, statement->statement, statement->signature, portalCall(call));
}

} // namespace certdesk::workflow
