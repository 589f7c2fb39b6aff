#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Text;

// Before anything is known of the application.
class LoadingPage : public WizardPage {
  Q_OBJECT
public:
  explicit LoadingPage(WizardModel& model);
  QString title() const override;
  void see() override;
  Offer offer() const override { return {}; }

private:
  QWidget* m_row;
  Text* m_text;
};

} // namespace certdesk::ui
