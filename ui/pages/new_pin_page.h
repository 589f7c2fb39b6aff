#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class PinEntry;

// The PIN that a UKEY shall have once it is unlocked, twice (J-19). Nobody else ever knows it.
class NewPinPage : public WizardPage {
  Q_OBJECT
public:
  explicit NewPinPage(WizardModel& model);
  bool says(ErrorCode code) const override;
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

private:
  PinEntry* m_entry;
};

} // namespace certdesk::ui
