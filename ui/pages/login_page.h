#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Field;
class LineEdit;
class SecretEdit;

// The login ended while the wizard was open: log in in place. The page behind keeps what was typed (M1).
class LoginPage : public WizardPage {
  Q_OBJECT
public:
  explicit LoginPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;
  bool says(ErrorCode code) const override;

protected:
  void hideEvent(QHideEvent* event) override;

private:
  LineEdit* m_user;
  SecretEdit* m_password;
  Field *m_userField, *m_passwordField;
  bool m_sent = false; // and no answer yet
};

} // namespace certdesk::ui
