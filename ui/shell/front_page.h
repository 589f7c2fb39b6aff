#pragma once
#include "app/core/bytes.h"
#include "app/portal/account_desk.h"

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QSpacerItem;
class QVBoxLayout;

namespace certdesk::ui {

class AccountForm;
class Button;
class Desk;
class ForgotPasswordForm;
class FrontStory;
class LoginForm;
class Notice;
class RegisterForm;
class Session;
class Text;
class UkeyLoginForm;
class UkeyWatch;

// Before the login: what the program does, what the portal has to say, and the form.
class FrontPage : public QWidget {
  Q_OBJECT
public:
  static constexpr int least = 484; // px: then only the form is shown
  FrontPage(Session& session, UkeyWatch& watch, const std::vector<Bytes>& anchors, QWidget* parent = nullptr);
  // A forgotten password, and registering, are offered from now on.
  void setAccounts(portal::AccountDesk& accounts, Desk& desk);
  // By password again, and nothing of a try by UKEY.
  void forget();
  [[nodiscard]] QString stepCode() const; // L-01 the login, L-02 a forgotten password, L-03 registering
  [[nodiscard]] LoginForm* form() const { return m_form; }
  [[nodiscard]] Button* settings() const;
  // The practice account, offered to be filled in.
  void setPractice(const QString& userName, const QString& password);

Q_SIGNALS:
  void ukeysWanted(); // My UKEY, without a login
  void wayChanged();  // what is shown at the right

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  QWidget* makeRight();
  QWidget* makeWays();
  void speak();
  enum class Way { Password, Ukey, Forgotten, Registering };
  void go(Way way);
  void welcome(const QString& userName, const QString& sentence);
  void showTitle();
  void seeWays();
  Session& m_session;
  FrontStory* m_story;
  LoginForm* m_form;
  UkeyLoginForm* m_ukeyForm;
  ForgotPasswordForm* m_forgotten = nullptr;
  RegisterForm* m_registering = nullptr;
  QVBoxLayout* m_forms;
  Text *m_title, *m_lead;
  QWidget* m_practiceBox;
  Notice *m_practice, *m_done; // what a form has brought about
  Button *m_fillIn, *m_byUkey, *m_ukeys, *m_register;
  Way m_way = Way::Password;
  QString m_practiceUser, m_practicePassword;
  QHBoxLayout* m_around;
  QSpacerItem* m_gap; // above the form
};

} // namespace certdesk::ui
