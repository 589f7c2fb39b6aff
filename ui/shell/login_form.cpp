#include "ui/shell/login_form.h"

#include "ui/error_text.h"
#include "ui/shell/session.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <utility>

namespace certdesk::ui {

namespace {

// Said at the password, where it can be mended; everything else is a failure of its own.
bool mendable(ErrorCode code) {
  return code == ErrorCode::LoginRefused || code == ErrorCode::LoginLocked || code == ErrorCode::LoginExpired;
}

QString mending(ErrorCode code) {
  const auto words = errorText(code);
  return words.happened + (words.happened.endsWith(QLatin1Char('.')) ? QStringLiteral(" ") : QString()) + words.next;
}

} // namespace

LoginForm::LoginForm(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_failure(new FailureNote), m_user(new LineEdit), m_password(new SecretEdit),
      m_userField(new Field(m_user)), m_passwordField(new Field(m_password)), m_keep(new CheckBox),
      m_login(new Button(Kind::Primary)), m_forgot(new Button(Kind::Link)), m_waiting(new QWidget),
      m_waitingFor(new Text(Type::Note, Ink::Text2)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(20);
  column->addWidget(m_failure);
  column->addWidget(m_userField);
  column->addWidget(m_passwordField);
  m_passwordField->setAside(m_forgot);
  m_forgot->hide();
  column->addWidget(m_keep);
  column->addWidget(m_login);
  auto* row = new QHBoxLayout(m_waiting);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addStretch(1);
  row->addWidget(new Spinner);
  row->addWidget(m_waitingFor);
  row->addStretch(1);
  column->addWidget(m_waiting);

  connect(m_login, &QPushButton::clicked, this, &LoginForm::submit);
  connect(m_forgot, &QPushButton::clicked, this, &LoginForm::forgottenWanted);
  for (QLineEdit* edit : std::initializer_list<QLineEdit*>{m_user, m_password}) {
    connect(edit, &QLineEdit::returnPressed, this, &LoginForm::submit);
    connect(edit, &QLineEdit::textEdited, this, [this] {
      m_userField->setError({});
      m_passwordField->setError({});
      takeBack();
    });
  }
  connect(m_failure, &FailureNote::retry, this, [this] {
    if (m_session.state() == Session::State::Unreachable)
      m_session.retry();
    else
      submit();
  });
  connect(&m_session, &Session::changed, this, &LoginForm::see);
  says(this, [this] { speak(); });
}

void LoginForm::setUserName(const QString& userName) {
  m_user->setText(userName);
  m_keep->setChecked(!userName.isEmpty());
}

QString LoginForm::userName() const { return m_user->text().trimmed(); }
void LoginForm::offerForgotten() { m_forgot->show(); }

void LoginForm::fillIn(const QString& userName, const QString& password) {
  m_user->setText(userName);
  m_password->setText(password);
  m_userField->setError({});
  m_passwordField->setError({});
  takeBack();
  m_login->setFocus();
}

void LoginForm::focusFirst() { (m_user->text().isEmpty() ? static_cast<QLineEdit*>(m_user) : m_password)->setFocus(); }

void LoginForm::setLow(bool low) { layout()->setSpacing(low ? 10 : 20); }

void LoginForm::forget() {
  (void)m_password->take(); // closes the eye too; whoever comes next neither sees it nor gets it back by undo
  m_tried = m_pressed = false;
}

// Whoever changes what is to be sent, or goes elsewhere, has not pressed Enter for that.
void LoginForm::takeBack() {
  if (std::exchange(m_pressed, false)) see();
}

void LoginForm::hideEvent(QHideEvent* event) {
  if (!event->spontaneous()) m_pressed = false;
  QWidget::hideEvent(event);
}

void LoginForm::submit() {
  const auto state = m_session.state();
  const bool connected = state != Session::State::Connecting && state != Session::State::Unreachable;
  if (m_session.busy() && connected) return; // impatiently
  const QString name = userName();
  m_userField->setError(name.isEmpty() ? tr("Enter the user name that the certificate was applied for with.")
                                       : QString());
  m_passwordField->setError(m_password->text().isEmpty() ? tr("Enter the password.") : QString());
  if (m_userField->hasError()) return m_user->setFocus();
  if (m_passwordField->hasError()) return m_password->setFocus();
  if (state == Session::State::Unreachable) m_session.retry();
  if (!connected) {
    m_pressed = true;
    return see();
  }
  m_tried = true;
  m_session.login(name, m_password->secret(), m_keep->isChecked());
}

void LoginForm::see() {
  const bool busy = m_session.busy();
  const auto state = m_session.state();
  const auto failure = m_session.failure();
  const bool mends = failure && mendable(*failure);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_user, m_password})
    widget->setEnabled(!busy || state == Session::State::Connecting); // one can type while it connects
  m_login->setEnabled(!busy && state != Session::State::Unreachable);
  // Where nothing can be done but to try again, that is the page's one button.
  if (failure && !mends && !busy && *failure != ErrorCode::KeychainUnavailable)
    m_failure->tell(*failure);
  else
    m_failure->clear();
  m_login->setVisible(!m_failure->isVisibleTo(this));
  if (!busy) m_passwordField->setError(mends ? mending(*failure) : QString());
  m_waiting->setVisible(busy);
  // The keychain may ask for a password of its own, in a window that can come up behind this one.
  const bool asksKeychain = m_keep->isChecked() && m_session.canKeep();
  m_waitingFor->setText(state == Session::State::Connecting && !m_pressed ? tr("Connecting to the portal")
                        : asksKeychain
                            ? tr("Logging in. If it takes long, look for the system's prompt window: it may ask "
                                 "whether the login may be kept.")
                            : tr("Logging in"));
  m_keep->setEnabled(m_session.canKeep());
  if (!m_session.canKeep()) m_keep->setChecked(false);
  const bool known = m_session.service().has_value();
  m_keep->setNote(m_session.canKeep() || !known
                      ? tr("A login token is kept in the system keychain. Never the password, never a PIN.")
                      : tr("This PC has no system keychain that could keep it, so you log in at each start."));
  if (mends && m_tried && !busy) {
    m_password->setFocus();
    m_password->selectAll();
  }
  if (state == Session::State::Connecting || !std::exchange(m_pressed, false)) return;
  if (state == Session::State::LoggedOut) submit(); // last: it is told of anew
}

void LoginForm::speak() {
  m_userField->setLabel(tr("User name"));
  m_passwordField->setLabel(tr("Password"));
  m_keep->setText(tr("Keep me logged in"));
  m_login->setText(tr("Log in"));
  m_forgot->setText(tr("Forgot the password?"));
  see();
}

} // namespace certdesk::ui
