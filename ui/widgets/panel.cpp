#include "ui/widgets/panel.h"

#include "ui/theme/paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace certdesk::ui {

Panel::Panel(Ground ground, Tone tone, QWidget* parent)
    : QWidget(parent), m_ground(ground), m_tone(tone), m_body(new QVBoxLayout(this)) {
  m_body->setContentsMargins(24, 24, 24, 24);
  m_body->setSpacing(8);
}

void Panel::setGround(Ground ground, Tone tone) {
  m_ground = ground;
  m_tone = tone;
  update();
}

void Panel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  switch (m_ground) {
  case Ground::Outlined:
    paintSurface(painter, rect(), panelRadius, look.colour.window, {look.colour.line});
    break;
  case Ground::Emphasis:
    paintSurface(painter, rect(), panelRadius, look.colour.window, {look.toneInk(m_tone), 2, false});
    break;
  case Ground::Sunken:
    paintSurface(painter, rect(), panelRadius, look.colour.sunken,
                 look.outlined() ? Border{look.colour.line} : Border{});
    break;
  case Ground::Soft:
    paintSurface(painter, rect(), panelRadius, look.soft(m_tone),
                 look.outlined() ? Border{look.toneInk(m_tone), 2, false} : Border{});
    break;
  }
}

Line::Line(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
  if (orientation == Qt::Horizontal)
    setFixedHeight(1);
  else
    setFixedWidth(1);
}

void Line::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.line);
}

} // namespace certdesk::ui
