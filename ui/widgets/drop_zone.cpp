#include "ui/widgets/drop_zone.h"

#include "ui/theme/paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace certdesk::ui {

DropZone::DropZone(QWidget* parent)
    : QWidget(parent), m_invitation(new Text(Type::Body)), m_limits(new Text(Type::Note, Ink::Text2)),
      m_choose(new Button(Kind::Secondary)), m_paste(new Button(Kind::Quiet)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 12, 16, 12);
  row->setSpacing(12);
  row->addWidget(new IconLabel(Icon::Upload, Ink::Accent), 0, Qt::AlignVCenter);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(m_invitation);
  words->addWidget(m_limits);
  row->addLayout(words, 1);
  m_choose->setSmall();
  m_paste->setSmall();
  m_paste->setLeading(Icon::Copy);
  row->addWidget(m_choose, 0, Qt::AlignVCenter);
  row->addWidget(m_paste, 0, Qt::AlignVCenter);
}

void DropZone::setHovered(bool hovered) {
  m_hovered = hovered;
  update();
}

void DropZone::setTexts(const QString& invitation, const QString& limits) {
  m_invitation->setText(invitation);
  m_limits->setText(limits);
}

void DropZone::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  const QColor ground = m_hovered ? look.colour.accentSoft : look.colour.sunken;
  const Border border{m_hovered ? look.colour.accent : look.colour.edge, m_hovered ? 2.0 : 1.0, true};
  paintSurface(painter, rect(), panelRadius, ground, border);
}

} // namespace certdesk::ui
