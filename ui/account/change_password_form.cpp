#include "ui/account/change_password_form.h"

#include "ui/account/new_secret_entry.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"

namespace certdesk::ui {

ChangePasswordForm::ChangePasswordForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent)
    : AccountForm(accounts, desk, parent), m_old(new SecretEdit), m_oldField(new Field(m_old)),
      m_forgotten(new Button(Kind::Link)), m_fresh(new NewSecretEntry(NewSecretEntry::What::Password)) {
  m_oldField->setRequired(true);
  m_oldField->setAside(m_forgotten);
  add(m_oldField);
  watch(m_old);
  watch(m_fresh);
  connect(m_old, &QLineEdit::textChanged, this, [this] { m_oldField->setError({}); });
  connect(m_forgotten, &QPushButton::clicked, this, &ChangePasswordForm::forgottenWanted);
  says(this, [this] { speak(); });
}

QString ChangePasswordForm::missing() const {
  return m_old->text().isEmpty() ? tr("Enter the present password") : m_fresh->missing();
}

void ChangePasswordForm::send() {
  ask([old = m_old->secret(), fresh = m_fresh->secret()](
          portal::AccountDesk& accounts, const Call& call) { return accounts.changePassword(old, fresh, call); },
      [this](const Outcome&) {
        forget();
        Q_EMIT done();
      });
}

void ChangePasswordForm::seeBusy(bool busy) {
  m_old->setEnabled(!busy);
  m_forgotten->setEnabled(!busy);
  m_fresh->setBusy(busy);
}

bool ChangePasswordForm::sayAtField(const Error& error) {
  if (error.code == ErrorCode::PasswordWeak) {
    m_fresh->setError(mendingText(error.code));
    return true;
  }
  if (error.code != ErrorCode::PasswordAgainWrong && error.code != ErrorCode::LoginLocked) return false;
  m_oldField->setError(mendingText(error.code));
  m_old->setFocus();
  m_old->selectAll();
  return true;
}

void ChangePasswordForm::forget() {
  m_old->forget();
  m_fresh->forget();
}

void ChangePasswordForm::focusFirst() { m_old->setFocus(); }

void ChangePasswordForm::speak() {
  m_oldField->setLabel(tr("Present password"));
  m_forgotten->setText(tr("Forgot the password?"));
  setButtons(tr("Change the password"), tr("Leave it as it is"));
}

} // namespace certdesk::ui
