#include "ui/widgets/sheet_view.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <array>
#include <utility>

namespace certdesk::ui {

namespace {
constexpr std::array zooms = {0.5, 0.75, 1.0, 1.25, 1.5, 2.0}; // of the width that fits
constexpr int asItFits = 2, apart = 16, bar = 12;              // px; bar as in the style sheet
} // namespace

SheetView::SheetView(QWidget* parent) : QScrollArea(parent), m_canvas(new QWidget), m_step(asItFits) {
  setFocusPolicy(Qt::NoFocus);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setAutoFillBackground(false);
  setWidget(m_canvas);
  m_canvas->setAutoFillBackground(false);
  m_canvas->setFocusPolicy(Qt::StrongFocus);
  m_canvas->installEventFilter(this);
}

void SheetView::setSheets(int sheets, const QSizeF& sheet, Draw draw) {
  m_sheets = sheets;
  m_sheet = sheet;
  m_draw = std::move(draw);
  arrange();
  m_canvas->update();
}

void SheetView::setName(const QString& name) {
  setAccessibleName(name);
  m_canvas->setAccessibleName(name);
}

void SheetView::setRoom(int width) {
  if (std::exchange(m_room, width) != width) arrange();
}

bool SheetView::canZoom(int steps) const {
  return m_step + steps >= 0 && m_step + steps < static_cast<int>(zooms.size());
}

void SheetView::zoom(int steps) {
  if (!canZoom(steps)) return;
  m_step += steps;
  arrange();
  Q_EMIT zoomed();
}

double SheetView::scale() const {
  if (m_sheet.isEmpty()) return 1;
  const double fits = std::min(1.0, m_room / m_sheet.width());
  return fits * zooms.at(static_cast<std::size_t>(m_step));
}

void SheetView::arrange() {
  const auto size = (m_sheet * scale()).toSize();
  m_canvas->setFixedSize(size.width(), m_sheets * (size.height() + apart));
  setFixedHeight(m_canvas->height() + (size.width() > m_room ? bar : 0));
}

void SheetView::paintSheets(const QRect& part) {
  QPainter painter(m_canvas);
  const auto size = (m_sheet * scale()).toSize();
  for (int sheet = 0; sheet < m_sheets; ++sheet) {
    const QRect place(QPoint(0, sheet * (size.height() + apart)), size);
    if (!place.intersects(part)) continue;
    painter.fillRect(place, Qt::white); // paper, whatever the theme
    painter.save();
    painter.setClipRect(place);
    painter.translate(place.topLeft());
    painter.scale(scale(), scale());
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    m_draw(painter, sheet);
    painter.restore();
    const bool focus = showsFocus(m_canvas);
    paintSurface(painter, place, 0, {}, {focus ? theme().colour.focus : theme().colour.line, focus ? 2.0 : 1.0, false});
  }
}

bool SheetView::scrollBy(int key) {
  if (key == Qt::Key_Plus || key == Qt::Key_Minus) {
    zoom(key == Qt::Key_Plus ? 1 : -1);
    return true;
  }
  if (key == Qt::Key_Left || key == Qt::Key_Right) {
    horizontalScrollBar()->triggerAction(key == Qt::Key_Left ? QScrollBar::SliderSingleStepSub
                                                             : QScrollBar::SliderSingleStepAdd);
    return true;
  }
  static const std::pair<int, QScrollBar::SliderAction> actions[] = {
      {Qt::Key_Up, QScrollBar::SliderSingleStepSub},   {Qt::Key_Down, QScrollBar::SliderSingleStepAdd},
      {Qt::Key_PageUp, QScrollBar::SliderPageStepSub}, {Qt::Key_PageDown, QScrollBar::SliderPageStepAdd},
      {Qt::Key_Home, QScrollBar::SliderToMinimum},     {Qt::Key_End, QScrollBar::SliderToMaximum}};
  for (const auto& [wanted, action] : actions)
    for (auto* above = parentWidget(); key == wanted && above != nullptr; above = above->parentWidget())
      if (auto* page = qobject_cast<QScrollArea*>(above)) {
        page->verticalScrollBar()->triggerAction(action);
        return true;
      }
  return false;
}

bool SheetView::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_canvas) return QScrollArea::eventFilter(watched, event);
  if (event->type() == QEvent::Paint && m_draw) {
    paintSheets(static_cast<QPaintEvent*>(event)->rect());
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) m_canvas->update();
  if (event->type() == QEvent::KeyPress && scrollBy(static_cast<QKeyEvent*>(event)->key())) return true;
  return QScrollArea::eventFilter(watched, event);
}

} // namespace certdesk::ui
