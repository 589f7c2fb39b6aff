#pragma once
#include "app/core/result.h"
#include "app/portal/nouns.h"

#include <QIODevice>
#include <filesystem>
#include <optional>

namespace certdesk::papers {

// What a picture says of itself before anything of it is unpacked.
struct PictureHeader {
  portal::MaterialType type = portal::MaterialType::Jpeg;
  int width = 0, height = 0; // as stored, before any turning
  int octetsPerPixel = 0;    // of what unpacking holds in memory at once
};

// What unpacking may hold in memory: 80 million pixels of a plain JPEG, 40 of a PNG (A4 at 600 dpi has 35), 26 of a
// progressive JPEG.
inline constexpr std::int64_t unpackedMost = 160'000'000;

// The type by the first octets, whatever the name ends in; nothing for any other type.
[[nodiscard]] std::optional<portal::MaterialType> typeOf(QIODevice& device);
// What the name promises.
[[nodiscard]] std::optional<portal::MaterialType> typeOfName(const std::filesystem::path& path);
// Whether the first octets are those of something else that people send by mistake.
[[nodiscard]] bool isOtherType(QIODevice& device);
// Walks a JPEG (ITU-T T.81) or PNG (ISO/IEC 15948) from its beginning to its end mark. M-04 where that is not there: it
// was cut off. M-05 where it is too big to be unpacked.
[[nodiscard]] Result<PictureHeader> pictureHeader(QIODevice& device, portal::MaterialType type);

} // namespace certdesk::papers
