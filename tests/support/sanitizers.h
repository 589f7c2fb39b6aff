#pragma once

namespace certdesk::test {

// A sanitizer answers mlock in the system's place, and locks nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitizerLocksNothing = true;
#else
inline constexpr bool sanitizerLocksNothing = false;
#endif

} // namespace certdesk::test
