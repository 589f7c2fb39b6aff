#pragma once
#include "app/portal/nouns.h"
#include "ui/services.h"
#include "ui/shell/desk.h"
#include "ui/shell/notification.h"

#include <QTimer>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace certdesk::ui {

// Tells when the CA has decided on an application (M17): approved, sent back, refused. While any is under review the
// portal is asked, also when nobody looks at the list. Told once, and only what happened while this program watched.
class Bell : public QObject {
  Q_OBJECT
public:
  Bell(Services& services, Desk& desk, QObject* parent = nullptr);
  // What somebody has asked the portal: a whole list, or one application.
  void heard(const std::vector<portal::Application>& applications);
  void heard(const portal::Application& application);
  void forget(); // another account, or none
  void setBeat(std::chrono::milliseconds beat) { m_beat.setInterval(beat); }

Q_SIGNALS:
  // whose: the service and the holder; what: the decision; remark: the CA's own words, or nothing.
  void rang(const QString& applicationId, const QString& whose, const QString& what, const QString& remark);

private:
  void look();
  void settle();
  Services& m_services;
  Desk& m_desk;
  std::map<std::string, portal::Stage> m_stages; // as last heard
  QTimer m_beat;
  bool m_looking = false;
  int m_account = 0; // counts them
};

} // namespace certdesk::ui
