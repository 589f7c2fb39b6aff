#pragma once
#include "app/credentials/kept_login.h"
#include "ui/services.h"
#include "ui/shell/desk.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace certdesk::workflow {
struct UkeyLogin;
}

namespace certdesk::ui {

// Who is logged in at which portal, and whether that is kept for the next start.
class Session : public QObject {
  Q_OBJECT
public:
  enum class State { Connecting, Unreachable, LoggedOut, LoggedIn };
  Session(Services& services, Desk& desk, QObject* parent = nullptr);

  // Asks the portal who it is, and goes on with the kept login of that user where there is one.
  void begin(const QString& keptUser);
  // Again, after the portal was not reached.
  void retry() { begin(m_keptUser); }
  // Dropped while another one is under way.
  void login(const QString& userName, Secret password, bool keep);
  // With a certificate on a UKEY; never kept. Told as any login.
  void loginByUkey(workflow::UkeyLogin by);
  void giveUpWaiting(); // for a driver that does not answer
  void logout();
  // Forgets the failure of a try that is not to be told any more.
  void forgive();
  // A call was answered by A-03: it is to be logged in again in place.
  void expired();
  // Somebody else has logged in through the same portal (the wizard, in place).
  void refreshed() { keep(); }
  // Another language was chosen: the portal is asked for its texts in it, and changed() tells that they are here.
  void speak(std::string languageTag);
  // Brings the keychain up to date for the last time, and then calls.
  void finish(std::function<void()> finished);

  [[nodiscard]] State state() const { return m_state; }
  [[nodiscard]] bool busy() const { return m_busy; }
  [[nodiscard]] const std::optional<portal::Service>& service() const { return m_service; }
  [[nodiscard]] const std::optional<portal::Account>& account() const { return m_account; }
  // The UKEY that logged in; empty: it was a password, or a kept login.
  [[nodiscard]] const std::string& ukeySerial() const { return m_ukeySerial; }
  // An expired certificate logs in for its own renewal, and for nothing else.
  [[nodiscard]] bool mayAll() const { return m_account && !m_account->renewalOnly; }
  [[nodiscard]] bool mayRenew(const Bytes& signingCertificate) const; // DER
  // The last failure of connecting or of logging in.
  [[nodiscard]] std::optional<ErrorCode> failure() const { return m_failure; }
  // Whether a login can outlive the program on this PC; known once the portal has answered.
  [[nodiscard]] bool canKeep() const { return m_canKeep; }

Q_SIGNALS:
  void changed();   // of any of the above
  void loggedIn();  // by a login or the kept one
  void loggedOut(); // by the person
  void spoken();    // the portal speaks another language now
  void loginNeeded();
  void keptUserChanged(const QString& userName); // empty: no login is kept

private:
  struct Opening;
  struct Login;
  void opened(Opening opening);
  void entered(Login login, bool keep, const QString& userName);
  void keep();
  void forgetUkey();
  [[nodiscard]] credentials::KeptLogin keptLogin() const;

  Services& m_services;
  Desk& m_desk;
  State m_state = State::Connecting;
  bool m_busy = false, m_canKeep = false, m_keeping = false;
  std::optional<portal::Service> m_service;
  std::optional<portal::Account> m_account;
  std::optional<ErrorCode> m_failure;
  QString m_keptUser;
  std::string m_ukeySerial;
  Bytes m_ukeyCertificate;
  std::shared_ptr<Secret> m_stored; // what the keychain holds; touched by errands alone
  QTimer m_beat;
};

} // namespace certdesk::ui
