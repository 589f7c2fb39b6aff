#pragma once
#include "app/token/tokens.h"

#include <string>
#include <vector>

namespace certdesk::workflow {

// What a person gives to open a UKEY. newPin only where it still has its factory PIN; neither is looked at where the
// UKEY is opened on its reader.
struct GivenPins {
  const Secret& pin;
  const Secret& newPin;
  bool lastTryConfirmed = false;
};

// One login for one press, after an operation that a failure left open has ended. A factory PIN is changed first, by
// the PIN that was chosen, or on the reader where that is seen of this serial. What Tokens::begin and changePin answer.
[[nodiscard]] Outcome openUkey(token::Tokens& tokens, const std::string& serial,
                               const std::vector<token::TokenInfo>& seen, const GivenPins& given, const Call& call);

} // namespace certdesk::workflow
