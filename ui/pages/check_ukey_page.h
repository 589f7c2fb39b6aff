#pragma once
#include "ui/pages/wizard_page.h"
#include "ui/widgets/choice.h"

namespace certdesk::ui {

class Button;
class LastTry;
class Notice;
class PinEntry;
class UkeyPicker;

// whether the new UKEY is at hand; if it is, it is tried before anything costs (M19).
class CheckUkeyPage : public WizardPage {
  Q_OBJECT
public:
  explicit CheckUkeyPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;
  bool says(ErrorCode code) const override;

private:
  [[nodiscard]] bool stays() const; // on the UKEY that holds the certificate
  void arrange();
  void sayTried();
  void send(Secret pin, Secret newPin, bool lastTry);
  [[nodiscard]] bool tried() const;
  RadioButton *m_now, *m_later;
  QWidget* m_trial;
  UkeyPicker* m_picker;
  PinEntry* m_pin;
  LastTry* m_lastTry;
  Notice* m_result;
  Button *m_room, *m_again;
  bool m_tryAgain = false; // the person wants to try another one, or the same again
};

} // namespace certdesk::ui
