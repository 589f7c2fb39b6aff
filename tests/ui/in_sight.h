#pragma once
#include <QWidget>

namespace certdesk::test {

// The whole of it, on the screen: no ancestor cuts anything off.
[[nodiscard]] inline bool inSight(const QWidget* widget) {
  if (widget == nullptr || !widget->isVisible()) return false;
  QRect place = widget->rect();
  for (; !widget->isWindow(); widget = widget->parentWidget()) {
    place.translate(widget->pos());
    if (!widget->parentWidget()->rect().contains(place)) return false;
  }
  return true;
}

} // namespace certdesk::test
