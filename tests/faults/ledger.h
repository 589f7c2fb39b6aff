#pragma once
#include "app/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

// The portal's store, read by SQLite's own program. K-05 where it does not tell.
namespace certdesk::faults {

// Each order, and each payment that came.
[[nodiscard]] Result<std::vector<std::string>> paymentsIn(const std::filesystem::path& store);
// How often the portal has done what it does but once for a message, however often that came.
[[nodiscard]] Result<std::vector<std::string>> doneIn(const std::filesystem::path& store);
// UKEY, subject, purpose, whether archived, and how many certificates of that kind hold: not revoked, not replaced.
[[nodiscard]] Result<std::vector<std::string>> heldIn(const std::filesystem::path& store);
// What is never right once a service has ended, a line each: two current certificates of one kind that hold for one
// subject on one UKEY; one that holds and that nobody has; and of those on the UKEY, by serial number, one that does
// not hold there.
[[nodiscard]] Result<std::vector<std::string>> wrongIn(const std::filesystem::path& store, const std::string& ukey,
                                                       const std::vector<std::string>& onUkey);

} // namespace certdesk::faults
