#include "app/papers/qr_reader.h"

#ifdef CERTDESK_ZBAR
#include <algorithm>
#include <cstring>
#include <memory>
#include <zbar.h>
#endif

namespace certdesk::papers {

#ifdef CERTDESK_ZBAR

namespace {

constexpr std::size_t mostCodes = 16, longestText = 4096;

template <class T>
using Handle = std::unique_ptr<T, void (*)(T*)>;

std::vector<std::string> scan(const QImage& grey) {
  const Handle<zbar::zbar_image_scanner_t> scanner(zbar::zbar_image_scanner_create(), zbar::zbar_image_scanner_destroy);
  const Handle<zbar::zbar_image_t> image(zbar::zbar_image_create(), zbar::zbar_image_destroy);
  // Nothing but QR codes: every other decoder is more code for strangers to talk to.
  zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  const auto width = static_cast<std::size_t>(grey.width()), height = static_cast<std::size_t>(grey.height());
  std::vector<unsigned char> rows(width * height); // without the padding of QImage's lines
  for (std::size_t y = 0; y < height; ++y)
    std::memcpy(&rows[y * width], grey.constScanLine(static_cast<int>(y)), width);
  zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
  zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(width), static_cast<unsigned>(height));
  zbar::zbar_image_set_data(image.get(), rows.data(), rows.size(), nullptr);
  std::vector<std::string> texts;
  if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0) return texts;
  for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol && texts.size() < mostCodes;
       symbol = zbar::zbar_symbol_next(symbol))
    texts.emplace_back(zbar::zbar_symbol_get_data(symbol),
                       std::min<std::size_t>(zbar::zbar_symbol_get_data_length(symbol), longestText));
  return texts;
}

} // namespace

bool canReadQr() { return true; }

// A sharp picture is read best small, a small code only large.
std::vector<std::string> readQr(const QImage& picture) {
  for (const int side : {qrSide / 2, qrSide}) {
    const bool smaller = std::max(picture.width(), picture.height()) > side;
    const auto scaled = smaller ? picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation) : picture;
    if (auto texts = scan(scaled.convertToFormat(QImage::Format_Grayscale8)); !texts.empty()) return texts;
    if (!smaller) break;
  }
  return {};
}

#else

bool canReadQr() { return false; }
std::vector<std::string> readQr(const QImage&) { return {}; }

#endif

} // namespace certdesk::papers
