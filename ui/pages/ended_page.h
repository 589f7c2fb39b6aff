#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Notice;
class Text;

// The ends that were not wanted: refused, withdrawn, expired. Says what stays and what can be done.
class EndedPage : public WizardPage {
  Q_OBJECT
public:
  EndedPage(WizardModel& model, workflow::End end);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override { Q_EMIT leaveWanted(); }

private:
  workflow::End m_end;
  Notice *m_reason, *m_kept, *m_next;
};

} // namespace certdesk::ui
