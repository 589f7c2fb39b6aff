#include "ui/pages/ended_page.h"

#include "ui/format.h"
#include "ui/pages/frozen_text.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>

namespace certdesk::ui {

EndedPage::EndedPage(WizardModel& model, workflow::End end)
    : WizardPage(model), m_end(end), m_reason(new Notice(Tone::Warn)), m_kept(new Notice(Tone::Neutral)),
      m_next(new Notice(Tone::Accent)) {
  auto* form = addFormColumn();
  for (auto* notice : {m_reason, m_kept, m_next})
    form->addWidget(notice);
  addStretch();
}

QString EndedPage::title() const {
  switch (m_end) {
  case workflow::End::Completed:
    return tr("This application is done");
  case workflow::End::Refused:
    return tr("The CA did not approve this application");
  case workflow::End::Cancelled:
    return tr("This application was withdrawn");
  case workflow::End::Expired:
    return tr("This application has expired");
  }
  return {};
}

QString EndedPage::lead() const { return tr("Reference number %1").arg(grouped(application().id)); }

void EndedPage::see() {
  const auto remark = utf8(application().reviewRemark);
  m_reason->setText(tr("The reason given: %1").arg(remark));
  m_reason->setVisible(m_end == workflow::End::Refused && !remark.isEmpty());
  if (application().service == workflow::unlock().service)
    m_kept->setText(tr("The UKEY stays as it is, and so does what is on it."));
  else
    m_kept->setText(joined(
        {application().freezeRequested ? frozenText(m_model.portal()) : tr("The old certificate stays as it is."),
         tr("Encryption keys at the CA are kept.")}));
  m_next->setText(m_end == workflow::End::Refused
                      ? tr("Call the help desk if the reason is unclear. A new application can be started at any time.")
                      : tr("A new application can be started at any time."));
  Q_EMIT offerChanged();
}

Offer EndedPage::offer() const { return {tr("Back to my applications"), true, {}, {}}; }

} // namespace certdesk::ui
