#include "ui/widgets/qr_view.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace certdesk::ui {

namespace {
constexpr int side = 210, margin = 16; // px of the card; the margin is the quiet zone that readers want
}

QrView::QrView(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  // Met by the keyboard, so that a screen reader can say what the code says.
  setFocusPolicy(Qt::TabFocus);
}

void QrView::setCode(const QString& code) {
  if (code == m_text) return;
  m_text = code;
  m_code = papers::QrCode::of(code);
  setAccessibleDescription(code);
  update();
}

QSize QrView::sizeHint() const { return {side, side}; }

void QrView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) update();
}

void QrView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintSurface(painter, rect(), panelRadius, m_code ? Qt::white : theme().colour.sunken, {theme().colour.line});
  if (showsFocus(this)) paintRing(painter, rect(), theme().colour.accent);
  if (!m_code) return;
  // Whole device pixels a module: edges between them would blur.
  const qreal ratio = devicePixelRatioF();
  const int modules = m_code->size();
  const int pixels = std::max(1, int((side - 2 * margin) * ratio) / modules);
  const qreal module = pixels / ratio, from = (side - module * modules) / 2;
  painter.translate(from, from);
  for (int y = 0; y < modules; ++y)
    for (int x = 0; x < modules; ++x)
      if (m_code->dark(x, y)) painter.fillRect(QRectF(x * module, y * module, module, module), Qt::black);
}

} // namespace certdesk::ui
