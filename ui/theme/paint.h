#pragma once
#include <QColor>
#include <QRectF>

class QPainter;

namespace certdesk::ui {

inline constexpr qreal controlRadius = 8, panelRadius = 12;

// Where a single line of text goes so that its letters look centred: their middle is below that of their line.
[[nodiscard]] inline QRectF risen(const QRectF& rect) { return rect.translated(0, -1); }

struct Border {
  QColor colour;
  qreal width = 1;
  bool dashed = false;
};
// A rounded surface with its border inside the rectangle. An invalid colour leaves fill or border out.
void paintSurface(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const Border& border = {});
// The focus ring: 2 px wide, 3 px inside the control.
void paintRing(QPainter& painter, const QRectF& control, const QColor& colour, qreal radius = controlRadius - 3);

// The round mark of a step: done, where we stand, not yet, failed. 20 px.
enum class Mark { Done, Now, Todo, Failed };
void paintMark(QPainter& painter, const QPointF& centre, Mark mark, const QColor& surface);
void paintTick(QPainter& painter, const QPointF& centre, qreal size, const QColor& colour, qreal width);

} // namespace certdesk::ui
