#include "ui/widgets/page.h"

#include "ui/widgets/at_most.h"
#include "ui/widgets/more_below.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace certdesk::ui {

namespace {
constexpr int gutter = 40, formWidth = 600, lowWindow = 620; // px; lowWindow: of the page alone
}

Page::Page(QWidget* parent)
    : QWidget(parent), m_scroll(new QScrollArea), m_content(new QWidget), m_column(new QVBoxLayout(m_content)),
      m_body(new QVBoxLayout), m_head(new QHBoxLayout), m_stepRow(new QWidget),
      m_code(new Text(Type::Body, Ink::Accent)), m_position(new Text(Type::Note, Ink::Text2)),
      m_title(new Text(Type::Title)), m_subtitle(new Text(Type::Body, Ink::Text2)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->viewport()->setAutoFillBackground(false);
  m_scroll->setWidget(m_content);
  m_content->setAutoFillBackground(false); // setWidget() turns it on
  outer->setSpacing(0);
  outer->addWidget(m_scroll);
  outer->addWidget(new MoreBelow(m_scroll));
  m_scroll->viewport()->installEventFilter(this);

  auto* step = new QHBoxLayout(m_stepRow);
  step->setContentsMargins(0, 0, 0, 4);
  step->setSpacing(12);
  m_code->setBold(true);
  step->addWidget(m_code);
  step->addWidget(m_position, 0, Qt::AlignVCenter);
  step->addStretch(1);

  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(m_stepRow);
  words->addWidget(m_title);
  words->addSpacing(4);
  words->addWidget(m_subtitle);
  m_head->setSpacing(24);
  m_head->addLayout(words, 1);
  m_column->setSpacing(0);
  m_column->addLayout(m_head);
  m_column->addSpacing(20);
  m_column->addLayout(m_body, 1);
  setStep({}, {});
  setSubtitle({});
  space();
}

void Page::setStep(const QString& code, const QString& position) {
  m_code->setText(code);
  m_position->setText(position);
  m_stepRow->setVisible(!code.isEmpty());
}

void Page::setStepInk(Ink ink) { m_code->setInk(ink); }

void Page::setTitle(const QString& title) {
  m_title->setText(title);
  setAccessibleName(title);
}

void Page::setSubtitle(const QString& subtitle) {
  m_subtitle->setText(subtitle);
  m_subtitle->setVisible(!subtitle.isEmpty());
}

void Page::setAside(QWidget* aside) { m_head->addWidget(aside, 0, Qt::AlignTop); }

void Page::add(QWidget* block) { m_body->addWidget(block); }

void Page::addForm(QWidget* block) {
  m_body->addLayout(atMost(formWidth, block));
}

void Page::addHanging(QLayout* block) {
  auto* row = new QHBoxLayout; // a layout's margins cannot be negative, a spacer can
  row->setSpacing(0);
  row->addSpacing(-8);
  row->addLayout(block, 1);
  row->addSpacing(-8);
  m_body->addLayout(row);
}

void Page::addStretch() { m_body->addStretch(1); }

int Page::leastWidth() const { return m_content->minimumSizeHint().width(); }

void Page::showAtTop() { m_scroll->verticalScrollBar()->setValue(0); }

void Page::reveal(QWidget* widget) {
  m_wanted = widget;
  QMetaObject::invokeMethod(this, &Page::scrollToWanted, Qt::QueuedConnection);
}

// What has only just been shown has no place before the layouts are done, and until then it cannot be scrolled to.
void Page::scrollToWanted() {
  if (m_wanted == nullptr) return;
  QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  m_scroll->ensureWidgetVisible(m_wanted, 0, 24);
  m_wanted.clear();
}

void Page::space() {
  m_column->setContentsMargins(gutter, m_compact ? 24 : 32, gutter, m_compact ? 16 : 24);
  m_body->setSpacing(m_compact ? 16 : 24);
}

bool Page::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
    bodyResized(m_scroll->viewport()->width() - 2 * gutter);
  return QWidget::eventFilter(watched, event);
}

void Page::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool compact = height() < lowWindow;
  if (compact == m_compact) return;
  m_compact = compact;
  space();
}

void Page::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) m_content->updateGeometry();
}

} // namespace certdesk::ui
