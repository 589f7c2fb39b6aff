#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class UkeyPicker;

// which of the inserted UKEYs is written to (M19). From then on the wizard is bound to its serial number.
class ChooseUkeyPage : public WizardPage {
  Q_OBJECT
public:
  explicit ChooseUkeyPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

private:
  UkeyPicker* m_picker;
};

} // namespace certdesk::ui
