#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Button;
class ChangeUkey;
class LastTry;
class Notice;
class PinEntry;

// the PIN of the bound UKEY, asked by what its flags say (M25).
class PinPage : public WizardPage {
  Q_OBJECT
public:
  explicit PinPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  void extra() override;
  QWidget* firstField() const override;
  bool says(ErrorCode code) const override;

private:
  [[nodiscard]] const token::TokenInfo* ukey() const;
  [[nodiscard]] token::PinState state() const;
  [[nodiscard]] QString ukeyText() const;
  [[nodiscard]] bool stays() const; // no other UKEY will do
  void showChange();
  Notice* m_locked;
  Button* m_unlock;
  PinEntry* m_entry;
  QWidget* m_form;
  LastTry* m_lastTry;
  ChangeUkey* m_change;
};

} // namespace certdesk::ui
