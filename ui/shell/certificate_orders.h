#pragma once
#include "ui/services.h"
#include "ui/shell/desk.h"
#include "ui/shell/status_card.h"

#include <optional>

namespace certdesk::ui {

// What is asked of the portal for certificates, one thing at a time: to begin a service, or to change a certificate's
// state. A service that is asked for while something is under way comes after it; of several, the last.
class CertificateOrders : public QObject {
  Q_OBJECT
public:
  struct Service {
    std::string certificateId, name;
    std::string instead; // an application that is withdrawn first; empty: none
    bool operator==(const Service&) const = default;
  };
  CertificateOrders(Services& services, Desk& desk, QObject* parent = nullptr);
  void begin(const Service& service);
  void change(const StatusOrder& order, Secret password); // dropped while something is under way
  void forgetNext();
  [[nodiscard]] bool waits() const { return m_beginning.has_value() || m_changing; }
  [[nodiscard]] bool changing() const { return m_changing; }
  [[nodiscard]] bool hasNext() const { return m_next.has_value(); }

Q_SIGNALS:
  void waitingChanged();
  void beginning();
  void begun(const certdesk::portal::Application& application); // not where another came after it
  void notBegun(const certdesk::ui::CertificateOrders::Service& service, const certdesk::Error& error);
  void changed(const certdesk::ui::StatusOrder& order, const certdesk::portal::CertificateRecord& certificate);
  void notChanged(const certdesk::ui::StatusOrder& order, const certdesk::Error& error);

private:
  void start(const Service& service);
  void started(const Service& service, const Result<portal::Application>& answer);
  void answered(const StatusOrder& order, const Result<portal::CertificateRecord>& answer);
  Services& m_services;
  Desk& m_desk;
  std::optional<Service> m_beginning, m_next;
  bool m_changing = false;
};

} // namespace certdesk::ui
