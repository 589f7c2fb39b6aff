#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"

namespace certdesk::token {

// What may be chosen as a new PIN: the one rule of the window, the terminal and the host.
enum class NewPin { Good, TooShort, TooLong, Weak, Unchanged };

// minimum and maximum: octets, as the UKEY says. old: the PIN it replaces; empty where that is not known. Weak is what
// anybody would try first: one character again and again, a row such as 12345678 or 87654321, and the few that every
// list of common PINs begins with.
[[nodiscard]] NewPin judgeNewPin(const Secret& chosen, std::size_t minimum, std::size_t maximum, const Secret& old);

// P-08, P-09: what has nothing to do with the UKEY.
[[nodiscard]] Outcome checkNewPin(const Secret& chosen, const Secret& old);
// And P-04, where the UKEY's rule is known.
[[nodiscard]] Outcome checkNewPin(const Secret& chosen, const Secret& old, std::size_t minimum, std::size_t maximum);

} // namespace certdesk::token
