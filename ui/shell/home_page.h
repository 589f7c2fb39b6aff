#pragma once
#include "ui/services.h"
#include "ui/shell/application_list.h"
#include "ui/shell/desk.h"
#include "ui/shell/ending.h"
#include "ui/widgets/page.h"

#include <QTimer>
#include <optional>
#include <vector>

class QVBoxLayout;

namespace certdesk::ui {

class Button;
class ExpiryNotices;
class FailureNote;
class FirstSteps;
class Session;
class Tabs;

// My applications (M5): what each waits for, who acts next and since when, and one button: continue.
class HomePage : public Page {
  Q_OBJECT
public:
  HomePage(Services& services, Desk& desk, Session& session);
  // Asks the portal again; what is shown stays until it has answered.
  void reload();
  void clear(); // another account, or none

Q_SIGNALS:
  void openWanted(const portal::Application& application);
  void startWanted();               // something new
  void endingWanted(Ending ending); // those certificates
  void ukeysWanted();
  void renewWanted(const portal::CertificateRecord& certificate);
  void waiting(int count); // for the person
  void listed(const std::vector<portal::Application>& applications);

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

private:
  struct Answer {
    Result<std::vector<portal::Application>> applications;
    std::optional<std::vector<portal::CertificateRecord>> certificates; // where they were asked for and told
  };
  void speak();
  void look(bool certificatesToo);
  void heard(Answer answer);
  void display();
  void showTab();
  void chooseTab();
  void tellEndings(const std::vector<portal::Application>& applications);
  [[nodiscard]] bool isNew() const;
  [[nodiscard]] QWidget* makeEmpty();
  [[nodiscard]] int count(Tab tab) const;
  [[nodiscard]] QString summary() const;
  [[nodiscard]] QString emptySentence() const;
  [[nodiscard]] QString applyAddress() const; // of the portal's web page for a first certificate; empty: none
  void applyOnSite();

  Services& m_services;
  Desk& m_desk;
  Session& m_session;
  Button* m_new;
  FailureNote* m_failure;
  ExpiryNotices* m_expiring;
  FirstSteps* m_first;
  QVBoxLayout* m_notices;
  Tabs* m_tabs;
  QWidget* m_list = nullptr;
  QWidget* m_loading;
  std::optional<std::vector<Entry>> m_entries; // nothing: not asked yet
  std::optional<std::vector<portal::CertificateRecord>> m_certificates;
  QString m_shownKey;
  bool m_busy = false, m_again = false, m_chosen = false;
  int m_account = 0; // counts them: an answer under way when one ends is nobody's
  QTimer m_beat;
};

} // namespace certdesk::ui
