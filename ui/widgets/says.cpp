#include "ui/widgets/says.h"

#include <QEvent>
#include <QWidget>

namespace certdesk::ui {

namespace {

// Sits in the widget and repeats something at one kind of event.
class Repeater : public QObject {
public:
  Repeater(QWidget* widget, QEvent::Type when, std::function<void()> what)
      : QObject(widget), m_when(when), m_what(std::move(what)) {
    widget->installEventFilter(this);
  }
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched == parent() && event->type() == m_when) m_what();
    return QObject::eventFilter(watched, event);
  }

private:
  QEvent::Type m_when;
  std::function<void()> m_what;
};

} // namespace

void says(QWidget* widget, std::function<void()> speak) {
  speak();
  new Repeater(widget, QEvent::LanguageChange, std::move(speak));
}

void wears(QWidget* widget, std::function<void()> dress) {
  dress();
  new Repeater(widget, QEvent::StyleChange, std::move(dress));
}

} // namespace certdesk::ui
