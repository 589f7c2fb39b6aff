#include "ui/account/forgot_password_form.h"

#include "ui/account/mailed_code_entry.h"
#include "ui/account/new_secret_entry.h"
#include "ui/format.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"

namespace certdesk::ui {

ForgotPasswordForm::ForgotPasswordForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent)
    : AccountForm(accounts, desk, parent), m_user(new LineEdit), m_userField(new Field(m_user)),
      m_code(new MailedCodeEntry), m_fresh(new NewSecretEntry(NewSecretEntry::What::Password)) {
  m_userField->setRequired(true);
  add(m_userField);
  watch(m_user);
  watch(m_code);
  watch(m_fresh);
  connect(m_user, &QLineEdit::textChanged, this, [this] { m_code->setPossible(!userName().isEmpty()); });
  connect(m_code, &MailedCodeEntry::sendWanted, this, [this] {
    mailCode(m_code, [user = userName().toStdString()](portal::AccountDesk& desk_, const Call& call) {
      return desk_.mailPasswordCode(user, call);
    });
  });
  m_code->setPossible(false);
  says(this, [this] { speak(); });
}

QString ForgotPasswordForm::userName() const { return m_user->text().trimmed(); }
void ForgotPasswordForm::setUserName(const QString& userName) { m_user->setText(userName); }

void ForgotPasswordForm::setAccount(const portal::Account& account) {
  m_own = true;
  setUserName(utf8(account.userName));
  m_userField->hide();
  m_code->setAddress(utf8(account.email));
  speak();
}

QString ForgotPasswordForm::missing() const {
  if (userName().isEmpty()) return tr("Enter the user name");
  const auto code = m_code->missing();
  return code.isEmpty() ? m_fresh->missing() : code;
}

void ForgotPasswordForm::send() {
  ask([user = userName().toStdString(), code = m_code->code(), fresh = m_fresh->secret()](
          portal::AccountDesk& desk, const Call& call) { return desk.resetPassword(user, code, fresh, call); },
      [this](const Outcome&) { Q_EMIT done(); });
}

void ForgotPasswordForm::seeBusy(bool busy) {
  m_user->setEnabled(!busy);
  m_code->setBusy(busy);
  m_fresh->setBusy(busy);
}

bool ForgotPasswordForm::sayAtField(const Error& error) {
  if (m_code->tell(error)) return true;
  if (error.code != ErrorCode::PasswordWeak) return false;
  m_fresh->setError(mendingText(error.code));
  return true;
}

void ForgotPasswordForm::forget() {
  m_code->forget();
  m_fresh->forget();
}

void ForgotPasswordForm::focusFirst() {
  (userName().isEmpty() ? static_cast<QWidget*>(m_user) : m_code->button())->setFocus();
}

void ForgotPasswordForm::speak() {
  m_userField->setLabel(tr("User name"));
  setButtons(tr("Set the new password"), m_own ? tr("Leave it as it is") : tr("Back to the login"));
}

} // namespace certdesk::ui
