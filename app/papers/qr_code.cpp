#include "app/papers/qr_code.h"

#include <algorithm>
#include <memory>
#include <qrencode.h>

namespace certdesk::papers {

std::optional<QrCode> QrCode::of(const QString& text) {
  const auto octets = text.toUtf8();
  if (octets.isEmpty()) return std::nullopt;
  const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
      QRcode_encodeData(static_cast<int>(octets.size()), reinterpret_cast<const unsigned char*>(octets.constData()), 0,
                        QR_ECLEVEL_M),
      QRcode_free);
  if (!made) return std::nullopt;
  QrCode code;
  code.m_size = made->width;
  code.m_dark.reserve(static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width));
  for (int i = 0; i < made->width * made->width; ++i)
    code.m_dark.push_back((made->data[i] & 1) != 0);
  return code;
}

QImage QrCode::image(int pixelsPerModule) const {
  const int scale = std::clamp(pixelsPerModule, 1, 64);
  const int side = (m_size + 2 * quietZone) * scale;
  QImage image(side, side, QImage::Format_Mono); // stays sharp in a PDF: no JPEG of it is made
  image.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
  image.fill(0);
  for (int y = 0; y < m_size * scale; ++y)
    for (int x = 0; x < m_size * scale; ++x)
      if (dark(x / scale, y / scale)) image.setPixel(x + quietZone * scale, y + quietZone * scale, 1);
  return image;
}

} // namespace certdesk::papers
