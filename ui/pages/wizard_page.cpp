#include "ui/pages/wizard_page.h"

#include "ui/error_text.h"
#include "ui/format.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/notice.h"

#include <QVBoxLayout>

namespace certdesk::ui {

WizardPage::WizardPage(WizardModel& model)
    : m_model(model), m_failure(new FailureNote), m_closed(new Notice(Tone::Neutral)) {
  add(m_failure);
  add(m_closed);
  m_closed->setVisible(false);
  m_closed->setIcon(Icon::Lock);
  connect(m_failure, &FailureNote::retry, this, [this] { m_model.retry(); });
}

void WizardPage::showAll() {
  see();
  showHeader();
  showNotes();
}

void WizardPage::showHeader() {
  setTitle(title());
  setSubtitle(lead());
  if (std::holds_alternative<EndScreen>(m_model.screen()))
    setStep(m_model.stepCode(),
            m_model.view().facts.application->confirmed ? tr("All %1 steps done").arg(m_model.total()) : QString());
  else
    setStep(m_model.stepCode(), tr("Step %1 of %2").arg(m_model.number()).arg(m_model.total()));
}

void WizardPage::showNotes() {
  const auto& view = m_model.view();
  const bool noted = view.failure && !says(view.failure->error.code);
  if (noted)
    m_failure->tell(view.failure->error.code);
  else
    m_failure->clear();
  m_failure->setRetryVisible(view.waitsForRetry && !m_model.asksLogin());
  m_failure->setBusy(busy());
  m_closed->setVisible(readOnly());
  m_closed->setText(tr("This is submitted. You can look at it, not change it."));
}

std::optional<ErrorCode> WizardPage::ownFailure() const {
  const auto& failure = m_model.view().failure;
  if (!failure || !says(failure->error.code)) return std::nullopt;
  return failure->error.code;
}

Offer WizardPage::next(bool possible, const QString& reason) const { return {tr("Next"), possible, reason, {}}; }

QVBoxLayout* WizardPage::addFormColumn() {
  auto* form = new QWidget;
  auto* column = new QVBoxLayout(form);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(24);
  addForm(form);
  return column;
}

QString mendingText(ErrorCode code) {
  const auto text = errorText(code);
  return joined({text.happened, text.next});
}

} // namespace certdesk::ui
