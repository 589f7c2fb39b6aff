#pragma once
#include "ui/widgets/text.h"

#include <QStringList>

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

// The texts that wrap and have no room for all their lines.
[[nodiscard]] inline QStringList cutTexts(const QWidget& window) {
  QStringList cut;
  for (const auto* text : window.findChildren<ui::Text*>()) {
    if (!text->isVisible() || !text->hasHeightForWidth()) continue;
    const bool own = text->height() < text->heightForWidth(text->width());
    const bool outside = !text->parentWidget()->rect().contains(text->geometry());
    if (own || outside) cut << text->text();
  }
  return cut;
}

} // namespace certdesk::test
