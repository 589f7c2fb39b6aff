#include "ui/widgets/button.h"

#include "ui/widgets/text.h"

#include <QStyleOptionButton>

namespace certdesk::ui {

Button::Button(Kind kind, QWidget* parent) : QPushButton(parent) {
  setAutoDefault(false);
  setKind(kind);
}

Button::Button(Kind kind, const QString& text) : Button(kind) { setText(text); }

Button::Button(Icon icon, const QString& name) : Button(Kind::Plain) {
  setSmall();
  setLeading(icon);
  setName(name);
}

Button* Button::small(Kind kind) {
  auto* button = new Button(kind);
  button->setSmall();
  return button;
}

void Button::setKind(Kind kind) {
  setProperty(kindProperty, static_cast<int>(kind));
  if (kind == Kind::Link) setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
  updateGeometry();
  update();
}

void Button::setSmall(bool small) {
  setProperty(smallProperty, small);
  updateGeometry();
}

void Button::setLeading(Icon icon) {
  setProperty(leadingProperty, static_cast<int>(icon));
  updateGeometry();
  update();
}

void Button::setTrailing(Icon icon) {
  setProperty(trailingProperty, static_cast<int>(icon));
  updateGeometry();
  update();
}

void Button::setLeftAligned(bool left) { setProperty(leftProperty, left); }

void Button::setName(const QString& name) {
  setAccessibleName(name);
  setPlainToolTip(*this, name);
}

QSize Button::sizeHint() const {
  QStyleOptionButton option;
  initStyleOption(&option);
  return buttonSize(option, theme(), this); // the style's own way would first ask for a minimum of Fusion's
}

} // namespace certdesk::ui
