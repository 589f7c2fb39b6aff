#pragma once
#include "ui/account/account_form.h"

namespace certdesk::ui {

class Field;
class LineEdit;
class Notice;

// Another answer to the security question, and another question where it is wanted, by a code to the registered e-mail
// address. From then on a person looks at every application of the account.
class ForgotAnswerForm : public AccountForm {
  Q_OBJECT
public:
  ForgotAnswerForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent = nullptr);
  void begin(); // asks the portal where the code goes
  void forget() override;
  void focusFirst() override;

private:
  void speak();
  [[nodiscard]] QString missing() const override;
  void send() override;
  void seeBusy(bool busy) override;
  [[nodiscard]] bool sayAtField(const Error& error) override;
  Notice* m_consequence;
  MailedCodeEntry* m_code;
  LineEdit* m_question;
  Field* m_questionField;
  NewSecretEntry* m_fresh;
};

} // namespace certdesk::ui
