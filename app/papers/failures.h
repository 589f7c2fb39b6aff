#pragma once
#include "app/core/result.h"

// The places where this room's failures are raised. Details name no person's file, only what was wrong with it.
namespace certdesk::papers {

[[nodiscard]] tl::unexpected<Error> typeWrong(std::string detail);     // M-01
[[nodiscard]] tl::unexpected<Error> empty();                           // M-02
[[nodiscard]] tl::unexpected<Error> tooLarge(std::string detail);      // M-03
[[nodiscard]] tl::unexpected<Error> unreadable(std::string detail);    // M-04
[[nodiscard]] tl::unexpected<Error> tooManyPixels(std::string detail); // M-05
[[nodiscard]] tl::unexpected<Error> locked();                          // M-06
[[nodiscard]] tl::unexpected<Error> otherForm();                       // M-07
[[nodiscard]] tl::unexpected<Error> tooManyPages(std::string detail);  // M-08
[[nodiscard]] tl::unexpected<Error> changed(std::string detail);       // M-09
[[nodiscard]] tl::unexpected<Error> damaged(std::string detail);       // M-11
[[nodiscard]] tl::unexpected<Error> diskFull();                        // K-07

} // namespace certdesk::papers
