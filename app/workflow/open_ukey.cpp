#include "app/workflow/open_ukey.h"

#include <algorithm>

namespace certdesk::workflow {

namespace {

// Its factory PIN can only be changed on its own keys.
bool changesOnReader(const std::vector<token::TokenInfo>& seen, const std::string& serial) {
  return std::any_of(seen.begin(), seen.end(), [&](const auto& ukey) {
    return ukey.serial == serial && ukey.pinPad && ukey.pin == token::PinState::MustChange;
  });
}

} // namespace

Outcome openUkey(token::Tokens& tokens, const std::string& serial, const std::vector<token::TokenInfo>& seen,
                 const GivenPins& given, const Call& call) {
  (void)tokens.end(serial, call);
  if (given.newPin.empty() && !changesOnReader(seen, serial))
    return tokens.begin(serial, given.pin, given.lastTryConfirmed, call);
  if (auto changed = tokens.changePin(serial, given.pin, given.newPin, given.lastTryConfirmed, call); !changed)
    return changed;
  return tokens.begin(serial, given.newPin, false, call);
}

} // namespace certdesk::workflow
