#pragma once

namespace certdesk::test {

// Built with a sanitizer that has memory of its own, and answers some calls, such as mlock, in the system's place.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

} // namespace certdesk::test
