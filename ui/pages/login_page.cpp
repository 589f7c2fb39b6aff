#include "ui/pages/login_page.h"

#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"

#include <QHideEvent>
#include <QVBoxLayout>
#include <utility>

namespace certdesk::ui {

LoginPage::LoginPage(WizardModel& model)
    : WizardPage(model), m_user(new LineEdit), m_password(new SecretEdit), m_userField(new Field(m_user)),
      m_passwordField(new Field(m_password)) {
  auto* form = addFormColumn();
  form->setSpacing(16);
  form->addWidget(m_userField);
  form->addWidget(m_passwordField);
  addStretch();
  m_user->setText(model.userName());
  // The application belongs to whoever opened it: nobody else goes on here.
  m_user->setLocked(!model.userName().isEmpty());
  for (auto* edit : std::initializer_list<QLineEdit*>{m_user, m_password})
    connect(edit, &QLineEdit::textChanged, this, &WizardPage::offerChanged);
}

QString LoginPage::title() const { return tr("Please log in once more"); }
QString LoginPage::lead() const { return tr("What you typed stays. You go on from the same step."); }

bool LoginPage::says(ErrorCode code) const {
  return code == ErrorCode::LoginRefused || code == ErrorCode::LoginLocked || code == ErrorCode::LoginExpired;
}

void LoginPage::see() {
  m_userField->setLabel(tr("User name"));
  m_passwordField->setLabel(tr("Password"));
  m_user->setEnabled(!busy() && m_model.userName().isEmpty());
  m_password->setEnabled(!busy());
  const auto failure = ownFailure();
  // What the portal has refused is typed anew; what did not reach it stays.
  if (!busy() && std::exchange(m_sent, false) && failure) m_password->forget();
  // That the login has ended is what the page says as a whole.
  m_passwordField->setError(failure && *failure != ErrorCode::LoginExpired ? mendingText(*failure) : QString());
  Q_EMIT offerChanged();
}

Offer LoginPage::offer() const {
  const bool typed = !m_user->text().trimmed().isEmpty() && !m_password->text().isEmpty();
  return {tr("Log in"), typed, tr("Enter user name and password"), {}};
}

void LoginPage::goOn() {
  m_sent = true;
  m_model.answer(workflow::LogIn{m_user->text().trimmed().toStdString(), m_password->secret()});
}

// A password does not lie about in a page nobody sees.
void LoginPage::hideEvent(QHideEvent* event) {
  if (!event->spontaneous()) m_password->forget();
  WizardPage::hideEvent(event);
}

QWidget* LoginPage::firstField() const { return m_user->text().isEmpty() ? static_cast<QWidget*>(m_user) : m_password; }

} // namespace certdesk::ui
