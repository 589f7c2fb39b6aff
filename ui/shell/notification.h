#pragma once
#include <QObject>
#include <QString>
#include <functional>
#include <memory>

namespace certdesk::ui {

// Says something where it is seen while another window is in front: the desktop's notifications
// (org.freedesktop.Notifications 1.2) on Linux, the notification area on Windows. Where the system has none it is not
// said, so that nothing may live only here. Nothing waits for it.
class Notification : public QObject {
  Q_OBJECT
public:
  explicit Notification(QObject* parent = nullptr);
  ~Notification() override;
  void show(const QString& title, const QString& text);

Q_SIGNALS:
  void opened(); // the person pressed the notification

private Q_SLOTS:
  void invoked(uint id, const QString& action); // by the desktop, of anybody's notifications

private:
  struct System;
  std::unique_ptr<System> m_system;
};

} // namespace certdesk::ui
