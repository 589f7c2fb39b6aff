#include "ui/widgets/practice_banner.h"

#include "ui/widgets/button.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace certdesk::ui {

namespace {
constexpr int hatched = 56;
}

PracticeBanner::PracticeBanner(QWidget* parent)
    : QWidget(parent), m_word(new Text(Type::Body, Ink::Warn)), m_sentence(new Text(Type::Note, Ink::Warn)),
      m_tools(new Button(Kind::Secondary)) {
  wears(this, [this] { setFixedHeight(theme().grown(40)); });
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(hatched + 12, 4, 24, 4);
  row->setSpacing(12);
  m_word->setBold(true);
  m_sentence->setElided(true);
  m_tools->setSmall();
  m_tools->setLeading(Icon::Drawer);
  m_tools->setCheckable(true);
  row->addWidget(m_word, 0, Qt::AlignVCenter);
  row->addWidget(m_sentence, 1, Qt::AlignVCenter);
  row->addWidget(m_tools, 0, Qt::AlignVCenter);
  says(this, [this] {
    m_word->setText(tr("Practice"));
    m_sentence->setText(tr("Nothing done here has legal effect, and no payment is ever taken."));
    m_tools->setText(tr("Practice desk"));
  });
}

void PracticeBanner::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& colour = theme().colour;
  painter.fillRect(rect(), colour.warnSoft);
  painter.fillRect(0, height() - 1, width(), 1, colour.line);
  painter.setClipRect(0, 0, hatched, height() - 1);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour.warn, 2));
  for (int x = -height(); x < hatched; x += 14)
    painter.drawLine(x, height(), x + height(), 0);
}

} // namespace certdesk::ui
