#include "ui/widgets/chip.h"

#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QPainter>

namespace certdesk::ui {

namespace {
constexpr int side = 10, gap = 4;
int iconSize() { return theme().icon(16); }
} // namespace

Chip::Chip(Tone tone, std::optional<Icon> icon, const QString& text) : m_tone(tone), m_icon(icon) {
  setTextFormat(Qt::PlainText);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setText(text);
}

void Chip::set(Tone tone, std::optional<Icon> icon, const QString& text) {
  m_tone = tone;
  m_icon = icon;
  setText(text);
  updateGeometry();
  update();
}

QSize Chip::sizeHint() const {
  const int text = QFontMetrics(theme().font(Type::Note)).horizontalAdvance(this->text());
  return {text + 2 * side + (m_icon ? iconSize() + gap : 0), theme().pitch(Type::Note) + 4};
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  const QColor ink = look.toneInk(m_tone);
  const QColor ground = m_tone == Tone::Neutral ? look.colour.hover : look.soft(m_tone);
  paintSurface(painter, rect(), height() / 2.0, look.outlined() ? look.colour.window : ground,
               look.outlined() ? Border{ink} : Border{});
  qreal x = side;
  if (m_icon) {
    paintIcon(painter, *m_icon, QRectF(x - 1, (height() - iconSize()) / 2.0, iconSize(), iconSize()), ink);
    x += iconSize() + gap;
  }
  painter.setFont(look.font(Type::Note));
  painter.setPen(ink);
  painter.drawText(risen(QRectF(x, 0, width() - x, height())), Qt::AlignVCenter, text());
}

} // namespace certdesk::ui
