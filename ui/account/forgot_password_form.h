#pragma once
#include "ui/account/account_form.h"

namespace certdesk::ui {

class Field;
class LineEdit;

// Another password without the old one, by a code to the registered e-mail address.
class ForgotPasswordForm : public AccountForm {
  Q_OBJECT
public:
  ForgotPasswordForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent = nullptr);
  void setUserName(const QString& userName);
  void setAccount(const portal::Account& account); // of whoever is logged in: nobody else's is set here
  [[nodiscard]] QString userName() const;
  void forget() override;
  void focusFirst() override;

private:
  void speak();
  [[nodiscard]] QString missing() const override;
  void send() override;
  void seeBusy(bool busy) override;
  [[nodiscard]] bool sayAtField(const Error& error) override;
  LineEdit* m_user;
  Field* m_userField;
  MailedCodeEntry* m_code;
  NewSecretEntry* m_fresh;
  bool m_own = false;
};

} // namespace certdesk::ui
