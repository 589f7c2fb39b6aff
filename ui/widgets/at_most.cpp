#include "ui/widgets/at_most.h"

#include <QHBoxLayout>
#include <QWidget>

namespace certdesk::ui {

QHBoxLayout* atMost(int width, QWidget* widget) {
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  widget->setMaximumWidth(width);
  row->addWidget(widget, 1);
  row->addSpacerItem(new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum));
  return row;
}

} // namespace certdesk::ui
