#pragma once
#include "app/papers/check.h"

namespace certdesk::papers {

// A picture over the limit as a smaller JPEG (a PNG where the kind takes no JPEG) below it: upright, nothing of the
// camera's notes (place, time, model) in it, transparent parts white. The same picture gives the same octets, so an
// upload goes on after a restart. The result is held in memory. M-03 where it cannot be made small enough.
[[nodiscard]] Result<CheckedFile> shrink(const std::filesystem::path& path, const Purpose& purpose, const Call& call);

// The same of a picture that never was a file.
[[nodiscard]] Result<CheckedFile> shrinkHeld(const std::filesystem::path& name, const Bytes& octets,
                                             const Purpose& purpose, const Call& call);

} // namespace certdesk::papers
