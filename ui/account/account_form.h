#pragma once
#include "app/portal/account_desk.h"
#include "ui/shell/desk.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace certdesk::ui {

class Button;
class FailureNote;
class MailedCodeEntry;
class NewSecretEntry;
class Text;

// A form of the account desk: its fields, what is still missing beside the one button, and each failure where it can be
// mended. Nothing typed is lost by a failure.
class AccountForm : public QWidget {
  Q_OBJECT
public:
  AccountForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent = nullptr);
  virtual void forget() = 0; // what was typed
  virtual void focusFirst() = 0;
  void setSecondary(); // on a page that has a primary button of its own

Q_SIGNALS:
  void done();
  void leaveWanted();
  void loginExpired();

protected:
  void add(QWidget* widget);
  void watch(QLineEdit* edit);
  void watch(MailedCodeEntry* code);
  void watch(NewSecretEntry* secret);
  void setButtons(const QString& go, const QString& leave);
  void weigh();
  [[nodiscard]] virtual QString missing() const = 0;
  virtual void send() = 0;
  virtual void seeBusy(bool busy) = 0;
  // Says a failure at one of its fields; false: it is said above all of them.
  [[nodiscard]] virtual bool sayAtField(const Error& error) = 0;

  // errand(AccountDesk&, const Call&) is made on a worker; heard gets what came of it where it went well.
  template <class Errand, class Heard>
  void ask(Errand errand, Heard heard) {
    setBusy(true);
    m_desk.ask(
        Desk::Counter::Portal, this,
        [&accounts = m_accounts, errand = std::move(errand)](const Call& call) mutable {
          return errand(accounts, call);
        },
        [this, heard = std::move(heard)](auto answer) {
          setBusy(false);
          if (!answer) return told(answer.error());
          heard(answer);
        });
  }
  // Asked for by the entry's button.
  template <class Errand>
  void mailCode(MailedCodeEntry* entry, Errand errand) {
    ask(std::move(errand), [entry](const Result<portal::MailedCode>& mailed) { codeSent(entry, *mailed); });
  }

private:
  static void codeSent(MailedCodeEntry* entry, const portal::MailedCode& mailed);
  void setBusy(bool busy);
  void told(const Error& error);
  void press();
  portal::AccountDesk& m_accounts;
  Desk& m_desk;
  QVBoxLayout* m_fields;
  FailureNote* m_failure;
  Text* m_missing;
  Button *m_go, *m_leave;
  bool m_busy = false;
};

} // namespace certdesk::ui
