#include "ui/widgets/more_below.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/says.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace certdesk::ui {

namespace {
constexpr int unseen = 24; // px below the foot that are worth a word: less is the margin
constexpr int gap = 4;     // px above and below
} // namespace

MoreBelow::MoreBelow(QScrollArea* area) : m_area(area) {
  auto* chip = new Chip(Tone::Accent);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, gap, 0, gap);
  row->addWidget(chip, 0, Qt::AlignHCenter);
  hide();
  connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, &MoreBelow::look);
  connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this, &MoreBelow::look);
  says(this, [chip] { chip->set(Tone::Accent, Icon::ChevronDown, tr("More below")); });
}

// Its own line takes room from the area, so where it is shown there is more below than before, and where it is hidden
// less: it does not flicker.
void MoreBelow::look() {
  const auto* bar = m_area->verticalScrollBar();
  setVisible(bar->maximum() - bar->value() > unseen);
}

} // namespace certdesk::ui
