#include "ui/widgets/help_strip.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <utility>

namespace certdesk::ui {

namespace {

constexpr int side = 24, gap = 12;

QWidget* divider() {
  auto* line = new Line(Qt::Vertical);
  line->setFixedHeight(20);
  return line;
}

} // namespace

HelpStrip::HelpStrip(QWidget* parent)
    : QWidget(parent), m_call(new QBoxLayout(QBoxLayout::LeftToRight)), m_at(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_where(new QBoxLayout(QBoxLayout::LeftToRight)), m_hotline(new Text(Type::Note, Ink::Text2)),
      m_hours(new Text(Type::Note, Ink::Text2)), m_portal(new Text(Type::Note, Ink::Text2)),
      m_codeName(new Text(Type::Note, Ink::Text2)), m_code(new Text(Type::Section)), m_kind(new Chip),
      m_more(new Button(Kind::Quiet)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(side, 1, side, 0);
  row->setSpacing(gap);
  m_more->setSmall();
  m_more->setTrailing(Icon::ChevronUp);
  m_portal->setElided(true); // whole in the tool tip; whom to call and the code are never cut
  for (auto* text : {m_hotline, m_hours, m_codeName, m_code})
    text->setWordWrap(false);
  row->addWidget(new IconLabel(Icon::Phone), 0, Qt::AlignVCenter);
  m_call->addWidget(m_hotline, 0, Qt::AlignVCenter);
  m_call->addWidget(m_hours, 0, Qt::AlignVCenter);
  row->addLayout(m_call);
  row->addWidget(m_more, 0, Qt::AlignVCenter);
  row->addSpacing(8);
  row->addWidget(divider());
  row->addSpacing(8);
  m_at->addWidget(m_kind, 0, Qt::AlignVCenter);
  m_at->addWidget(m_portal, 1, Qt::AlignVCenter);
  row->addLayout(m_at);
  row->addStretch(1);
  m_where->addWidget(m_codeName, 0, Qt::AlignVCenter);
  m_where->addWidget(m_code, 0, Qt::AlignVCenter);
  row->addLayout(m_where);
  connect(m_more, &QPushButton::clicked, this, &HelpStrip::showHotlines);
  says(this, [this] { speak(); });
  wears(this, [this] { arrange(); });
}

// All in one line where it has room, else two lines in each part.
void HelpStrip::arrange() {
  int wanted = 2 * side + theme().icon(20) + 2 * 8 + 1 + 3 * gap;
  for (auto* widget : std::initializer_list<QWidget*>{m_hotline, m_hours, m_more, m_kind, m_portal, m_codeName, m_code})
    if (!widget->isHidden()) wanted += widget->sizeHint().width() + gap;
  const bool twoLines = wanted > width();
  for (auto* part : {m_call, m_at, m_where}) {
    const auto direction = twoLines ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    const int between = twoLines ? 0 : gap;
    // Said only where it changes: each saying asks for another layout, which comes back here.
    if (part->direction() != direction) part->setDirection(direction);
    if (part->spacing() != between) part->setSpacing(between);
  }
  const int lines = theme().pitch(Type::Note) + theme().pitch(Type::Section) + 8;
  const int height = twoLines ? std::max(theme().grown(48), lines) : theme().grown(48);
  if (minimumHeight() != height) setFixedHeight(height);
}

bool HelpStrip::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) arrange();
  return QWidget::event(event);
}

void HelpStrip::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void HelpStrip::setService(const std::optional<portal::Service>& service, const QString& address,
                           std::vector<portal::Hotline> known) {
  m_service = service;
  m_hotlines = service ? service->hotlines : std::move(known);
  m_address = address;
  speak();
}

void HelpStrip::setStep(const QString& where, const QString& code) {
  m_code->setText(QStringLiteral("%1 %2").arg(where, code).trimmed());
  m_code->setAccessibleName(tr("Step code %1 %2").arg(where, code));
}

void HelpStrip::speak() {
  m_codeName->setText(tr("Step code"));
  m_portal->setText(m_service ? QString::fromStdString(m_service->name) : m_address);
  if (!m_service)
    m_kind->set(Tone::Neutral, Icon::Info, tr("No answer yet"));
  else if (m_service->practice)
    m_kind->set(Tone::Warn, Icon::Info, tr("Practice"));
  else
    m_kind->set(Tone::Ok, Icon::Shield, tr("Real portal"));

  const bool anybody = !m_hotlines.empty();
  if (anybody) {
    const auto& line = m_hotlines.front();
    m_hotline->setParts(parts(tr("Help desk %1"), {{QString::fromStdString(line.number), true, false, Ink::Text}}));
    m_hours->setText(QString::fromStdString(line.hours));
  } else {
    m_hotline->setText({});
    m_hours->setText(tr("The help desk's number is shown once the portal answers"));
  }
  m_hotline->setVisible(anybody);
  const auto more = anybody ? m_hotlines.size() - 1 : 0;
  m_more->setVisible(more > 0);
  m_more->setText(tr("%1 more").arg(more));
  m_more->setName(tr("All hotlines"));
}

void HelpStrip::showHotlines() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const auto& line : m_hotlines) {
    auto* item = menu->addAction(QStringLiteral("%1   %2   %3")
                                     .arg(QString::fromStdString(line.name), QString::fromStdString(line.number),
                                          QString::fromStdString(line.hours))
                                     .replace(QLatin1Char('&'), QLatin1String("&&")));
    item->setIcon(menuIcon(Icon::Phone));
  }
  menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void HelpStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.sunken);
  painter.fillRect(0, 0, width(), 1, theme().colour.line);
}

} // namespace certdesk::ui
