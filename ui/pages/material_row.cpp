#include "ui/pages/material_row.h"

#include "ui/pages/material_text.h"
#include "ui/pages/page_tile.h"
#include "ui/theme/paint.h"
#include "ui/widgets/button.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace certdesk::ui {

namespace {

using State = MaterialItem::State;

constexpr int pictureWidth = 44, pictureHeight = 52, gap = 16; // px

} // namespace

MaterialRow::MaterialRow()
    : m_name(new Text(Type::Body)), m_state(new Text(Type::Note, Ink::Text2)), m_bar(new Bar(4)),
      m_act(Button::small(Kind::Secondary)), m_remove(Button::small(Kind::Quiet)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(pictureWidth + gap, 4, 0, 4);
  row->setSpacing(12);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  m_name->setElided(true);
  words->addWidget(m_name);
  words->addWidget(m_state);
  words->addWidget(m_bar);
  words->addStretch(1);
  row->addLayout(words, 1);
  row->addWidget(m_act, 0, Qt::AlignVCenter);
  row->addWidget(m_remove, 0, Qt::AlignVCenter);
  setMinimumHeight(pictureHeight + 8);
  connect(m_remove, &QPushButton::clicked, this, &MaterialRow::removed);
  connect(m_act, &QPushButton::clicked, this, [this] {
    if (m_at == State::TooLarge)
      Q_EMIT smallerWanted();
    else if (m_at == State::Moved)
      Q_EMIT againWanted();
    else
      Q_EMIT retried();
  });
}

void MaterialRow::see(const MaterialItem& item, const portal::Material& material) {
  m_at = item.state;
  m_picture = item.picture;
  m_name->setText(item.name);
  m_state->setInk(itemInk(item));
  m_state->setText(itemText(item, material));
  const bool onItsWay = item.state == State::Sending || item.state == State::Cut || item.state == State::Whole;
  m_bar->setVisible(onItsWay);
  m_bar->setAccessibleName(item.name);
  if (onItsWay && item.octets > 0) m_bar->moveTo(static_cast<int>(item.received * 100 / item.octets));
  showButtons(item);
  update();
}

void MaterialRow::showButtons(const MaterialItem& item) {
  const bool resting = item.failure.has_value(); // of a cut: it is not being tried just now
  m_act->setVisible(item.state == State::TooLarge || item.state == State::Moved || item.state == State::Failed ||
                    (item.state == State::Cut && resting));
  m_act->setText(item.state == State::TooLarge ? tr("Make it smaller")
                 : item.state == State::Moved  ? tr("Choose again")
                 : item.state == State::Cut    ? tr("Try now")
                                               : tr("Try again"));
  m_act->setAccessibleName(tr("%1: %2").arg(item.name, m_act->text()));
  m_remove->setVisible(item.state != State::Whole);
  m_remove->setText(isUnderWay(item) ? tr("Cancel") : tr("Remove"));
  m_remove->setAccessibleName(tr("%1: %2").arg(item.name, m_remove->text()));
}

void MaterialRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& look = theme();
  const QRect box(0, 4, pictureWidth, pictureHeight);
  paintSurface(painter, box, controlRadius, look.colour.window, {look.colour.line});
  if (!m_picture.isNull()) return paintInside(painter, box.adjusted(4, 4, -4, -4), m_picture);
  const int side = look.icon(20);
  const bool bad = m_at == State::Refused || m_at == State::Failed;
  paintIcon(painter, bad ? Icon::Warning : Icon::File,
            QRectF(box.center() - QPoint(side / 2, side / 2), QSizeF(side, side)),
            bad ? look.colour.bad : look.colour.text2);
}

} // namespace certdesk::ui
