#include "ui/theme/paint.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

namespace certdesk::ui {

void paintSurface(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const Border& border) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const bool framed = border.colour.isValid() && border.width > 0;
  const qreal inset = framed ? border.width / 2 : 0;
  QPen pen(Qt::NoPen);
  if (framed) {
    pen = QPen(border.colour, border.width);
    if (border.dashed) {
      pen.setDashPattern({3, 2});
      pen.setCapStyle(Qt::FlatCap);
    }
  }
  painter.setPen(pen);
  painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  const qreal inner = std::max<qreal>(0, radius - inset);
  painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), inner, inner);
  painter.restore();
}

void paintRing(QPainter& painter, const QRectF& control, const QColor& colour, qreal radius) {
  paintSurface(painter, control.adjusted(3, 3, -3, -3), radius, {}, {colour, 2, false});
}

void paintTick(QPainter& painter, const QPointF& centre, qreal size, const QColor& colour, qreal width) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  const qreal unit = size / 20;
  const QPointF points[] = {centre + QPointF(-4.2, 0.4) * unit, centre + QPointF(-1.3, 3.3) * unit,
                            centre + QPointF(4.4, -3.1) * unit};
  painter.drawPolyline(points, 3);
  painter.restore();
}

void paintMark(QPainter& painter, const QPointF& centre, Mark mark, const QColor& surface) {
  const auto& colour = theme().colour;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const qreal size = theme().icon(20), unit = size / 20;
  const QRectF circle(centre.x() - size / 2, centre.y() - size / 2, size, size);
  switch (mark) {
  case Mark::Done:
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.ok);
    painter.drawEllipse(circle);
    paintTick(painter, centre, size, colour.window, 1.5);
    break;
  case Mark::Failed: {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.bad);
    painter.drawEllipse(circle);
    painter.setPen(QPen(colour.window, 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(-3.2, -3.2) * unit, centre + QPointF(3.2, 3.2) * unit);
    painter.drawLine(centre + QPointF(-3.2, 3.2) * unit, centre + QPointF(3.2, -3.2) * unit);
    break;
  }
  case Mark::Now:
    painter.setPen(QPen(colour.accent, 1.5));
    painter.setBrush(surface);
    painter.drawEllipse(circle.adjusted(.75, .75, -.75, -.75));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.accent);
    painter.drawEllipse(centre, 4 * unit, 4 * unit);
    break;
  case Mark::Todo:
    painter.setPen(QPen(colour.edge, 1.5));
    painter.setBrush(surface);
    painter.drawEllipse(circle.adjusted(.75, .75, -.75, -.75));
    break;
  }
  painter.restore();
}

} // namespace certdesk::ui
