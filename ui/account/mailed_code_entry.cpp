#include "ui/account/mailed_code_entry.h"

#include "ui/format.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QVBoxLayout>

namespace certdesk::ui {

namespace {
constexpr auto pauseUnsaid = std::chrono::seconds(60); // where the portal says only that it is too soon
}

MailedCodeEntry::MailedCodeEntry(QWidget* parent)
    : QWidget(parent), m_code(new LineEdit), m_field(new Field(m_code)), m_send(new Button(Kind::Secondary)),
      m_said(new Text(Type::Note, Ink::Text2)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  m_field->setRequired(true);
  m_field->setBeside(m_send);
  column->addWidget(m_field);
  column->addWidget(m_said);
  m_tick.setInterval(1000);
  connect(&m_tick, &QTimer::timeout, this, &MailedCodeEntry::see);
  connect(m_send, &QPushButton::clicked, this, &MailedCodeEntry::sendWanted);
  connect(m_code, &QLineEdit::textChanged, this, [this] {
    m_field->setError({});
    Q_EMIT changed();
  });
  says(this, [this] { see(); });
}

void MailedCodeEntry::setAddress(const QString& address) {
  m_address = address;
  see();
}

void MailedCodeEntry::setPossible(bool possible) {
  m_possible = possible;
  see();
}

void MailedCodeEntry::setBusy(bool busy) {
  m_busy = busy;
  see();
}

void MailedCodeEntry::sent(const portal::MailedCode& mailed) {
  m_mailed = mailed;
  m_again = mailed.nextAllowedAt;
  m_code->clear(); // of an earlier mail
  m_field->setError({});
  see();
  Q_EMIT changed(); // what is missing is another thing now
  m_code->setFocus();
}

bool MailedCodeEntry::tell(const Error& error) {
  if (error.code == ErrorCode::MailCoolDown) {
    m_again = now() + error.retryAfter.value_or(pauseUnsaid);
    see();
    return true;
  }
  if (error.code != ErrorCode::ResetCodeWrong && error.code != ErrorCode::ResetCodeExpired) return false;
  m_field->setError(mendingText(error.code));
  m_code->setFocus();
  m_code->selectAll();
  return true;
}

QString MailedCodeEntry::missing() const {
  if (!m_code->text().trimmed().isEmpty()) return {};
  return m_mailed ? tr("Enter the code from the e-mail") : tr("Have the code sent first");
}

Secret MailedCodeEntry::code() const { return secretFrom(m_code->text().trimmed()); }

void MailedCodeEntry::forget() {
  m_code->clear();
  m_field->setError({});
  m_mailed.reset();
  see();
}

void MailedCodeEntry::see() {
  const auto left = (m_again - now()).count();
  m_field->setLabel(tr("Code from the e-mail"));
  m_send->setText(m_mailed ? tr("Send it again") : tr("Send the code"));
  m_send->setEnabled(m_possible && !m_busy && left <= 0);
  m_code->setEnabled(!m_busy);
  QStringList said;
  if (m_mailed && m_address.isEmpty())
    said << tr("It was sent to the e-mail address that is registered for this user name, and is good until %1. If "
               "nothing comes, look in the spam folder and check the user name.")
                .arg(timeOfDay(m_mailed->expires));
  else if (m_mailed)
    said << tr("It was sent to %1, and is good until %2. Look in the spam folder too.")
                .arg(m_address, timeOfDay(m_mailed->expires));
  else if (!m_address.isEmpty())
    said << tr("It goes to %1.").arg(m_address);
  if (left > 0) said << tr("It can be sent again in %1:%2.").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'));
  m_said->setText(joined(said));
  m_said->setVisible(!said.isEmpty());
  if (left > 0)
    m_tick.start();
  else
    m_tick.stop();
}

} // namespace certdesk::ui
