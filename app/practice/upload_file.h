#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"
#include "app/portal/nouns.h"

#include <filesystem>

// The octets of an upload: one file for each, by its id, that only grows. What the database says was received is
// what counts; octets beyond are from a part whose transaction was never kept.
namespace certdesk::practice {

// How many octets are there, at most as many as were received.
[[nodiscard]] std::int64_t standing(const std::filesystem::path& folder, const std::string& id, std::int64_t received);
// Cuts the file to what was received, appends and flushes to the disk. K-02.
[[nodiscard]] Outcome appendPart(const std::filesystem::path& folder, const std::string& id, std::int64_t received,
                                 ByteView octets);
[[nodiscard]] Result<std::string> sha256OfUpload(const std::filesystem::path& folder, const std::string& id);
// By the first octets alone.
[[nodiscard]] bool looksLike(const std::filesystem::path& folder, const std::string& id, portal::MaterialType type);
[[nodiscard]] Result<Bytes> uploadContent(const std::filesystem::path& folder, const std::string& id,
                                          std::int64_t octets);
void removeUpload(const std::filesystem::path& folder, const std::string& id) noexcept;

} // namespace certdesk::practice
