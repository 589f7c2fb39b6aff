#include "ui/theme/button_paint.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionButton>
#include <QWidget>
#include <optional>

namespace certdesk::ui {

namespace {

// The properties of a button as a value.
struct Shape {
  Kind kind = Kind::Secondary;
  bool small = false, left = false, enabled = true;
  std::optional<Icon> leading, trailing;
};

std::optional<Icon> iconIn(const QWidget* widget, const char* property) {
  const QVariant value = widget->property(property);
  if (!value.isValid()) return std::nullopt;
  return static_cast<Icon>(value.toInt());
}

Shape shapeOf(const QStyleOptionButton& option, const QWidget* widget) {
  Shape shape;
  shape.enabled = option.state & QStyle::State_Enabled;
  if (widget == nullptr) return shape;
  const QVariant kind = widget->property(kindProperty);
  if (kind.isValid())
    shape.kind = static_cast<Kind>(kind.toInt());
  else if (option.features & QStyleOptionButton::DefaultButton)
    shape.kind = Kind::Primary; // of a message box
  shape.small = widget->property(smallProperty).toBool();
  shape.left = widget->property(leftProperty).toBool();
  shape.leading = iconIn(widget, leadingProperty);
  shape.trailing = iconIn(widget, trailingProperty);
  return shape;
}

// Too little room for a ring inside: it is drawn along the edge.
bool tight(const Shape& shape) { return shape.kind == Kind::Link || (shape.kind == Kind::Quiet && shape.small); }

bool filled(Kind kind) { return kind == Kind::Primary || kind == Kind::DangerFilled; }

QFont fontOf(const Shape& shape, const Theme& theme) {
  return theme.font(shape.small ? Type::Note : Type::Body, filled(shape.kind) && shape.enabled);
}

int padding(const Shape& shape) {
  if (shape.kind == Kind::Link) return 2;
  if (shape.kind == Kind::Plain) return 8;
  if (shape.kind == Kind::Quiet) return shape.small ? 4 : 16;
  return shape.small ? 13 : 21;
}

QColor mixed(const QColor& a, const QColor& b, double part) {
  const auto mix = [part](float x, float y) { return static_cast<float>(x * (1 - part) + y * part); };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QColor inkOf(const Shape& shape, const Theme& theme) {
  if (!shape.enabled) return theme.colour.text3;
  switch (shape.kind) {
  case Kind::Primary:
    return theme.colour.onAccent;
  case Kind::Secondary:
    return theme.colour.text;
  case Kind::Plain:
    return theme.colour.text2;
  case Kind::Quiet:
  case Kind::Link:
    return theme.colour.accent;
  case Kind::Danger:
    return theme.colour.bad;
  case Kind::DangerFilled:
    return theme.colour.window;
  }
  return theme.colour.text;
}

void paintGround(QPainter& painter, const QRectF& rect, const Shape& shape, const Theme& theme, bool over, bool down) {
  const auto& colour = theme.colour;
  const bool bare = shape.kind == Kind::Quiet || shape.kind == Kind::Plain || shape.kind == Kind::Link;
  if (!shape.enabled) {
    if (!bare) paintSurface(painter, rect, controlRadius, colour.sunken, {colour.line, 1, theme.outlined()});
    return;
  }
  const QColor pressed = theme.outlined() ? colour.hover : colour.line;
  QColor fill = down ? pressed : over ? colour.hover : bare ? QColor() : colour.window;
  QColor edge = bare ? QColor() : colour.edge;
  switch (shape.kind) {
  case Kind::Primary:
    fill = down   ? (theme.outlined() ? colour.accentHover : colour.accentDown)
           : over ? colour.accentHover
                  : colour.accent;
    edge = QColor();
    break;
  case Kind::DangerFilled:
    fill = down ? mixed(colour.bad, colour.text, 0.3) : over ? mixed(colour.bad, colour.text, 0.15) : colour.bad;
    edge = QColor();
    break;
  case Kind::Danger:
    edge = colour.bad;
    break;
  case Kind::Link:
    fill = QColor();
    break;
  case Kind::Secondary:
  case Kind::Plain:
  case Kind::Quiet:
    break;
  }
  paintSurface(painter, rect, controlRadius, fill, {edge, 1, false});
}

constexpr int gap = 6, trailingGap = 8;

int contentsWidth(const Shape& shape, const QString& text, const QFontMetrics& metrics, int icon) {
  int width = metrics.horizontalAdvance(text);
  if (shape.leading) width += icon + (text.isEmpty() ? 0 : gap);
  if (shape.trailing) width += trailingGap + icon;
  return width;
}

} // namespace

void paintButton(QPainter& painter, const QStyleOptionButton& option, const Theme& theme, const QWidget* widget) {
  const Shape shape = shapeOf(option, widget);
  const QRectF rect = option.rect;
  const bool over = option.state & QStyle::State_MouseOver;
  const bool down = option.state & (QStyle::State_Sunken | QStyle::State_On);
  paintGround(painter, rect, shape, theme, over, down);

  painter.save();
  const QColor ink = inkOf(shape, theme);
  painter.setFont(fontOf(shape, theme));
  painter.setPen(ink);
  const QFontMetrics metrics = painter.fontMetrics();
  const int icon = theme.icon(20), width = contentsWidth(shape, option.text, metrics, icon);
  qreal x = shape.left ? rect.x() + 17 : rect.x() + (rect.width() - width) / 2;
  const qreal middle = rect.center().y();
  if (shape.leading) {
    paintIcon(painter, *shape.leading, {x, middle - icon / 2.0, double(icon), double(icon)}, ink);
    x += icon + gap;
  }
  const int textWidth = metrics.horizontalAdvance(option.text);
  painter.drawText(risen(QRectF(x, rect.y(), textWidth + 1, rect.height())), Qt::AlignVCenter | Qt::TextHideMnemonic,
                   option.text);
  if (shape.kind == Kind::Link) {
    const qreal under = std::round(middle + metrics.height() / 2.0 - (shape.small ? 0 : 1)) + 0.5;
    painter.setPen(QPen(ink, over ? 2 : 1));
    painter.drawLine(QPointF(x, under), QPointF(x + textWidth, under));
  }
  if (shape.trailing)
    paintIcon(painter, *shape.trailing, {x + textWidth + trailingGap, middle - icon / 2.0, double(icon), double(icon)},
              ink);
  painter.restore();

  if (option.state & QStyle::State_HasFocus && widget != nullptr && showsFocus(widget)) {
    if (tight(shape))
      paintSurface(painter, rect, 4, {}, {theme.colour.focus, 2, false});
    else
      paintRing(painter, rect, filled(shape.kind) ? inkOf(shape, theme) : theme.colour.focus);
  }
}

QSize buttonSize(const QStyleOptionButton& option, const Theme& theme, const QWidget* widget) {
  const Shape shape = shapeOf(option, widget);
  const QFontMetrics metrics(fontOf(shape, theme));
  int width = contentsWidth(shape, option.text, metrics, theme.icon(20)) + 2 * padding(shape);
  if (shape.kind == Kind::Link) return {width, theme.pitch(shape.small ? Type::Note : Type::Body) + 4};
  const int height = theme.grown(shape.small ? 32 : 40);
  if (option.text.isEmpty()) width = height;
  return {width, height};
}

} // namespace certdesk::ui
