#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Notice;

// A step that certdeskctl can do and the window cannot yet: contents, papers and payment.
class NotHerePage : public WizardPage {
  Q_OBJECT
public:
  explicit NotHerePage(WizardModel& model);
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString lead() const override;
  void see() override;
  [[nodiscard]] Offer offer() const override;
  void goOn() override { m_model.answer(workflow::LookAgain{}); }

private:
  Notice* m_how;
};

} // namespace certdesk::ui
