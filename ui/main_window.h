#pragma once
#include "ui/services.h"
#include "ui/shell/bell.h"
#include "ui/shell/desk.h"
#include "ui/shell/known_hotlines.h"
#include "ui/shell/session.h"
#include "ui/theme/look.h"
#include "ui/ukeys/ukey_names.h"
#include "ui/ukeys/ukey_watch.h"

#include <QWidget>

class QSettings;
class QStackedWidget;

namespace certdesk::ui {

class AccountPage;
class AgainPage;
class Button;
class CertificatesPage;
class FrontPage;
class HelpStrip;
class HomePage;
class NavSidebar;
class PracticeBanner;
class Notice;
class PracticePanel;
class UkeysPage;
class Wizard;

// The one window: banner, the login or the places or a wizard, and the help strip under all of them.
class MainWindow : public QWidget {
  Q_OBJECT
public:
  // All of them outlive the window. Preferences are read from the settings and kept there.
  MainWindow(Services& services, Look& look, QSettings& settings);
  ~MainWindow() override;
  // Connects to the portal; separate, so that the window is on the screen first.
  void begin();

  [[nodiscard]] Session& session() { return m_session; }
  [[nodiscard]] Bell& bell() { return m_bell; }

Q_SIGNALS:
  void closed(); // everything is put away; the program may end

protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;

private:
  enum class Place { Home, Certificates, Ukeys, Account };
  void build();
  void buildInside();
  void speak();
  void see();
  void enter();
  void leave();
  void go(Place place);
  void askLogin();
  void showPlace();
  void ukeysChanged();
  void openApplication(const portal::Application& application);
  void closeWizard();
  void beginOther(const std::string& service);
  void lookInto(const std::string& ukeySerial);
  void showStep();
  void tell(const QString& applicationId, const QString& whose, const QString& what, const QString& remark);
  void showSettings(Button* under);
  void choose(const Preferences& preferences);
  void showPractice(bool shown);
  void placePractice();
  [[nodiscard]] int leastWidth() const;

  Services& m_services;
  Look& m_look;
  QSettings& m_settings;
  Desk m_desk;
  Session m_session;
  Bell m_bell;
  Notification m_notification;
  UkeyNames m_names;
  KnownHotlines m_hotlines;
  UkeyWatch m_watch;

  PracticeBanner* m_banner;
  QStackedWidget* m_stage; // the front page, the inside, a wizard
  QWidget* m_middle;
  HelpStrip* m_strip;
  FrontPage* m_front;
  QWidget* m_inside;
  NavSidebar* m_nav;
  QStackedWidget* m_places;
  HomePage* m_home;
  CertificatesPage* m_certificates;
  UkeysPage* m_ukeys;
  AccountPage* m_account; // where the portal has a desk for it
  Notice* m_renewalOnly;
  AgainPage* m_again;
  PracticePanel* m_practice = nullptr;
  Wizard* m_wizard = nullptr;
  Place m_place = Place::Home;
  bool m_asking = false, m_closing = false, m_closed = false;
  bool m_forCertificates = false; // the password that is being set anew was asked for there
};

} // namespace certdesk::ui
