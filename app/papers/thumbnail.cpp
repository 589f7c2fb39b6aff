#include "app/papers/thumbnail.h"

#include "app/papers/picture.h"
#include "app/papers/source.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace certdesk::papers {

namespace {

constexpr int largest = 1024;

// A sheet of A4 with a folded corner and lines; without words, so that it needs no font and no language.
QImage sheet(int side) {
  QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(side / 100.0, side / 100.0);
  constexpr double left = 16, right = 84, top = 2, bottom = 98, fold = 20;
  QPainterPath outline;
  outline.addPolygon(
      QPolygonF({{left, top}, {right - fold, top}, {right, top + fold}, {right, bottom}, {left, bottom}}));
  outline.closeSubpath();
  painter.setPen(QPen(QColor(0x8A, 0x94, 0xA6), 2));
  painter.setBrush(Qt::white);
  painter.drawPath(outline);
  painter.setBrush(QColor(0xE6, 0xEA, 0xF0));
  painter.drawPolygon(QPolygonF({{right - fold, top}, {right - fold, top + fold}, {right, top + fold}}));
  painter.setPen(QPen(QColor(0xC2, 0xC9, 0xD4), 3));
  for (double y = 40; y < 90; y += 12)
    painter.drawLine(QPointF(left + 12, y), QPointF(right - (y > 80 ? 32 : 12), y));
  return image;
}

Result<QImage> small(QIODevice& device, portal::MaterialType type, int side) {
  side = std::clamp(side, 1, largest);
  if (type == portal::MaterialType::Pdf) return sheet(side);
  const auto header = pictureHeader(device, type);
  if (!header) return failed(header);
  return unpack(device, *header, side);
}

} // namespace

Result<QImage> thumbnail(const CheckedFile& file, int side) {
  const auto device = openOctets(file);
  if (!device) return failed(device);
  return small(**device, file.type, side);
}

Result<QImage> thumbnail(const Bytes& octets, portal::MaterialType type, int side) {
  auto view =
      QByteArray::fromRawData(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
  QBuffer buffer(&view);
  buffer.open(QIODevice::ReadOnly);
  return small(buffer, type, side);
}

} // namespace certdesk::papers
