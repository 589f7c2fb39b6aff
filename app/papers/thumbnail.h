#pragma once
#include "app/core/result.h"
#include "app/papers/checked_file.h"

#include <QImage>

namespace certdesk::papers {

// Small pictures to tell pages apart by, upright, no side longer than side pixels (at most 1024). Blocks; for a worker.
// A PDF has a pictogram of a sheet. M-04, M-05 as at checkMaterial().
[[nodiscard]] Result<QImage> thumbnail(const CheckedFile& file, int side);
// Of a page as the portal has it.
[[nodiscard]] Result<QImage> thumbnail(const Bytes& octets, portal::MaterialType type, int side);

} // namespace certdesk::papers
