#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Button;
class CodeField;
class CopyRow;
class Notice;
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
  void follow(); // whether the request code is still the one that was read out
  void sayHotline();
  Notice* m_changed;
  QWidget* m_call;
  Text *m_desk, *m_hotline, *m_hours;
  CopyRow *m_number, *m_challenge;
  Text* m_void;
  CodeField* m_code;
  Text *m_next, *m_until; // until: the portal's time, not the UKEY's
  Button* m_again;
  std::string m_answered; // the request code that what is typed belongs to
  bool m_pulled = false;  // since a code was last given
};

} // namespace certdesk::ui
