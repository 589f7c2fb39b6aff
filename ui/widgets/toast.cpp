#include "ui/widgets/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_bar.h"

#include <QAccessible>
#include <QApplication>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>
#include <algorithm>

namespace certdesk::ui {

namespace {
constexpr int above = 72; // px from the window's lower edge: over the help strip
constexpr int gap = 12;
}

Toast::Toast(QWidget* window) : QLabel(window), m_timer(new QTimer(this)) {
  setTextFormat(Qt::PlainText);
  setAttribute(Qt::WA_TransparentForMouseEvents);
  m_timer->setSingleShot(true);
  m_timer->setInterval(4000);
  connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
  window->installEventFilter(this);
  qApp->installEventFilter(this); // Esc, wherever the focus is
}

void Toast::show(QWidget* inWindow, const QString& text, Tone tone) {
  auto* window = inWindow->window();
  auto* toast = window->findChild<Toast*>(QString(), Qt::FindDirectChildrenOnly);
  if (toast == nullptr) toast = new Toast(window);
  toast->say(text, tone);
}

void Toast::say(const QString& text, Tone tone) {
  m_tone = tone;
  setText(text);
  setAccessibleName(text);
  place();
  raise();
  setVisible(true);
  m_timer->start();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void Toast::place() {
  const int width = QFontMetrics(theme().font(Type::Body)).horizontalAdvance(text()) + 60;
  const int height = theme().grown(44);
  auto* window = parentWidget();
  int lower = window->height() - above;
  for (const auto* bar : window->findChildren<ActionBar*>()) // "do not pull out the UKEY" stays in sight
    if (bar->isVisible()) lower = std::min(lower, bar->mapTo(window, QPoint()).y() - gap);
  setGeometry((window->width() - width) / 2, lower - height, width, height);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  const bool changes =
      event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show;
  if (isVisible() && changes && (watched == parentWidget() || qobject_cast<ActionBar*>(watched) != nullptr)) place();
  if (isVisible() && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
    hide(); // and go on: Esc may mean more
  return QLabel::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  paintSurface(painter, rect(), controlRadius, look.colour.text); // inverse
  const QPointF sign(25, height() / 2.0);
  if (m_tone == Tone::Ok)
    paintTick(painter, sign, 20, look.colour.window, 1.6);
  else
    paintIcon(painter, Icon::Warning, QRectF(sign - QPointF(10, 10), QSizeF(20, 20)), look.colour.window);
  painter.setFont(look.font(Type::Body));
  painter.setPen(look.colour.window);
  painter.drawText(risen(rect().adjusted(44, 0, 0, 0)), Qt::AlignVCenter, text());
}

} // namespace certdesk::ui
