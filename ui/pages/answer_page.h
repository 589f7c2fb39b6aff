#pragma once
#include "ui/pages/wizard_page.h"

#include <QTimer>

namespace certdesk::ui {

class Button;
class Field;
class Notice;
class SecretEdit;
class Text;

// the security question. The answer is checked in place, before anything is submitted (M8).
class AnswerPage : public WizardPage {
  Q_OBJECT
public:
  explicit AnswerPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;
  bool says(ErrorCode code) const override { return code == ErrorCode::AnswerWrong || code == ErrorCode::AnswerLocked; }

protected:
  void hideEvent(QHideEvent* event) override;

private:
  void remember();
  void check();
  void sayForgotten();
  [[nodiscard]] bool verified() const;
  Text *m_questionName, *m_question;
  SecretEdit* m_answer;
  Field* m_field;
  Button *m_check, *m_forgot;
  Notice *m_forgotten, *m_kept;
  QTimer m_locked; // runs while the portal takes no answer
  bool m_sent = false;
};

} // namespace certdesk::ui
