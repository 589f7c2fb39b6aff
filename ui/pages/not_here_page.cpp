#include "ui/pages/not_here_page.h"

#include "ui/widgets/notice.h"

namespace certdesk::ui {

NotHerePage::NotHerePage(WizardModel& model) : WizardPage(model), m_how(new Notice(Tone::Neutral)) {
  add(m_how);
  addStretch();
}

QString NotHerePage::title() const { return tr("This step is not in the window yet"); }
QString NotHerePage::lead() const {
  return tr("The application is on the portal and waits for you. Nothing of it is lost.");
}

void NotHerePage::see() {
  m_how->setText(tr("Do this step on the portal's site, or with certdeskctl recover; then go on here."));
  Q_EMIT offerChanged();
}

Offer NotHerePage::offer() const { return {tr("Look again"), true, {}, {}}; }

} // namespace certdesk::ui
