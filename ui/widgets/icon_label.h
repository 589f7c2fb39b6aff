#pragma once
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace certdesk::ui {

// An icon beside words that say the same, and growing with them; screen readers do not find it.
class IconLabel : public QWidget {
  Q_OBJECT
public:
  explicit IconLabel(Icon icon, Ink ink = Ink::Text2, int size = 20, QWidget* parent = nullptr);
  void set(Icon icon, Ink ink);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  Icon m_icon;
  Ink m_ink;
  int m_size;
};

} // namespace certdesk::ui
