#include "ui/pages/unlock_code_page.h"

#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace certdesk::ui {

UnlockCodePage::UnlockCodePage(WizardModel& model)
    : WizardPage(model), m_name(new Text(Type::Body, Ink::Text2)), m_challenge(new CopyRow(Type::Title)),
      m_void(new Text(Type::Note, Ink::Text2)), m_number(new CopyRow), m_until(new Text(Type::Note, Ink::Text2)),
      m_again(new Button(Kind::Quiet)), m_code(new CodeField(unlockCodeShape)), m_next(new Text(Type::Note, Ink::Text2)) {
  auto* form = addFormColumn();
  auto* panel = new Panel(Panel::Ground::Sunken);
  panel->body()->setContentsMargins(20, 16, 20, 16);
  panel->body()->setSpacing(4);
  panel->body()->addWidget(m_name);
  m_challenge->setLabelWidth(0); // above it, and spoken
  panel->body()->addWidget(m_challenge);
  panel->body()->addWidget(m_void);
  form->addWidget(panel);
  form->addWidget(m_number);
  m_again->setSmall();
  auto* time = new QVBoxLayout;
  time->setSpacing(4);
  time->addWidget(m_until);
  time->addWidget(m_again, 0, Qt::AlignLeft);
  form->addLayout(time);
  m_code->setRequired(true);
  form->addWidget(m_code);
  form->addWidget(m_next);
  addStretch();
  connect(m_code, &CodeField::changed, this, &WizardPage::offerChanged);
  connect(m_again, &QPushButton::clicked, this, [this] { m_model.answer(workflow::CodeAgain{}); });
}

QString UnlockCodePage::title() const { return tr("Have it unlocked by telephone"); }
QString UnlockCodePage::lead() const {
  return tr("Call the help desk. Read out the reference number and the request code; they tell you the unlock code.");
}

bool UnlockCodePage::says(ErrorCode code) const {
  return code == ErrorCode::UnlockCodeWrong || code == ErrorCode::UnlockCodeMistyped;
}

void UnlockCodePage::see() {
  const auto challenge = asked() ? *facts().unlockChallenge : std::string();
  if (challenge != m_answered) m_code->edit()->clear();
  m_answered = challenge;
  const auto name = tr("Request code of the UKEY");
  m_name->setText(name);
  m_challenge->setLabel(name);
  m_challenge->setValue(asked() ? grouped(challenge) : tr("not made yet"), utf8(challenge), asked());
  m_challenge->setEnabled(asked());
  m_void->setText(tr("It is good as long as the UKEY is in and this page is open."));
  m_number->setLabel(tr("Reference number"));
  m_number->setValue(grouped(application().id), utf8(application().id));
  QStringList until;
  if (const auto& end = application().downloadOpenUntil)
    until << tr("The help desk can answer until %1.").arg(timeOfDay(*end));
  until << tr("If they say that the time is over, enter the authorisation code again. The request code stays the same.");
  m_until->setText(joined(until));
  m_again->setText(tr("Enter the authorisation code again"));
  m_again->setEnabled(!busy());
  m_code->setLabel(tr("Unlock code"));
  m_code->edit()->setEnabled(!busy() && asked());
  const auto failure = ownFailure();
  m_code->setFailure(failure ? mendingText(*failure) : QString());
  m_next->setText(tr("Stay on the line: next you choose the new PIN, and then you see whether the UKEY is open."));
  Q_EMIT offerChanged();
}

Offer UnlockCodePage::offer() const {
  if (!asked()) return {tr("Get a new request code"), m_model.view().waitsForRetry, {}, {}};
  const bool whole = m_code->edit()->complete();
  return {tr("Go on with this code"), whole, whole ? QString() : tr("The code has 12 letters and digits"), {}};
}

void UnlockCodePage::goOn() {
  if (!asked()) return m_model.retry();
  if (m_code->edit()->complete()) m_model.answer(workflow::GiveUnlockCode{m_code->edit()->code()});
}

// Until the UKEY has taken it, it stays to be corrected.
void UnlockCodePage::hideEvent(QHideEvent* event) {
  if (facts().unlockProof.known()) m_code->edit()->clear();
  WizardPage::hideEvent(event);
}

QWidget* UnlockCodePage::firstField() const { return m_code->edit(); }

} // namespace certdesk::ui
