#include "ui/widgets/keyboard.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace certdesk::ui {

namespace {

using Stops = std::vector<QWidget*>;

void collect(QWidget* widget, Stops& stops);

void collect(const QLayout* layout, Stops& stops) {
  for (int i = 0; i < layout->count(); ++i) {
    auto* item = layout->itemAt(i);
    if (item->widget() != nullptr)
      collect(item->widget(), stops);
    else if (item->layout() != nullptr)
      collect(item->layout(), stops);
  }
}

void collect(QWidget* widget, Stops& stops) {
  if (widget->isHidden()) return;
  if (widget->focusPolicy() & Qt::TabFocus) stops.push_back(widget);
  if (const auto* area = qobject_cast<QScrollArea*>(widget); area != nullptr && area->widget() != nullptr)
    collect(area->widget(), stops);
  else if (const auto* stack = qobject_cast<QStackedWidget*>(widget); stack != nullptr)
    collect(stack->currentWidget(), stops);
  else if (widget->layout() != nullptr)
    collect(widget->layout(), stops);
  else if (!widget->inherits("QAbstractScrollArea")) // such as the eye in a field
    for (auto* child : widget->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
      collect(child, stops);
}

} // namespace

bool pressFocused(const QWidget* window, const QKeyEvent& event) {
  if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) return false;
  auto* button = qobject_cast<QAbstractButton*>(window->focusWidget());
  // One that is checked stays for Space: Enter on it means going on.
  if (button == nullptr || !button->hasFocus() || button->inherits("QCheckBox") || button->inherits("QRadioButton"))
    return false;
  if (!event.isAutoRepeat()) button->click(); // one that is held does not go on from page to page
  return true;
}

void orderTabs(const std::vector<QWidget*>& parts) {
  Stops stops;
  for (auto* part : parts)
    if (part != nullptr) collect(part, stops);
  for (std::size_t i = 1; i < stops.size(); ++i)
    QWidget::setTabOrder(stops[i - 1], stops[i]);
}

} // namespace certdesk::ui
