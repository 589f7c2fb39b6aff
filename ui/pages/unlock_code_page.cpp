#include "ui/pages/unlock_code_page.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace certdesk::ui {

namespace {
constexpr int nameWidth = 132; // px
}

UnlockCodePage::UnlockCodePage(WizardModel& model)
    : WizardPage(model), m_changed(new Notice(Tone::Warn)), m_call(new QWidget),
      m_desk(new Text(Type::Body, Ink::Text2)), m_hotline(new Text(Type::Title)),
      m_hours(new Text(Type::Note, Ink::Text2)), m_number(new CopyRow), m_challenge(new CopyRow(Type::Title)),
      m_void(new Text(Type::Note, Ink::Text2)), m_code(new CodeField(unlockCodeShape)),
      m_next(new Text(Type::Note, Ink::Text2)), m_until(new Text(Type::Note, Ink::Text2)),
      m_again(new Button(Kind::Quiet)) {
  auto* form = addFormColumn();
  form->setSpacing(16); // all of it is wanted while one is on the telephone
  m_changed->setVisible(false);
  form->addWidget(m_changed);
  auto* panel = new Panel(Panel::Ground::Sunken);
  panel->body()->setContentsMargins(20, 12, 20, 12);
  panel->body()->setSpacing(0);
  auto* call = new QHBoxLayout(m_call);
  call->setContentsMargins(0, 0, 0, 0);
  call->setSpacing(12);
  call->addWidget(m_desk, 0, Qt::AlignVCenter);
  call->addWidget(m_hotline, 0, Qt::AlignVCenter);
  call->addWidget(m_hours, 1, Qt::AlignVCenter);
  m_hotline->setWordWrap(false); // dialled in one go
  for (QWidget* line : std::initializer_list<QWidget*>{m_call, m_number, m_challenge, m_void})
    panel->body()->addWidget(line);
  form->addWidget(panel);
  m_code->setRequired(true);
  form->addWidget(m_code);
  form->addWidget(m_next);
  m_again->setSmall();
  auto* time = new QVBoxLayout;
  time->setSpacing(4);
  time->addWidget(m_until);
  time->addWidget(m_again, 0, Qt::AlignLeft);
  form->addLayout(time);
  addStretch();
  connect(m_code, &CodeField::changed, this, &WizardPage::offerChanged);
  connect(&m_model, &WizardModel::changed, this, [this] { // also on other pages
    if (facts().inserted.known() && workflow::boundUkey(facts()) == nullptr) m_pulled = true;
  });
  connect(m_again, &QPushButton::clicked, this, [this] { m_model.answer(workflow::CodeAgain{}); });
  wears(this, [this] { // one under the other, whatever the language and the size of the text
    for (auto* row : {m_number, m_challenge})
      row->setLabelWidth(theme().grown(nameWidth));
    m_desk->setFixedWidth(theme().grown(nameWidth));
  });
}

QString UnlockCodePage::title() const { return tr("Have it unlocked by telephone"); }
QString UnlockCodePage::lead() const {
  return tr("Call the help desk. Read out the reference number and the request code; they tell you the unlock code.");
}

bool UnlockCodePage::says(ErrorCode code) const {
  return code == ErrorCode::UnlockCodeWrong || code == ErrorCode::UnlockCodeMistyped;
}

// A code that was told for the one before opens nothing, and nobody looks at twelve letters a second time.
void UnlockCodePage::follow() {
  if (!asked()) return m_code->edit()->clear();
  const auto& challenge = *facts().unlockChallenge;
  if (challenge == m_answered) return;
  m_code->edit()->clear();
  m_changed->setVisible(!m_answered.empty());
  m_answered = challenge;
}

void UnlockCodePage::sayHotline() {
  const auto& hotlines = m_model.portal().hotlines;
  m_call->setVisible(!hotlines.empty());
  if (hotlines.empty()) return;
  const auto& line = hotlines.front();
  m_desk->setText(tr("Telephone"));
  m_hotline->setText(utf8(line.number));
  m_hours->setText(utf8(line.hours));
}

void UnlockCodePage::see() {
  follow();
  m_changed->setText(joined({m_pulled ? tr("The request code has changed, because the UKEY was taken out.")
                                      : tr("The request code has changed."),
                             tr("Call again and read out the new one: an unlock code for the former does not fit.")}));
  sayHotline();
  m_challenge->setLabel(tr("Request code"));
  m_challenge->setValue(asked() ? grouped(m_answered) : tr("not made yet"), utf8(m_answered), asked());
  m_challenge->setEnabled(asked());
  m_void->setText(tr("It is good as long as the UKEY ending in %1 is in and this page is open.")
                      .arg(serialTail(workflow::boundSerial(facts()))));
  m_number->setLabel(tr("Reference number"));
  m_number->setValue(grouped(application().id), utf8(application().id));
  QStringList until;
  if (const auto& end = application().downloadOpenUntil)
    until << tr("The help desk can answer until %1.").arg(timeOfDay(*end));
  until << tr(
      "If they say that the time is over, enter the authorisation code again. The request code stays the same.");
  m_until->setText(joined(until));
  m_again->setText(tr("Enter the authorisation code again"));
  m_again->setEnabled(mayAnswer());
  m_code->setLabel(tr("Unlock code"));
  m_code->edit()->setEnabled(!busy() && asked());
  const auto failure = ownFailure();
  m_code->setFailure(failure ? mendingText(*failure) : QString());
  if (failure && !busy()) reveal(m_code);
  m_next->setText(
      facts().newPinChosen
          ? tr("Stay on the line: next the UKEY tries the code, and you see whether it is open.")
          : tr("Stay on the line: next you choose the new PIN, and then you see whether the UKEY is open."));
  Q_EMIT offerChanged();
}

Offer UnlockCodePage::offer() const {
  if (!asked()) return {}; // it is being made, or a failure tells why not, with Retry
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
  if (facts().unlockCodeGiven) {
    m_changed->setVisible(false);
    m_pulled = false;
  }
  WizardPage::hideEvent(event);
}

QWidget* UnlockCodePage::firstField() const { return m_code->edit(); }

} // namespace certdesk::ui
