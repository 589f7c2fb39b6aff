#pragma once
#include "app/practice/ukey/ukey.h"
#include "pkcs11/cryptoki.h"

#include <span>
#include <vector>

namespace certdesk::practice {

// What is left of SoftHSM's abilities on a UKEY with these quirks.
[[nodiscard]] bool offers(const UkeySettings& settings, CK_MECHANISM_TYPE mechanism);
void restrict(const UkeySettings& settings, CK_MECHANISM_INFO& info);
// The shortest and longest PIN that may be set, in octets.
[[nodiscard]] std::size_t minimumPin();
[[nodiscard]] std::size_t maximumPin(const UkeySettings& settings);

using Template = std::span<const CK_ATTRIBUTE>;
// The template as this UKEY takes it.
[[nodiscard]] std::vector<CK_ATTRIBUTE> taken(const UkeySettings& settings, Template attributes);
// Whether the template names a kind of key that this UKEY does not do.
[[nodiscard]] bool strangeKey(const UkeySettings& settings, Template attributes);
// Whether the template makes an object that stays on the token.
[[nodiscard]] bool makesTokenObject(Template attributes, bool otherwise);

} // namespace certdesk::practice
