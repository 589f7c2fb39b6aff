#pragma once
#include <QComboBox>

namespace certdesk::ui {

// One of many, 44 high, as wide as it may be. The wheel turns it only while it has the keyboard: a page that scrolls
// under the pointer must not change what was chosen.
class ComboBox : public QComboBox {
  Q_OBJECT
public:
  explicit ComboBox(QWidget* parent = nullptr);

protected:
  void wheelEvent(QWheelEvent* event) override;
};

} // namespace certdesk::ui
