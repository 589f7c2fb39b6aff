#pragma once
#include "app/core/bytes.h"
#include "app/core/result.h"

#include <QIODevice>
#include <filesystem>
#include <functional>

namespace certdesk::papers {

enum class Readers { AsUsual, OwnerOnly };

// Makes or replaces a file at once or not at all. K-07 where the disk is full, K-02 where it cannot be made.
[[nodiscard]] Outcome saveFile(const std::filesystem::path& path, Readers readers,
                               const std::function<bool(QIODevice&)>& write);
[[nodiscard]] Outcome saveFile(const std::filesystem::path& path, Readers readers, ByteView octets);

} // namespace certdesk::papers
