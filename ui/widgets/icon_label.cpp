#include "ui/widgets/icon_label.h"

#include <QEvent>
#include <QPainter>

namespace certdesk::ui {

IconLabel::IconLabel(Icon icon, Ink ink, int size, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_ink(ink), m_size(size) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::set(Icon icon, Ink ink) {
  m_icon = icon;
  m_ink = ink;
  update();
}

// As high as a line of body text, so that it stands in the middle of the first line beside it.
QSize IconLabel::sizeHint() const {
  const int size = theme().icon(m_size);
  return {size, std::max(size, theme().pitch(Type::Body))};
}

void IconLabel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) updateGeometry();
}

void IconLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int size = theme().icon(m_size);
  paintIcon(painter, m_icon, QRectF(0, (height() - size) / 2.0, size, size),
            isEnabled() ? theme().ink(m_ink) : theme().colour.text3);
}

} // namespace certdesk::ui
