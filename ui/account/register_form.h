#pragma once
#include "ui/account/account_form.h"

namespace certdesk::ui {

class Field;
class LineEdit;

// A new account (新用户注册), by a code to its e-mail address.
class RegisterForm : public AccountForm {
  Q_OBJECT
public:
  RegisterForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent = nullptr);
  [[nodiscard]] QString userName() const;
  void forget() override;
  void focusFirst() override;

private:
  enum Line { User, Name, Organisation, Email, Question, Lines };
  void speak();
  [[nodiscard]] QString missing() const override;
  void send() override;
  void seeBusy(bool busy) override;
  [[nodiscard]] bool sayAtField(const Error& error) override;
  [[nodiscard]] QString text(Line line) const;
  [[nodiscard]] bool hasEmail() const;
  LineEdit* m_edits[Lines];
  Field* m_fields[Lines];
  MailedCodeEntry* m_code;
  NewSecretEntry *m_password, *m_answer;
};

} // namespace certdesk::ui
