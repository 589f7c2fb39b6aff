#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <filesystem>
#include <string>

namespace certdesk {

// A whole small file. K-02 where it cannot be read, K-03 where it is longer than the limit (octets).
[[nodiscard]] Result<Bytes> readFile(const std::filesystem::path& file, std::size_t limit);
// Whether others than the owner may read it, where the system says so by permission bits.
[[nodiscard]] bool readableByOthers(const std::filesystem::path& file);
// The failure of whoever cannot open, read or make a file: K-02.
[[nodiscard]] tl::unexpected<Error> fileUnreadable(std::string detail);
// The failure of whoever finds that a file is not what it should be: K-03.
[[nodiscard]] tl::unexpected<Error> fileMalformed(std::string detail);

} // namespace certdesk
