#include "ui/widgets/action_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace certdesk::ui {

namespace {
constexpr int side = 40, gap = 24, rowGap = 8;
}

ActionBar::ActionBar(QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_row(new QHBoxLayout), m_words(new QHBoxLayout),
      m_left(new QHBoxLayout), m_lockIcon(new IconLabel(Icon::Lock, Ink::Warn)), m_back(new Button(Kind::Secondary)),
      m_extra(new Button(Kind::Quiet)), m_primary(new Button(Kind::Primary)), m_lock(new Text(Type::Body)),
      m_note(new Text(Type::Body, Ink::Text2)) {
  m_column->setContentsMargins(side, 9, side, 8);
  m_column->setSpacing(rowGap);
  m_row->setSpacing(gap);
  m_left->setSpacing(8);
  m_left->addWidget(m_back);
  m_left->addWidget(m_extra);
  m_left->addStretch(0);
  m_words->setSpacing(8);
  m_words->addWidget(m_lockIcon);
  m_words->addWidget(m_lock, 1);
  m_words->addWidget(m_note, 1);
  m_lock->setBold(true);
  m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_lock->setAlignment(Qt::AlignVCenter);
  m_row->addLayout(m_left);
  m_row->addLayout(m_words, 1);
  m_row->addWidget(m_primary, 0, Qt::AlignRight);
  m_column->addLayout(m_row);
  m_extra->hide();
  setLock({});
  says(this, [this] { m_back->setText(tr("Back")); });
  wears(this, [this] { arrange(); });
}

void ActionBar::addLeft(QWidget* widget) { m_left->insertWidget(2, widget); }

void ActionBar::setNote(const QString& note) {
  m_note->setText(note);
  arrange();
}

void ActionBar::setLock(const QString& reason) {
  const bool locked = !reason.isEmpty();
  m_lock->setText(reason);
  m_lock->setVisible(locked);
  m_lockIcon->setVisible(locked);
  m_note->setVisible(!locked);
  m_back->setVisible(!locked);
  if (locked) m_extra->hide();
  arrange();
}

// One row where all of it fits. What does not gets rows of its own, from the top: the words, then the buttons at the
// left. Nothing is cut off, and the primary button stays where it is.
void ActionBar::arrange() {
  int left = 0;
  for (int i = 0; i < m_left->count(); ++i)
    if (auto* widget = m_left->itemAt(i)->widget(); widget != nullptr && !widget->isHidden())
      left += widget->sizeHint().width() + (left > 0 ? m_left->spacing() : 0);
  const int right = m_primary->isHidden() ? 0 : m_primary->sizeHint().width();
  const int room = width() - 2 * side;
  const bool leftAbove = left > 0 && right > 0 && left + gap + right > room;
  const auto* words = m_lock->isHidden() ? m_note : m_lock;
  const int icon = m_lock->isHidden() ? 0 : m_lockIcon->sizeHint().width() + m_words->spacing();
  const int beside = room - icon - right - (leftAbove ? 0 : left) - 2 * gap;
  const int twoLines = 2 * theme().pitch(Type::Body);
  const bool wordsAbove =
      !words->text().isEmpty() && (beside < theme().pixels(Type::Body) * 6 || words->heightForWidth(beside) > twoLines);
  if (wordsAbove != m_wordsAbove || leftAbove != m_leftAbove) stack(wordsAbove, leftAbove);
  int height = theme().grown(72);
  if (wordsAbove) height += words->heightForWidth(room - icon) + rowGap;
  if (leftAbove) height += theme().grown(40) + rowGap;
  m_note->setAlignment((wordsAbove ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  if (height != this->height() || minimumHeight() != height) setFixedHeight(height);
}

void ActionBar::stack(bool wordsAbove, bool leftAbove) {
  m_wordsAbove = wordsAbove;
  m_leftAbove = leftAbove;
  for (QBoxLayout* rows : {static_cast<QBoxLayout*>(m_column), static_cast<QBoxLayout*>(m_row)})
    for (QLayout* part : {static_cast<QLayout*>(m_left), static_cast<QLayout*>(m_words)})
      rows->removeItem(part);
  if (leftAbove)
    m_column->insertLayout(0, m_left);
  else
    m_row->insertLayout(0, m_left);
  if (wordsAbove)
    m_column->insertLayout(0, m_words);
  else
    m_row->insertLayout(leftAbove ? 0 : 1, m_words, 1);
}

bool ActionBar::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) arrange();
  return QWidget::event(event);
}

void ActionBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void ActionBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().colour.window);
  painter.fillRect(0, 0, width(), 1, theme().colour.line);
}

} // namespace certdesk::ui
