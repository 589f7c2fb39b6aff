#pragma once
#include <QWidget>

namespace certdesk::ui {

// The program's mark on its ground of accent.
class Logo : public QWidget {
  Q_OBJECT
public:
  explicit Logo(int size, QWidget* parent = nullptr);

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace certdesk::ui
