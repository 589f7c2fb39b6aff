#pragma once
#include "app/portal/nouns.h"
#include "ui/services.h"
#include "ui/shell/desk.h"
#include "ui/widgets/page.h"

#include <optional>

namespace certdesk::ui {

class AccountForm;
class Button;
class ChangePasswordForm;
class FailureNote;
class ForgotAnswerForm;
class ForgotPasswordForm;
class Panel;
class Session;
class Text;

// My account (M1): how it is reached, its password, and its security answer.
class AccountPage : public Page {
  Q_OBJECT
public:
  // services.accountDesk has to be there.
  AccountPage(Services& services, Desk& desk, Session& session);
  void reload();
  void clear(); // another account, or none
  void setPasswordAnew(); // by a mailed code: it was forgotten

Q_SIGNALS:
  void passwordReset(); // and with it every login of the account has ended

private:
  enum Fact { User, Name, Email, Phone, Facts };
  struct Part {
    Text *title, *text;
    Button* change;
    AccountForm* form;
  };
  Panel* makePart(Part& part, AccountForm* form);
  void take(Part& part, AccountForm* form);
  void open(Part& part, bool opened);
  void speak();
  void see();
  void heard(const Result<portal::Account>& answer);
  Services& m_services;
  Desk& m_desk;
  Session& m_session;
  FailureNote* m_failure;
  Panel* m_facts;
  Text *m_names[Facts], *m_values[Facts];
  ChangePasswordForm* m_changePassword;
  ForgotPasswordForm* m_forgotPassword;
  ForgotAnswerForm* m_forgotAnswer;
  Part m_password, m_answer;
  std::optional<portal::Account> m_account;
  bool m_busy = false, m_passwordChanged = false, m_anew = false;
};

} // namespace certdesk::ui
