#include "ui/widgets/progress.h"

#include "ui/theme/paint.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QTimer>
#include <QVariantAnimation>

namespace certdesk::ui {

namespace {
bool motionless(const QWidget* widget) {
  return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) == 0;
}
} // namespace

Bar::Bar(int height, QWidget* parent) : QProgressBar(parent), m_motion(new QVariantAnimation(this)) {
  setRange(0, 100);
  setValue(0);
  setTextVisible(false);
  setFixedHeight(height);
  m_motion->setDuration(150);
  connect(m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
    m_shown = value.toDouble();
    update();
  });
}

void Bar::moveTo(int percent) {
  if (percent == value() && m_motion->state() != QAbstractAnimation::Running && m_shown == percent) return;
  setValue(percent);
  m_motion->stop();
  if (motionless(this) || !isVisible()) {
    m_shown = percent;
    update();
    return;
  }
  m_motion->setStartValue(m_shown);
  m_motion->setEndValue(static_cast<double>(percent));
  m_motion->start();
}

void Bar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto& look = theme();
  const qreal radius = height() / 2.0;
  paintSurface(painter, rect(), radius, look.colour.hover, look.outlined() ? Border{look.colour.line} : Border{});
  QPainterPath track;
  track.addRoundedRect(rect(), radius, radius);
  painter.setClipPath(track);
  QRectF done = rect();
  done.setWidth(done.width() * m_shown / 100);
  if (m_shown > 0) paintSurface(painter, done, radius, look.colour.accent);
}

ProgressHead::ProgressHead(QWidget* parent)
    : QWidget(parent), m_figure(new Text(Type::Percent)), m_sign(new Text(Type::State, Ink::Text2)),
      m_remaining(new Text(Type::Body, Ink::Text2)), m_bar(new Bar) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  m_sign->setBold(false);
  m_sign->setText(QStringLiteral("%"));
  row->addWidget(m_figure, 0, Qt::AlignBottom);
  row->addWidget(m_sign, 0, Qt::AlignBottom);
  row->addWidget(m_remaining, 1, Qt::AlignBottom);
  layout->addLayout(row);
  layout->addWidget(m_bar);
  setPercent(0);
}

void ProgressHead::setPercent(std::optional<int> percent) {
  for (auto* counted : std::initializer_list<QWidget*>{m_figure, m_sign, m_bar})
    counted->setVisible(percent.has_value());
  m_remaining->setAlignment(percent ? Qt::AlignRight : Qt::AlignLeft);
  if (!percent) return;
  m_figure->setText(QString::number(*percent));
  m_bar->moveTo(*percent);
  m_bar->setAccessibleName(QStringLiteral("%1 %").arg(*percent));
}

void ProgressHead::setRemaining(const QString& text) { m_remaining->setText(text); }

Spinner::Spinner(int size, QWidget* parent) : QWidget(parent), m_timer(new QTimer(this)) {
  setFixedSize(size, size);
  m_timer->setInterval(60);
  connect(m_timer, &QTimer::timeout, this, [this] {
    m_angle = (m_angle + 24) % 360;
    update();
  });
}

void Spinner::showEvent(QShowEvent*) {
  if (!motionless(this)) m_timer->start();
}
void Spinner::hideEvent(QHideEvent*) { m_timer->stop(); }

void Spinner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF ring = QRectF(rect()).adjusted(2, 2, -2, -2);
  painter.setPen(QPen(theme().colour.line, 2));
  painter.drawEllipse(ring);
  painter.setPen(QPen(theme().colour.accent, 2, Qt::SolidLine, Qt::RoundCap));
  painter.drawArc(ring, (90 - m_angle) * 16, -110 * 16);
}

} // namespace certdesk::ui
