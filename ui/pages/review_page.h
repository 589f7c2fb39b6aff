#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Notice;
class Panel;
class Text;

// the CA acts next. Says since when, and that nobody has to wait here. Where the portal says that the holder is
// to act and opens nothing to act on, it says what the reviewer wrote, and whom to ask.
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
  [[nodiscard]] QString whomToAsk() const;
  Notice* m_remark;
  QWidget* m_spinner;
  Text *m_waiting, *m_actorName, *m_actor, *m_sinceName, *m_since, *m_mailName, *m_mail;
  Notice* m_afterwards;
};

} // namespace certdesk::ui
