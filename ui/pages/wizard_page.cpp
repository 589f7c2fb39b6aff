#include "ui/pages/wizard_page.h"

#include "ui/error_text.h"
#include "ui/format.h"
#include "ui/pages/withdrawal.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/slow_notice.h"

#include <QVBoxLayout>

namespace certdesk::ui {

WizardPage::WizardPage(WizardModel& model)
    : m_model(model), m_failure(new FailureNote), m_withdrawal(new Withdrawal(model)),
      m_closed(new Notice(Tone::Neutral)) {
  auto* slow = new SlowNotice;
  m_slow = slow;
  m_giveUp = slow->giveUp();
  connect(m_giveUp, &QPushButton::clicked, this, [this] { m_model.giveUpWaiting(); });
  m_withdrawal->setVisible(false);
  add(m_slow);
  add(m_failure);
  add(m_withdrawal);
  add(m_closed);
  m_closed->setVisible(false);
  m_closed->setIcon(Icon::Lock);
  connect(m_failure, &FailureNote::retry, this, [this] { m_model.retry(); });
  connect(m_failure, &FailureNote::wayWanted, this, [this] {
    if (isFull()) return Q_EMIT ukeyWanted(workflow::boundSerial(facts()));
    askWithdrawal();
  });
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
    setStep(m_model.stepCode(), stepsToCome());
}

// No number that could be taken for the step's own, where it is read out on the phone.
QString WizardPage::stepsToCome() const {
  const int left = m_model.stepsToCome();
  return left == 0 ? tr("The last step") : tr("Steps to come: %1").arg(left);
}

void WizardPage::showNotes() {
  const auto& view = m_model.view();
  const bool noted = view.failure && !says(view.failure->error.code);
  const bool before = m_failure->isVisibleTo(this);
  if (noted)
    m_failure->tell(view.failure->error.code, utf8(view.failure->error.names));
  else
    m_failure->clear();
  m_failure->setWay(noted ? wayOn() : QString());
  if (noted && !before) reveal(m_failure); // whoever pressed the button may be far below it
  m_failure->setRetryVisible(view.waitsForRetry && !m_model.asksLogin() &&
                             (!view.failure || mayRetry(view.failure->error.code)));
  m_failure->setBusy(busy());
  m_slow->setVisible(m_model.slow());
  m_giveUp->setEnabled(!m_model.gaveUp());
  if (!canWithdraw()) m_withdrawal->setVisible(false);
  m_withdrawal->see();
  const auto closed = closedText();
  m_closed->setVisible(readOnly() && !closed.isEmpty());
  m_closed->setText(closed);
}

bool WizardPage::isFull() const {
  const auto& failure = m_model.view().failure;
  return failure && failure->error.code == ErrorCode::UkeyFull;
}

bool WizardPage::isUsedUp() const {
  const auto& failure = m_model.view().failure;
  return failure &&
         (failure->error.code == ErrorCode::UnlockToStaff || failure->error.code == ErrorCode::UnlockNoMore);
}

// What leads on where trying again does not, or not alone.
QString WizardPage::wayOn() const {
  if (isFull()) return tr("See under My UKEY what may go");
  return isUsedUp() && canWithdraw() ? tr("Withdraw the application") : QString();
}

QString WizardPage::closedText() const { return tr("This is submitted. You can look at it, not change it."); }

std::optional<ErrorCode> WizardPage::ownFailure() const {
  const auto& failure = m_model.view().failure;
  if (!failure || !says(failure->error.code)) return std::nullopt;
  return failure->error.code;
}

// From any page on which the application is still being written or its papers and money are owed, at a quiet place;
// also where the portal waits for the holder and says not what for. An unlock makes nothing on the UKEY that would be
// left behind: it can be withdrawn until the UKEY is open, whenever nothing is under way.
bool WizardPage::canWithdraw() const {
  const auto* line = m_model.line();
  if (line == nullptr || !facts().application.known() || readOnly() || m_model.asksLogin()) return false;
  const bool owed = line->phase == workflow::Phase::Apply || line->phase == workflow::Phase::Papers;
  if (owed) return std::holds_alternative<AskScreen>(m_model.screen()) || waitsForHolder();
  return application().service == workflow::unlock().service && application().stage == portal::Stage::Approved &&
         !facts().unlockProof.known() && !busy();
}

bool WizardPage::waitsForHolder() const {
  const auto stage = application().stage;
  return m_model.screen() == Screen(ReviewScreen{}) &&
         (stage == portal::Stage::SentBack || stage == portal::Stage::Papers);
}

Offer WizardPage::wholeOffer() const {
  auto whole = offer();
  if (whole.extra.isEmpty() && canWithdraw() && !m_withdrawal->isVisibleTo(this) && !isUsedUp())
    whole.extra = tr("Withdraw the application");
  return whole;
}

void WizardPage::pressExtra() {
  if (!canWithdraw() || !offer().extra.isEmpty()) return extra();
  askWithdrawal();
}

void WizardPage::askWithdrawal() {
  m_withdrawal->ask();
  reveal(m_withdrawal);
  Q_EMIT offerChanged();
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
  return joined({text.happened, text.next, codeNote(code)});
}

QString codeNote(ErrorCode code) { return QStringLiteral("(%1)").arg(utf8(std::string(phoneCode(code)))); }

} // namespace certdesk::ui
