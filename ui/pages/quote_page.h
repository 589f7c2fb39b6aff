#pragma once
#include "ui/pages/wizard_page.h"

class QButtonGroup;

namespace certdesk::ui {

class Text;

// what it costs and until when the certificate will be valid (M7), where there is a choice for each number of
// years. Every amount is the portal's.
class QuotePage : public WizardPage {
  Q_OBJECT
public:
  explicit QuotePage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;
  QWidget* firstField() const override;

private:
  void showChoices();
  void choose();
  void showQuote();
  void fill(const portal::Quote& quote);
  [[nodiscard]] const portal::Quote* chosen() const; // nullptr: none yet
  [[nodiscard]] bool agreed() const;                 // to the one that is chosen
  QVBoxLayout* m_choices;
  QButtonGroup* m_years;
  std::vector<int> m_offered;
  QWidget *m_table = nullptr, *m_end;
  QVBoxLayout* m_place;
  Text *m_expiryName, *m_expiry, *m_expiryNote;
};

} // namespace certdesk::ui
