#include "ui/widgets/action_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace certdesk::ui {

ActionBar::ActionBar(QWidget* parent)
    : QWidget(parent), m_left(new QHBoxLayout), m_lockIcon(new IconLabel(Icon::Lock)),
      m_back(new Button(Kind::Secondary)), m_extra(new Button(Kind::Quiet)), m_primary(new Button(Kind::Primary)),
      m_lock(new Text(Type::Body, Ink::Text2)), m_note(new Text(Type::Body, Ink::Text2)) {
  wears(this, [this] { setFixedHeight(theme().grown(72)); });
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(40, 9, 40, 8);
  row->setSpacing(24);
  row->addStrut(theme().grown(40)); // as high with no button in it
  m_left->setSpacing(8);
  m_left->addWidget(m_back);
  m_left->addWidget(m_extra);
  m_left->addWidget(m_lockIcon);
  m_left->addWidget(m_lock, 1);
  row->addLayout(m_left);
  m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addWidget(m_note, 1);
  row->addWidget(m_primary);
  m_extra->hide();
  setLock({});
  says(this, [this] { m_back->setText(tr("Back")); });
}

void ActionBar::addLeft(QWidget* widget) { m_left->insertWidget(2, widget); }

void ActionBar::setNote(const QString& note) { m_note->setText(note); }

void ActionBar::setLock(const QString& reason) {
  const bool locked = !reason.isEmpty();
  m_lock->setText(reason);
  m_lock->setVisible(locked);
  m_lockIcon->setVisible(locked);
  m_back->setVisible(!locked);
  if (locked) m_extra->hide();
}

void ActionBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.window);
  painter.fillRect(0, 0, width(), 1, theme().colour.line);
}

} // namespace certdesk::ui
