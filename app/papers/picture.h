#pragma once
#include "app/papers/picture_header.h"

#include <QImage>

namespace certdesk::papers {

// Its size as it is seen: a camera notes how it was held (EXIF) and leaves the pixels as they came.
[[nodiscard]] QSize uprightSize(QIODevice& device, const PictureHeader& header);

// Unpacks a picture whose header was judged: upright as its EXIF says, no side longer than mostSide, made smaller while
// it is unpacked where the format allows. M-04 where it cannot be.
[[nodiscard]] Result<QImage> unpack(QIODevice& device, const PictureHeader& header, int mostSide);

} // namespace certdesk::papers
