#include "ui/theme/accessibility.h"

#include <QAccessibleWidget>
#include <QScrollArea>
#include <QScrollBar>

namespace certdesk::ui {

namespace {

class ScrollAreaInterface : public QAccessibleWidget {
public:
  explicit ScrollAreaInterface(QScrollArea* area) : QAccessibleWidget(area, QAccessible::Client) {}

  int childCount() const override { return static_cast<int>(parts().size()); }
  QAccessibleInterface* child(int index) const override {
    return QAccessible::queryAccessibleInterface(parts().value(index)); // none for what is not there
  }
  int indexOfChild(const QAccessibleInterface* child) const override {
    return child == nullptr ? -1 : static_cast<int>(parts().indexOf(child->object()));
  }

private:
  // What is in it, and the bars that are to be seen, as Qt's own tells them.
  [[nodiscard]] QObjectList parts() const {
    const auto* area = qobject_cast<QScrollArea*>(object());
    if (area == nullptr) return {};
    QObjectList parts{area->viewport()};
    for (const auto* bar : {area->horizontalScrollBar(), area->verticalScrollBar()})
      if (bar->isVisible()) parts.append(bar->parentWidget());
    return parts;
  }
};

QAccessibleInterface* interfaceOf(const QString& className, QObject* object) {
  if (className != QLatin1String("QScrollArea")) return nullptr;
  return new ScrollAreaInterface(qobject_cast<QScrollArea*>(object));
}

} // namespace

void installAccessibility() { QAccessible::installFactory(interfaceOf); }

} // namespace certdesk::ui
