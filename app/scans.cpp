#include "app/scans.h"

#include "app/papers/save_file.h"

#include <QPainter>
#include <QPdfWriter>

namespace certdesk {

namespace {

void stamp(QPainter& painter) {
  painter.setPen(QPen(Qt::red, 6));
  painter.drawEllipse(QPoint(600, 900), 110, 110);
}

} // namespace

using portal::MaterialType;

const char* endingOf(MaterialType type) {
  switch (type) {
  case MaterialType::Jpeg:
    return ".jpg";
  case MaterialType::Png:
    return ".png";
  case MaterialType::Pdf:
    return ".pdf";
  }
  return "";
}

QImage sheet(const QString& title, int number) {
  QImage picture(827, 1169, QImage::Format_RGB32); // A4 at 100 dpi
  picture.fill(Qt::white);
  QPainter painter(&picture);
  auto font = painter.font();
  font.setPixelSize(32);
  painter.setFont(font);
  painter.drawText(picture.rect().adjusted(60, 60, -60, -60), Qt::AlignCenter | Qt::TextWordWrap,
                   QStringLiteral("%1\n\n%2").arg(title).arg(number));
  stamp(painter);
  return picture;
}

QImage sheet(const papers::AcceptanceForm& form) {
  QImage picture(1654, 2339, QImage::Format_RGB32); // A4 at 200 dpi
  picture.fill(Qt::white);
  QPainter painter(&picture);
  const double scale = picture.width() / papers::AcceptanceForm::sheet().width();
  painter.scale(scale, scale);
  form.paintPage(painter, 0);
  painter.resetTransform();
  painter.scale(2, 2);
  stamp(painter);
  return picture;
}

Outcome drawOnto(const std::filesystem::path& path, MaterialType type, const QImage& picture) {
  return papers::saveFile(path, papers::Readers::AsUsual, [&](QIODevice& file) {
    if (type != MaterialType::Pdf) return picture.save(&file, type == MaterialType::Png ? "PNG" : "JPG", 90);
    QPdfWriter writer(&file);
    QPainter painter;
    if (!painter.begin(&writer)) return false;
    painter.drawImage(QRect(0, 0, writer.width(), writer.height()), picture);
    return painter.end();
  });
}

} // namespace certdesk
