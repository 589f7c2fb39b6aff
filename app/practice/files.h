#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <filesystem>

namespace certdesk::practice {

// At most so many octets; K-02.
[[nodiscard]] Result<Bytes> readFile(const std::filesystem::path& file, std::size_t most);
// Whole or not at all, also when the power goes: a new file beside it, flushed, takes its name. For its owner alone.
[[nodiscard]] Outcome replaceFile(const std::filesystem::path& file, ByteView content);
// A folder for its owner alone, made where it is missing.
[[nodiscard]] Outcome makePrivateFolder(const std::filesystem::path& folder);

} // namespace certdesk::practice
