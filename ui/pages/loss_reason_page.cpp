#include "ui/pages/loss_reason_page.h"

#include "ui/pages/frozen_text.h"
#include "ui/widgets/notice.h"

#include <QButtonGroup>
#include <QVBoxLayout>

namespace certdesk::ui {

LossReasonPage::LossReasonPage(WizardModel& model)
    : WizardPage(model), m_freeze(new CheckBox), m_frozen(new Notice(Tone::Neutral)) {
  auto* form = addFormColumn();
  auto* choices = new QVBoxLayout;
  choices->setSpacing(12);
  form->addLayout(choices);
  auto* group = new QButtonGroup(this);
  for (auto& reason : m_reasons) {
    reason = new RadioButton;
    group->addButton(reason);
    choices->addWidget(reason);
    connect(reason, &QRadioButton::toggled, this, &LossReasonPage::choose);
  }
  m_freeze->setChecked(true);
  form->addWidget(m_freeze);
  form->addWidget(m_frozen);
  addStretch();
}

QString LossReasonPage::title() const { return tr("What happened to the UKEY?"); }
QString LossReasonPage::lead() const {
  return tr("If somebody else may have it, the old certificate can be frozen at once.");
}

void LossReasonPage::see() {
  m_reasons[0]->setText(tr("It is lost"));
  m_reasons[0]->setNote(tr("You do not know where it is."));
  m_reasons[1]->setText(tr("It was stolen"));
  m_reasons[1]->setNote(tr("Somebody else has it, or may have it."));
  m_reasons[2]->setText(tr("It is damaged"));
  m_reasons[2]->setNote(tr("You have it, but it does not work any more."));
  m_freeze->setText(tr("Freeze the old certificate now"));
  m_freeze->setNote(
      tr("It happens at once, with Next: nobody can sign with it then, and the recovered certificate takes its "
         "place. Choosing otherwise later, or withdrawing, does not lift it: unfreeze it under My certificates, or "
         "call the help desk."));
  m_frozen->setText(frozenText(m_model.portal()));
  prefill();
  for (auto* reason : m_reasons)
    reason->setEnabled(!readOnly() && !busy());
  m_freeze->setEnabled(!readOnly() && !busy());
  choose();
}

// What the portal knows is shown once; afterwards what the person chooses stays.
void LossReasonPage::prefill() {
  if (m_prefilled || !application().lossReason) return;
  m_prefilled = true;
  for (std::size_t i = 0; i < reasons.size(); ++i)
    m_reasons[i]->setChecked(reasons[i] == *application().lossReason);
}

void LossReasonPage::choose() {
  const auto reason = chosen();
  const bool frozen = application().freezeRequested;
  m_frozen->setVisible(frozen);
  m_freeze->setVisible(!frozen && reason && *reason != portal::LossReason::Damaged);
  Q_EMIT offerChanged();
}

std::optional<portal::LossReason> LossReasonPage::chosen() const {
  for (std::size_t i = 0; i < reasons.size(); ++i)
    if (m_reasons[i]->isChecked()) return reasons[i];
  return std::nullopt;
}

// Once asked for it stays so, whatever is chosen afterwards.
bool LossReasonPage::freezes() const {
  return application().freezeRequested || (chosen() != portal::LossReason::Damaged && m_freeze->isChecked());
}

Offer LossReasonPage::offer() const { return next(chosen().has_value(), tr("Choose one first")); }

void LossReasonPage::goOn() {
  const auto reason = chosen();
  if (!reason) return;
  const bool same = application().lossReason == reason && application().freezeRequested == freezes();
  if (m_model.mode() != Mode::Current && (readOnly() || same)) return m_model.goOn();
  m_model.answer(workflow::SayReason{*reason, freezes()});
}

QWidget* LossReasonPage::firstField() const {
  for (auto* reason : m_reasons)
    if (reason->isChecked()) return reason;
  return m_reasons[0];
}

} // namespace certdesk::ui
