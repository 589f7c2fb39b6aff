#pragma once
#include "ui/pages/wizard_page.h"
#include "ui/widgets/choice.h"

class QPlainTextEdit;

namespace certdesk::ui {

// the service agreement, to be read to its end and accepted. Version and hash go with the acceptance (M6).
class AgreementPage : public WizardPage {
  Q_OBJECT
public:
  explicit AgreementPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

private:
  void follow(); // how far it was read
  [[nodiscard]] bool accepted() const;
  QPlainTextEdit* m_text;
  CheckBox* m_accept;
  bool m_readToTheEnd = false;
};

} // namespace certdesk::ui
