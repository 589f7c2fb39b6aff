#pragma once
#include "ui/account/account_form.h"

namespace certdesk::ui {

class Button;
class Field;
class SecretEdit;

// Another password by the present one; every other login of the account ends.
class ChangePasswordForm : public AccountForm {
  Q_OBJECT
public:
  ChangePasswordForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent = nullptr);
  void forget() override;
  void focusFirst() override;

Q_SIGNALS:
  void forgottenWanted(); // another one, without the present one

private:
  void speak();
  [[nodiscard]] QString missing() const override;
  void send() override;
  void seeBusy(bool busy) override;
  [[nodiscard]] bool sayAtField(const Error& error) override;
  SecretEdit* m_old;
  Field* m_oldField;
  Button* m_forgotten;
  NewSecretEntry* m_fresh;
};

} // namespace certdesk::ui
