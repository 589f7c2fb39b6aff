#pragma once
#include "ui/pages/wizard_page.h"

class QTimer;

namespace certdesk::ui {

class Button;
class CaptchaField;
class CodeField;
class CopyRow;
class Notice;
class Text;

// the download check (M18): the reference number filled in, the authorisation code from the e-mail, and the
// characters of a picture once a code was wrong. The e-mail can be sent again.
class CodePage : public WizardPage {
  Q_OBJECT
public:
  explicit CodePage(WizardModel& model);
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
  void remember();
  void fetchCaptcha();
  void sayMail();
  [[nodiscard]] QString whyAgain() const; // empty: it is asked for the first time, or the failure says why
  [[nodiscard]] QString missing() const;
  CopyRow* m_number;
  CodeField* m_code;
  CaptchaField* m_captcha;
  Text* m_mail;
  Button* m_resend;
  Notice* m_sent;
  QTimer* m_tick;
  std::optional<ErrorCode> m_said; // stays while the picture for the next try is fetched
  bool m_captchaWanted = true;     // once a try, and again when the person asks
  bool m_resending = false, m_resent = false;
  bool m_passed = false; // since the program was opened
};

} // namespace certdesk::ui
