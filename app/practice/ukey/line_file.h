#pragma once
#include "app/core/platform.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace certdesk::practice {

// The whole of a small file (at most 1 MiB); nothing where it cannot be read.
[[nodiscard]] std::optional<std::string> readFile(const std::filesystem::path& file);
// Replaces a file so that a reader, also one after a crash or a power cut, sees the old or the new one: written beside
// it, flushed to the disk, renamed. One writer at a time: hold a lock.
[[nodiscard]] bool replaceFile(const std::filesystem::path& file, const std::string& content);

// A file of lines "key value".
using Lines = std::map<std::string, std::string>;
[[nodiscard]] std::optional<Lines> readLines(const std::filesystem::path& file);
[[nodiscard]] bool replaceLines(const std::filesystem::path& file, const Lines& lines);
// The number under a key, or the default where there is none.
[[nodiscard]] std::uint64_t numberIn(const Lines& lines, const std::string& key, std::uint64_t otherwise);

// Waits for a lock that another thread or process holds.
[[nodiscard]] std::optional<platform::FileLock> waitForLock(const std::filesystem::path& file,
                                                            std::chrono::milliseconds patience);

} // namespace certdesk::practice
