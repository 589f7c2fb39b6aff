#pragma once
#include "app/workflow/effects.h"
#include "app/workflow/open_ukey.h"
#include "app/workflow/ukey_view.h"

// What is done on a UKEY outside a service. What is taken off because nothing needs it any more: only what itemsOn() gives
// an action to, and only when the person says so.
namespace certdesk::workflow {

// What may safely go from it. Needs an open operation. What Tokens::contents and the portal answer where one of them
// cannot say it: then nothing may.
[[nodiscard]] Result<std::vector<UkeyItem>> mayGo(const std::string& ukeySerial, World& world, const Call& call);
// A line that tells one of them from the others.
[[nodiscard]] std::string nameOf(const UkeyItem& item);
// Nothing where the action is none. Needs an open operation. What Tokens::removePending and removeOldSigning answer.
[[nodiscard]] Outcome removeFrom(token::Tokens& tokens, const std::string& ukeySerial, const UkeyAction& action,
                                 const Call& call);

// Another PIN, outside a service. What Tokens::changePin answers.
[[nodiscard]] Outcome changePin(token::Tokens& tokens, const std::string& ukeySerial, const GivenPins& pins,
                                const Call& call);

} // namespace certdesk::workflow
