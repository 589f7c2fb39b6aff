#include "ui/widgets/logo.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace certdesk::ui {

Logo::Logo(int size, QWidget* parent) : QWidget(parent) { setFixedSize(size, size); }

void Logo::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& colour = theme().colour;
  paintSurface(painter, rect(), controlRadius, colour.accent);
  const qreal mark = width() * 0.64;
  paintIcon(painter, Icon::Logo, QRectF((width() - mark) / 2, (height() - mark) / 2, mark, mark), colour.onAccent);
}

} // namespace certdesk::ui
