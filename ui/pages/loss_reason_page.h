#pragma once
#include "ui/pages/wizard_page.h"
#include "ui/widgets/choice.h"

#include <array>

namespace certdesk::ui {

class Notice;

// lost, stolen or damaged, and whether the old certificate is frozen at once.
class LossReasonPage : public WizardPage {
  Q_OBJECT
public:
  explicit LossReasonPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

private:
  void prefill();
  void choose();
  [[nodiscard]] std::optional<portal::LossReason> chosen() const;
  [[nodiscard]] bool freezes() const;
  static constexpr std::array reasons = {portal::LossReason::Lost, portal::LossReason::Stolen,
                                         portal::LossReason::Damaged};
  std::array<RadioButton*, 3> m_reasons;
  CheckBox* m_freeze;
  Notice* m_frozen; // it is already
  bool m_prefilled = false;
};

} // namespace certdesk::ui
