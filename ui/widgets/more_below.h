#pragma once
#include "ui/widgets/chip.h"

class QScrollArea;

namespace certdesk::ui {

// Over the foot of what is seen of a scroll area, as long as there is more below: the bar beside it is narrow, and a
// list that happens to end at the foot looks whole. It lives with the area.
class MoreBelow : public Chip {
  Q_OBJECT
public:
  explicit MoreBelow(QScrollArea* area);
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void look();
  QScrollArea* m_area;
};

} // namespace certdesk::ui
