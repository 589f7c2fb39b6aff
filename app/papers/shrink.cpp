#include "app/papers/shrink.h"

#include "app/papers/failures.h"
#include "app/papers/picture.h"
#include "app/papers/source.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>
#include <algorithm>

namespace certdesk::papers {

namespace {

using portal::MaterialType;

// Longest sides: A4 at 300, 212, 150, 106 and 75 dpi; below that nobody can read a licence.
constexpr int sides[] = {3508, 2480, 1754, 1240, 877};
constexpr int qualities[] = {88, 75};

// A picture of its own: Qt hands texts and profiles of the first on to whatever is made of it.
QImage plain(const QImage& picture, int side) {
  const auto size = picture.size().scaled(side, side, Qt::KeepAspectRatio).boundedTo(picture.size());
  const auto scaled = size == picture.size() ? picture
                                             : picture.scaled(size.expandedTo(QSize(1, 1)), Qt::IgnoreAspectRatio,
                                                              Qt::SmoothTransformation);
  QImage fresh(scaled.size(), QImage::Format_RGB32);
  fresh.fill(Qt::white);
  QPainter painter(&fresh);
  painter.drawImage(0, 0, scaled);
  return fresh;
}

QByteArray written(const QImage& picture, MaterialType type, int quality) {
  QByteArray octets;
  QBuffer buffer(&octets);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter writer(&buffer, type == MaterialType::Jpeg ? "jpeg" : "png");
  if (type == MaterialType::Jpeg) writer.setQuality(quality);
  return writer.write(picture) ? octets : QByteArray();
}

bool takes(const Purpose& purpose, MaterialType type) {
  const auto& types = purpose.material.types;
  return std::find(types.begin(), types.end(), type) != types.end();
}

struct Smaller {
  QByteArray octets;
  QSize size;
};

Result<Smaller> made(const QImage& picture, MaterialType type, std::int64_t most, const Call& call) {
  for (const int side : sides) {
    const auto smaller = plain(picture, side);
    for (const int quality : qualities) {
      if (call.stop.stop_requested()) return cancelled("making a picture smaller");
      auto octets = written(smaller, type, quality);
      if (!octets.isEmpty() && octets.size() <= most) return Smaller{std::move(octets), smaller.size()};
      if (type == MaterialType::Png) break; // knows no quality
    }
  }
  return tooLarge("even at its smallest");
}

Result<QImage> pictureOf(const CheckedFile& file) {
  const auto device = openOctets(file);
  if (!device) return failed(device);
  const auto type = typeOf(**device);
  if (!type || *type == MaterialType::Pdf) return unreadable("no picture to be made smaller");
  const auto header = pictureHeader(**device, *type);
  if (!header) return failed(header);
  return unpack(**device, *header, sides[0]);
}

Result<CheckedFile> smallerOf(const CheckedFile& file, const Purpose& purpose, const Call& call) {
  const auto picture = pictureOf(file);
  if (!picture) return failed(picture);
  const auto type = takes(purpose, MaterialType::Jpeg) ? MaterialType::Jpeg : MaterialType::Png;
  auto smaller = made(*picture, type, purpose.material.largest, call);
  if (!smaller) return failed(smaller);
  return checkHeld(file.path, Bytes(smaller->octets.begin(), smaller->octets.end()), purpose, call);
}

} // namespace

Result<CheckedFile> shrink(const std::filesystem::path& path, const Purpose& purpose, const Call& call) {
  return smallerOf({.path = path}, purpose, call);
}

Result<CheckedFile> shrinkHeld(const std::filesystem::path& name, const Bytes& octets, const Purpose& purpose,
                               const Call& call) {
  return smallerOf({.path = name, .held = std::make_shared<const Bytes>(octets)}, purpose, call);
}

} // namespace certdesk::papers
