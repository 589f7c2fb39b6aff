#pragma once
#include "ui/theme/paint.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

struct Stage {
  QString code, name;
  QString note; // "19 s", "in progress", "about 8 s"
  Mark mark = Mark::Todo;
};

// The stages of what is being written: mark, code, name, seconds. The current one's ground hangs 8 px outside, so the
// widget is 8 px wider on each side than its text: give it that room.
class Stages : public QWidget {
  Q_OBJECT
public:
  explicit Stages(QWidget* parent = nullptr);
  void set(const std::vector<Stage>& stages);

private:
  class Row;
  QVBoxLayout* m_layout;
  std::vector<Row*> m_rows;
};

} // namespace certdesk::ui
