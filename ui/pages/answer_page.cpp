#include "ui/pages/answer_page.h"

#include "ui/account/forgot_answer_form.h"
#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/notice.h"

#include <QHideEvent>
#include <QVBoxLayout>
#include <utility>

namespace certdesk::ui {

namespace {
// The portal does not say here how long its lock lasts; asking it once a minute harms nobody.
constexpr auto lockedFor = std::chrono::minutes(1);
} // namespace

AnswerPage::AnswerPage(WizardModel& model)
    : WizardPage(model), m_questionName(new Text(Type::Body)), m_question(new Text(Type::Section)),
      m_answer(new SecretEdit), m_field(new Field(m_answer)), m_check(new Button(Kind::Secondary)),
      m_forgot(new Button(Kind::Link)), m_forgotten(new Notice(Tone::Accent)), m_kept(new Notice(Tone::Neutral)) {
  auto* form = addFormColumn();
  auto* question = new QVBoxLayout;
  question->setSpacing(8);
  m_questionName->setBold(true);
  question->addWidget(m_questionName);
  auto* panel = new Panel(Panel::Ground::Sunken);
  panel->body()->setContentsMargins(20, 16, 20, 16);
  m_question->setBold(false);
  panel->body()->addWidget(m_question);
  question->addWidget(panel);
  form->addLayout(question);

  m_field->setRequired(true);
  m_field->setAside(m_forgot);
  m_field->setBeside(m_check);
  form->addWidget(m_field);
  m_forgotten->setVisible(false);
  form->addWidget(m_forgotten);
  makeReset();
  if (m_resetPanel != nullptr) form->addWidget(m_resetPanel);
  form->addWidget(m_kept);
  addStretch();

  connect(m_check, &QPushButton::clicked, this, &AnswerPage::check);
  connect(m_answer, &QLineEdit::returnPressed, this, &AnswerPage::check);
  connect(m_answer, &QLineEdit::textChanged, this,
          [this] { m_check->setEnabled(!m_answer->text().isEmpty() && m_answer->isEnabled()); });
  m_locked.setSingleShot(true);
  connect(&m_locked, &QTimer::timeout, this, &AnswerPage::see);
  connect(m_forgot, &QPushButton::clicked, this, &AnswerPage::showForgotten);
}

AnswerPage::~AnswerPage() = default;

void AnswerPage::makeReset() {
  auto* accounts = m_model.services().accountDesk;
  if (accounts == nullptr) return;
  m_desk = std::make_unique<Desk>();
  m_reset = new ForgotAnswerForm(*accounts, *m_desk);
  m_reset->setSecondary();
  m_resetPanel = new Panel;
  m_resetPanel->body()->addWidget(m_reset);
  m_resetPanel->hide();
  connect(m_reset, &AccountForm::leaveWanted, this, [this] {
    m_resetPanel->hide();
    m_answer->setFocus();
  });
  connect(m_reset, &AccountForm::loginExpired, this, [this] { m_model.answer(workflow::LookAgain{}); });
  connect(m_reset, &AccountForm::done, this, [this] {
    m_resetPanel->hide();
    m_locked.stop(); // a new answer begins with new tries
    m_answer->forget();
    m_wasReset = true;
    m_forgotten->setVisible(true);
    m_model.answer(workflow::LookAgain{}); // there may be another question
    m_answer->setFocus();
  });
}

void AnswerPage::showForgotten() {
  if (m_reset == nullptr) return m_forgotten->setVisible(!m_forgotten->isVisible());
  m_forgotten->setVisible(false);
  m_resetPanel->setVisible(!m_resetPanel->isVisible());
  if (!m_resetPanel->isVisible()) return;
  m_reset->begin();
  reveal(m_resetPanel);
}

QString AnswerPage::title() const { return tr("Answer your security question"); }
QString AnswerPage::lead() const {
  return tr("You set it when you applied. The application can be submitted once the answer is right.");
}

bool AnswerPage::verified() const { return application().answerVerified; }

// What came of the answer that was sent. A wrong one stays, unseen and selected: most are a slip of the finger.
void AnswerPage::remember() {
  if (busy() || !std::exchange(m_sent, false)) return;
  const auto failure = ownFailure();
  if (verified()) m_answer->forget();
  if (failure == ErrorCode::AnswerWrong) m_answer->selectAll();
  if (failure == ErrorCode::AnswerLocked) {
    m_answer->forget();
    m_locked.start(lockedFor);
  }
}

void AnswerPage::see() {
  remember();
  m_questionName->setText(tr("Question"));
  m_question->setText(utf8(application().securityQuestion));
  m_field->setLabel(tr("Security answer"));
  m_check->setText(tr("Check answer"));
  m_forgot->setText(tr("Forgot the answer?"));
  m_kept->setText(tr("The answer is only checked and never stored on this PC. Until you submit, you can go back and "
                     "change anything."));
  sayForgotten();

  const bool done = verified();
  const bool locked = m_locked.isActive();
  m_answer->setEnabled(!done && mayAnswer() && !locked);
  m_answer->setPlaceholderText(done ? tr("Already checked") : locked ? tr("Locked for now") : QString());
  m_check->setEnabled(m_answer->isEnabled() && !m_answer->text().isEmpty());
  m_forgot->setVisible(!done);
  if (done) m_forgotten->setVisible(false);
  if (done && m_resetPanel != nullptr) m_resetPanel->setVisible(false);
  const auto failure = ownFailure();
  m_field->setError(failure && !done && !busy() ? mendingText(*failure) : QString());
  m_field->setConfirmation(done ? tr("The answer is right") : QString());
  Q_EMIT offerChanged();
}

// The way through a reset is the help desk's: the caller has to be known first.
void AnswerPage::sayForgotten() {
  if (m_wasReset)
    return m_forgotten->set(Tone::Ok, tr("The new answer is set. Enter it above. A person looks at this application."));
  const auto& hotlines = m_model.portal().hotlines;
  m_forgotten->setText(
      hotlines.empty()
          ? tr("Call the help desk to have it reset. Such an application is always reviewed by a person.")
          : tr("Call the help desk, %1, to have it reset. Such an application is always reviewed by a person.")
                .arg(utf8(hotlines.front().number)));
}

void AnswerPage::check() {
  if (verified() || !m_answer->isEnabled() || m_answer->text().isEmpty()) return;
  m_sent = true;
  m_model.answer(workflow::GiveAnswer{m_answer->secret()});
}

// What was typed does not lie about in a page nobody sees; and whoever comes back may try again.
void AnswerPage::hideEvent(QHideEvent* event) {
  if (!event->spontaneous()) {
    m_answer->forget();
    if (m_reset != nullptr) m_reset->forget();
    m_locked.stop();
  }
  WizardPage::hideEvent(event);
}

Offer AnswerPage::offer() const { return next(verified(), tr("The answer has to be right first")); }

void AnswerPage::goOn() {
  if (verified()) m_model.goOn();
}

QWidget* AnswerPage::firstField() const { return verified() || m_locked.isActive() ? nullptr : m_answer; }

} // namespace certdesk::ui
