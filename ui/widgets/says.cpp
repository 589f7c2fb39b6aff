#include "ui/widgets/says.h"

#include <QEvent>
#include <QWidget>

namespace certdesk::ui {

namespace {

// Sits in the widget and repeats its words when the language changes.
class Repeater : public QObject {
public:
  Repeater(QWidget* widget, std::function<void()> speak) : QObject(widget), m_speak(std::move(speak)) {
    widget->installEventFilter(this);
  }
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched == parent() && event->type() == QEvent::LanguageChange) m_speak();
    return QObject::eventFilter(watched, event);
  }

private:
  std::function<void()> m_speak;
};

} // namespace

void says(QWidget* widget, std::function<void()> speak) {
  speak();
  new Repeater(widget, std::move(speak));
}

} // namespace certdesk::ui
