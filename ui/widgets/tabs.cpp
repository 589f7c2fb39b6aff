#include "ui/widgets/tabs.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace certdesk::ui {

namespace {

constexpr int between = 32, beforeCount = 8, countSide = 8, hang = 8;

int countWidth(int count) {
  return QFontMetrics(theme().font(Type::Note)).horizontalAdvance(QString::number(count)) + 2 * countSide;
}

} // namespace

Tabs::Tabs(QWidget* parent) : QTabBar(parent) {
  setExpanding(false);
  setDrawBase(false);
  setUsesScrollButtons(true);
  setElideMode(Qt::ElideNone);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int Tabs::add(const QString& text) {
  const int index = addTab(text);
  setTabData(index, 0);
  name(index);
  return index;
}

void Tabs::setText(int index, const QString& text) {
  setTabText(index, text);
  name(index);
}

void Tabs::setCount(int index, int count) {
  setTabData(index, count);
  name(index);
  setTabText(index, tabText(index)); // lays the tabs out again
}

void Tabs::name(int index) {
  setAccessibleTabName(index, QStringLiteral("%1, %2").arg(tabText(index)).arg(tabData(index).toInt()));
}

QSize Tabs::tabSizeHint(int index) const {
  const int text = QFontMetrics(theme().font(Type::Body, true)).horizontalAdvance(tabText(index)); // as if selected
  const int first = index == 0 ? hang : 0, last = index == count() - 1 ? hang : between;
  return {first + text + beforeCount + countWidth(tabData(index).toInt()) + last, theme().grown(44)};
}

void Tabs::paintTab(QPainter& painter, int index) {
  const auto& look = theme();
  const bool chosen = index == currentIndex();
  const int first = index == 0 ? hang : 0, last = index == count() - 1 ? hang : between;
  const QRect rect = tabRect(index).adjusted(first, 0, -last, 0);
  const QFont font = look.font(Type::Body, chosen);
  painter.setFont(font);
  painter.setPen(chosen ? look.colour.text : look.colour.text2);
  const QString text = tabText(index);
  const int width = QFontMetrics(font).horizontalAdvance(text);
  painter.drawText(risen(QRect(rect.x(), 0, width + 1, rect.height() - 3)), Qt::AlignVCenter, text);

  const int number = tabData(index).toInt();
  const int high = look.pitch(Type::Note);
  const QRect pill(rect.x() + width + beforeCount, (rect.height() - 3 - high) / 2, countWidth(number), high);
  paintSurface(painter, pill, high / 2.0, chosen ? look.colour.accentSoft : look.colour.hover,
               look.outlined() ? Border{look.colour.line} : Border{});
  painter.setFont(look.font(Type::Note));
  painter.setPen(chosen ? look.colour.accent : look.colour.text2);
  painter.drawText(risen(pill), Qt::AlignCenter, QString::number(number));
  if (!chosen) return;
  painter.fillRect(QRect(rect.x(), height() - 3, pill.right() + 1 - rect.x(), 3), look.colour.accent);
  if (showsFocus(this))
    paintSurface(painter, QRectF(rect.x() - 4, 4, pill.right() + 9 - rect.x(), rect.height() - 12), 5, {},
                 {look.colour.focus, 2, false});
}

void Tabs::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(hang, height() - 1, width() - 2 * hang, 1, theme().colour.line);
  for (int index = 0; index < count(); ++index)
    paintTab(painter, index);
}

void Tabs::changeEvent(QEvent* event) {
  QTabBar::changeEvent(event);
  if (event->type() == QEvent::StyleChange && count() > 0) setTabText(0, tabText(0));
}

} // namespace certdesk::ui
