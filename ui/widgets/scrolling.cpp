#include "ui/widgets/scrolling.h"

#include <QScrollArea>

namespace certdesk::ui {

QScrollArea* scrolling(QWidget* content) {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFocusPolicy(Qt::NoFocus);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(content);
  content->setAutoFillBackground(false); // setWidget() turns it on
  return area;
}

} // namespace certdesk::ui
