#pragma once
#include <QWidget>

class QScrollArea;

namespace certdesk::ui {

// Under a scroll area, as long as there is more of it below: the bar beside it is narrow, and a list that happens to end
// at the foot looks whole. It has a line of its own, to be laid out below the area, and lies on nothing.
class MoreBelow : public QWidget {
  Q_OBJECT
public:
  explicit MoreBelow(QScrollArea* area);

private:
  void look();
  QScrollArea* m_area;
};

} // namespace certdesk::ui
