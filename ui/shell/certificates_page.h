#pragma once
#include "ui/shell/certificate_orders.h"
#include "ui/shell/certificate_table.h"
#include "ui/shell/ending.h"
#include "ui/widgets/page.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace certdesk::ui {

class Button;
class FailureNote;
class Notice;
class Session;
class Tabs;

// My certificates (M4): three tabs, and for each certificate what can be done with it now.
class CertificatesPage : public Page {
  Q_OBJECT
public:
  CertificatesPage(Services& services, Desk& desk, Session& session);
  void reload();
  void clear();
  // Only those that are about to expire, or have; nothing: all.
  void showOnly(std::optional<Ending> ending);
  // Applies for a service for a certificate, or goes on with what is under way. instead: of that application, which is
  // withdrawn first.
  void begin(const std::string& certificateId, const std::string& service, const std::string& instead = {});

Q_SIGNALS:
  void forgottenWanted();                                  // the password, that a change asks for
  void openWanted(const portal::Application& application); // started, or gone on with

protected:
  void bodyResized(int width) override;

private:
  struct Answer {
    Result<std::vector<portal::CertificateRecord>> certificates;
    Result<std::vector<portal::Application>> applications;
  };
  using Order = CertificateOrders::Service;
  void speak();
  void look();
  void heard(Answer answer);
  void display();
  void showTab();
  void setWidths();
  void notBegun(const Order& order, const Error& error);
  void askChange(const portal::CertificateRecord& certificate, StatusAct act);
  void changed(const StatusOrder& order, const portal::CertificateRecord& certificate);
  void notChanged(const StatusOrder& order, const Error& error);
  void bringUp(const std::string& certificateId);
  void tellElsewhere(const QString& subject, ErrorCode code);
  void seeWaiting();
  void closeCard();
  [[nodiscard]] portal::CertificateRecord* recordOf(const std::string& certificateId); // nullptr: not among them
  [[nodiscard]] CertificateRow* rowOf(const std::string& certificateId) const;
  void failed(const Error& error);
  [[nodiscard]] CertificateRow::Around aroundOf(const portal::CertificateRecord& certificate) const;
  [[nodiscard]] QWidget* makeTable(const std::vector<const portal::CertificateRecord*>& certificates);
  [[nodiscard]] QWidget* makeEmpty();

  Services& m_services;
  Desk& m_desk;
  Session& m_session;
  Button* m_refresh;
  FailureNote* m_failure;
  Tabs* m_tabs;
  Notice* m_onlyNotice;
  Button* m_all;
  QWidget* m_loading;
  CertificateOrders* m_orders;
  QWidget* m_list = nullptr;
  CertificateTable* m_table = nullptr; // in the list, where there is anything
  StatusCard* m_card = nullptr;        // outlives the rows, which are made anew with each look
  std::optional<std::vector<portal::CertificateRecord>> m_certificates;
  std::map<std::string, std::set<std::string>> m_underWay; // by certificate: the services that are open
  std::optional<Ending> m_only;
  std::string m_open;            // the row that is open
  std::string m_missing;         // frozen last because its UKEY is missing
  std::optional<Order> m_failed; // its failure is told, and Retry asks again
  int m_width = 860;             // of the table
  bool m_busy = false, m_again = false;
  bool m_unread = false; // the failure was told while another page was shown
};

} // namespace certdesk::ui
