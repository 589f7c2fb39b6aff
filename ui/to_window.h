#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <utility>

namespace certdesk::ui {

// From a worker to the window's thread, where alone it is known whether the receiver is still there: then its function
// is called with it, and dropped otherwise.
template <class Receiver, class Function>
void toWindow(QPointer<Receiver> receiver, Function function) {
  if (auto* application = QCoreApplication::instance())
    QMetaObject::invokeMethod(
        application,
        [receiver, function = std::move(function)] {
          if (auto* here = receiver.data()) function(*here);
        },
        Qt::QueuedConnection);
}

} // namespace certdesk::ui
