#pragma once
#include "app/core/call.h"
#include "app/papers/checked_file.h"

namespace certdesk::papers {

// Sheets of one PDF; whatever has more was not meant as a paper for an application.
inline constexpr int mostSheets = 200;

// What a file is chosen for.
struct Purpose {
  std::string applicationId = {}; // 业务受理号
  portal::Material material = {};
  int filesBefore = 0; // of this kind: on the portal, and chosen and not yet sent
};

// Looks into a file before anything of it is sent: blocks (a second or so for a large one), holds little of it in
// memory, changes nothing. K-02 where it cannot be opened; M-01 … M-08 for what it is.
[[nodiscard]] Result<CheckedFile> checkMaterial(const std::filesystem::path& path, const Purpose& purpose,
                                                const Call& call);

// The same of what was made from the file and stands for it in memory.
[[nodiscard]] Result<CheckedFile> checkHeld(const std::filesystem::path& path, Bytes octets, const Purpose& purpose,
                                            const Call& call);

// Whether a file that is too large (M-03) could be made smaller by shrink(): a picture that is not too big to unpack.
[[nodiscard]] bool canShrink(const std::filesystem::path& path);

} // namespace certdesk::papers
