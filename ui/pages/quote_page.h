#pragma once
#include "ui/pages/wizard_page.h"

class QGridLayout;

namespace certdesk::ui {

class Notice;
class Text;

// what it costs and until when the certificate will be valid (M7). Every amount is the portal's.
class QuotePage : public WizardPage {
  Q_OBJECT
public:
  explicit QuotePage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override;

private:
  void fill(const portal::Quote& quote);
  void addRow(int row, const QStringList& cells, bool head);
  QWidget* m_table = nullptr;
  QVBoxLayout* m_place;
  Text *m_expiryName, *m_expiry, *m_expiryNote;
};

} // namespace certdesk::ui
