#include "ui/widgets/more_below.h"

#include "ui/widgets/says.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace certdesk::ui {

namespace {
constexpr int unseen = 24; // px below the foot that are worth a word: less is the margin
constexpr int gap = 4;     // px to the foot
constexpr int side = 16;   // px to the end of the line
} // namespace

MoreBelow::MoreBelow(QScrollArea* area) : Chip(Tone::Accent), m_area(area) {
  setParent(area);
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
  area->installEventFilter(this);
  connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, &MoreBelow::look);
  connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this, &MoreBelow::look);
  says(this, [this] {
    set(Tone::Accent, Icon::ChevronDown, tr("More below"));
    look();
  });
}

bool MoreBelow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize) look();
  return Chip::eventFilter(watched, event);
}

void MoreBelow::look() {
  const auto* bar = m_area->verticalScrollBar();
  resize(sizeHint());
  // At the end of the line, where text seldom reaches: in the middle it lay on words.
  const auto* page = m_area->viewport();
  move(page->x() + page->width() - width() - side, m_area->height() - height() - gap);
  setVisible(bar->maximum() - bar->value() > unseen);
  raise();
}

} // namespace certdesk::ui
