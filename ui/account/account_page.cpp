#include "ui/account/account_page.h"

#include "ui/account/change_password_form.h"
#include "ui/account/forgot_answer_form.h"
#include "ui/account/forgot_password_form.h"
#include "ui/format.h"
#include "ui/shell/session.h"
#include "ui/widgets/at_most.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QGridLayout>

namespace certdesk::ui {

namespace {
constexpr int formWidth = 600;
}

AccountPage::AccountPage(Services& services, Desk& desk, Session& session)
    : m_services(services), m_desk(desk), m_session(session), m_failure(new FailureNote),
      m_facts(new Panel), m_names{}, m_values{}, m_changePassword(new ChangePasswordForm(*services.accountDesk, desk)),
      m_forgotPassword(new ForgotPasswordForm(*services.accountDesk, desk)),
      m_forgotAnswer(new ForgotAnswerForm(*services.accountDesk, desk)), m_password{}, m_answer{} {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(1, 1);
  for (int fact = 0; fact < Facts; ++fact) {
    grid->addWidget(m_names[fact] = new Text(Type::Body, Ink::Text2), fact, 0);
    grid->addWidget(m_values[fact] = new Text(Type::Body), fact, 1);
    m_values[fact]->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  m_facts->body()->setContentsMargins(24, 12, 24, 12);
  m_facts->body()->addLayout(grid);
  add(m_failure);
  add(m_facts);
  auto* password = makePart(m_password, m_changePassword);
  take(m_password, m_forgotPassword);
  password->body()->addLayout(atMost(formWidth, m_forgotPassword));
  add(password);
  add(makePart(m_answer, m_forgotAnswer));
  addStretch();
  connect(m_failure, &FailureNote::retry, this, &AccountPage::reload);
  connect(m_changePassword, &AccountForm::done, this, [this] {
    m_passwordChanged = true;
    open(m_password, false);
    see();
  });
  connect(m_changePassword, &ChangePasswordForm::forgottenWanted, this, &AccountPage::setPasswordAnew);
  connect(m_forgotPassword, &AccountForm::done, this, [this] {
    open(m_password, false);
    Q_EMIT passwordReset();
  });
  connect(m_forgotAnswer, &AccountForm::done, this, [this] {
    open(m_answer, false);
    reload(); // when it was is told by the portal
  });
  says(this, [this] { speak(); });
}

Panel* AccountPage::makePart(Part& part, AccountForm* form) {
  part = {new Text(Type::Section), new Text(Type::Body, Ink::Text2), new Button(Kind::Secondary), form};
  auto* panel = new Panel;
  panel->body()->setSpacing(16);
  auto* head = new QHBoxLayout;
  head->setSpacing(16);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(part.title);
  words->addWidget(part.text);
  head->addLayout(words, 1);
  head->addWidget(part.change, 0, Qt::AlignTop);
  panel->body()->addLayout(head);
  take(part, form);
  panel->body()->addLayout(atMost(formWidth, form));
  connect(part.change, &QPushButton::clicked, this, [this, &part] { open(part, true); });
  return panel;
}

void AccountPage::take(Part& part, AccountForm* form) {
  form->hide();
  connect(form, &AccountForm::leaveWanted, this, [this, &part] { open(part, false); });
  connect(form, &AccountForm::loginExpired, &m_session, &Session::expired);
}

// The present one is known no more, so its form gives way to the other.
void AccountPage::setPasswordAnew() {
  m_anew = !m_account;
  if (m_anew) return; // whose it is, is being asked
  open(m_password, false);
  m_password.form = m_forgotPassword;
  m_forgotPassword->setAccount(*m_account);
  open(m_password, true);
}

void AccountPage::open(Part& part, bool opened) {
  auto& other = &part == &m_password ? m_answer : m_password;
  if (opened && !other.form->isHidden()) open(other, false); // one thing at a time
  part.form->forget();
  part.form->setVisible(opened);
  part.change->setVisible(!opened);
  see();
  if (!opened) {
    if (&part == &m_password) part.form = m_changePassword;
    return part.change->setFocus();
  }
  if (part.form == m_forgotAnswer) m_forgotAnswer->begin();
  part.form->focusFirst();
  reveal(part.form);
}

void AccountPage::reload() {
  if (m_busy) return;
  m_busy = true;
  m_failure->setBusy(true);
  m_desk.ask(
      Desk::Counter::Portal, this,
      [&accounts = *m_services.accountDesk](const Call& call) { return accounts.account(call); },
      [this](const Result<portal::Account>& answer) { heard(answer); });
}

void AccountPage::heard(const Result<portal::Account>& answer) {
  m_busy = false;
  m_failure->setBusy(false);
  if (!answer && answer.error().code == ErrorCode::LoginExpired) return m_session.expired();
  if (answer) {
    m_account = *answer;
    m_failure->clear();
    if (m_anew) setPasswordAnew();
  } else {
    m_failure->tell(answer.error().code);
  }
  see();
}

void AccountPage::clear() {
  m_account.reset();
  m_passwordChanged = m_anew = false;
  m_failure->clear();
  for (auto* part : {&m_password, &m_answer}) {
    part->form->forget();
    part->form->hide();
    part->change->show();
  }
  m_password.form = m_changePassword;
  see();
}

void AccountPage::see() {
  const auto account = m_account.value_or(portal::Account{});
  const QString values[Facts] = {utf8(account.userName), utf8(account.displayName), utf8(account.email),
                                 utf8(account.phone)};
  for (int fact = 0; fact < Facts; ++fact) {
    m_values[fact]->setText(values[fact]);
    for (auto* text : {m_names[fact], m_values[fact]}) {
      text->setVisible(!values[fact].isEmpty());
      text->setMinimumHeight(36);
    }
  }
  m_facts->setVisible(m_account.has_value());
  m_password.text->setText(m_forgotPassword->isVisibleTo(this)
                               ? tr("Every login of the account ends with it, this one too.")
                           : m_passwordChanged ? tr("It was changed just now. Logins on other PCs have ended.")
                                             : tr("A new one ends the logins on other PCs."));
  m_answer.text->setText(
      account.answerResetAt
          ? tr("Last reset on %1. A person at the CA looks at your applications.").arg(dateTime(*account.answerResetAt))
          : tr("It was never reset. It is asked for when you apply for a key recovery."));
}

void AccountPage::speak() {
  setTitle(tr("My account"));
  setSubtitle(tr("If the e-mail address or the phone number is out of date, call the help desk."));
  m_names[User]->setText(tr("User name"));
  m_names[Name]->setText(tr("Name"));
  m_names[Email]->setText(tr("E-mail"));
  m_names[Phone]->setText(tr("Phone"));
  m_password.title->setText(tr("Password"));
  m_password.change->setText(tr("Change password"));
  m_answer.title->setText(tr("Security answer"));
  m_answer.change->setText(tr("Set a new answer"));
  see();
}

} // namespace certdesk::ui
