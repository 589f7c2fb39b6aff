#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Notice;
class Panel;
class Text;

// the CA acts next. Says since when, and that nobody has to wait here.
class ReviewPage : public WizardPage {
  Q_OBJECT
public:
  explicit ReviewPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override { Q_EMIT leaveWanted(); }

private:
  Text *m_waiting, *m_actorName, *m_actor, *m_sinceName, *m_since, *m_mailName, *m_mail;
  Notice* m_afterwards;
};

} // namespace certdesk::ui
