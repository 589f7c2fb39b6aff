#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class ChangeUkey;
class Notice;
class Text;
class UkeyPicture;

// The UKEY that is meant is not inserted: says which one, and what is inserted in its place. Goes on by itself.
class WaitUkeyPage : public WizardPage {
  Q_OBJECT
public:
  explicit WaitUkeyPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void extra() override;

private:
  [[nodiscard]] QString serial() const; // of the one meant; empty: any
  void sayOthers();
  Text *m_waiting, *m_serialName, *m_serial;
  QWidget* m_meant;
  Notice* m_others;
  UkeyPicture* m_picture;
  ChangeUkey* m_change;
};

} // namespace certdesk::ui
