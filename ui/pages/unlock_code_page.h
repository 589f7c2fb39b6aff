#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Button;
class CodeField;
class CopyRow;
class Text;

// An unlock by telephone (J-18): the code that the UKEY shows is read out to the help desk, and the one that answers it
// typed in.
class UnlockCodePage : public WizardPage {
  Q_OBJECT
public:
  explicit UnlockCodePage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  bool says(ErrorCode code) const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

protected:
  void hideEvent(QHideEvent* event) override;

private:
  [[nodiscard]] bool asked() const { return facts().unlockChallenge.known(); }
  Text* m_name;
  CopyRow* m_challenge;
  Text* m_void;
  CopyRow* m_number;
  Text* m_until; // the portal's time, not the UKEY's
  Button* m_again;
  CodeField* m_code;
  Text* m_next;
  std::string m_answered; // the request code that what is typed belongs to
};

} // namespace certdesk::ui
