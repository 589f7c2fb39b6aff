#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>
#include <array>
#include <cmath>

namespace certdesk::ui {

namespace {

QString nameOf(Icon icon) {
#define CERTDESK_ICON(name, file) file,
  static constexpr std::array names = {CERTDESK_ICONS(CERTDESK_ICON)};
#undef CERTDESK_ICON
  return QLatin1String(names.at(static_cast<std::size_t>(icon)));
}

// The drawing rendered at the smallest size that is large enough (20, 30, 40 and 64 are made at build time).
QImage rendering(Icon icon, int pixels) {
  for (const int size : {20, 30, 40, 64})
    if (size >= pixels || size == 64)
      return QImage(QStringLiteral(":/icons/%1/%2.png").arg(QString::number(size), nameOf(icon)))
          .convertToFormat(QImage::Format_ARGB32_Premultiplied);
  return {};
}

} // namespace

QPixmap iconPixmap(Icon icon, const QColor& colour, int size, qreal ratio) {
  const int pixels = static_cast<int>(std::lround(size * ratio));
  const QString key = QStringLiteral("certdesk-%1-%2-%3").arg(nameOf(icon), colour.name(QColor::HexArgb)).arg(pixels);
  QPixmap pixmap;
  if (!QPixmapCache::find(key, &pixmap)) {
    QImage image = rendering(icon, pixels);
    if (image.isNull()) return {};
    if (image.width() != pixels) image = image.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn); // only the alpha of the drawing counts
    painter.fillRect(image.rect(), colour);
    painter.end();
    pixmap = QPixmap::fromImage(image);
    QPixmapCache::insert(key, pixmap);
  }
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

void paintIcon(QPainter& painter, Icon icon, const QRectF& place, const QColor& colour) {
  const qreal ratio = painter.device()->devicePixelRatioF();
  const int size = static_cast<int>(std::min(place.width(), place.height()));
  const QPointF corner(place.center().x() - size / 2.0, place.center().y() - size / 2.0);
  painter.drawPixmap(QPointF(std::round(corner.x()), std::round(corner.y())), iconPixmap(icon, colour, size, ratio));
}

QIcon menuIcon(Icon icon) {
  QIcon made;
  for (const qreal ratio : {1.0, 1.5, 2.0}) {
    made.addPixmap(iconPixmap(icon, theme().colour.text2, 20, ratio), QIcon::Normal);
    made.addPixmap(iconPixmap(icon, theme().colour.text3, 20, ratio), QIcon::Disabled);
  }
  return made;
}

QIcon applicationIcon() {
  QIcon icon;
  for (const int size : {16, 24, 32, 48, 64, 128, 256})
    icon.addFile(QStringLiteral(":/icons/application/%1.png").arg(size));
  return icon;
}

} // namespace certdesk::ui
