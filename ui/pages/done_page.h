#pragma once
#include "app/workflow/renewed.h"
#include "ui/pages/wizard_page.h"
#include "ui/theme/text_block.h"

namespace certdesk::ui {

class Notice;
class Panel;
class ReceiptCard;
class Text;
class UkeyPicture;

// The end that was wanted: what was before and what is now, and the UKEY may be taken out (M21).
class DonePage : public WizardPage {
  Q_OBJECT
public:
  explicit DonePage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override { Q_EMIT leaveWanted(); }
  void extra() override; // the receipt

private:
  struct Change {
    QString what;
    std::vector<Part> before, now;
    bool changed = true;
  };
  [[nodiscard]] bool unlocked() const;
  [[nodiscard]] bool unlockedHere() const;
  [[nodiscard]] bool first() const; // the certificate, of this holder
  [[nodiscard]] std::vector<Change> changes() const;
  [[nodiscard]] std::vector<Change> changesOf(const workflow::Renewed& renewed) const;
  [[nodiscard]] QStringList afterRenewal(const workflow::Renewed& renewed) const;
  void fill();
  QVBoxLayout* m_place;
  Panel* m_table = nullptr;
  Notice* m_next;
  ReceiptCard* m_receipt;
  UkeyPicture* m_picture;
  Notice* m_safe; // in place of the picture
};

} // namespace certdesk::ui
