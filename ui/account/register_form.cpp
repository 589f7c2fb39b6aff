#include "ui/account/register_form.h"

#include "ui/account/mailed_code_entry.h"
#include "ui/account/new_secret_entry.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"

#include <QRegularExpression>
#include <QRegularExpressionValidator>

namespace certdesk::ui {

namespace {

constexpr int shortestUserName = 4, longestUserName = 32; // as the contract has it

QString plain(const QString& text) { return text.trimmed(); }

} // namespace

RegisterForm::RegisterForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent)
    : AccountForm(accounts, desk, parent), m_edits{}, m_fields{}, m_code(new MailedCodeEntry),
      m_password(new NewSecretEntry(NewSecretEntry::What::Password)),
      m_answer(new NewSecretEntry(NewSecretEntry::What::Answer)) {
  for (int line = 0; line < Lines; ++line) {
    m_edits[line] = new LineEdit;
    m_fields[line] = new Field(m_edits[line]);
    m_fields[line]->setRequired(true);
    watch(m_edits[line]);
    connect(m_edits[line], &QLineEdit::textChanged, this, [this, line] { m_fields[line]->setError({}); });
  }
  m_edits[User]->setMaxLength(longestUserName);
  m_edits[User]->setValidator(
      new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z0-9_.-]*")), m_edits[User]));
  for (const auto line : {User, Name, Organisation, Email})
    add(m_fields[line]);
  watch(m_code);
  watch(m_password);
  add(m_fields[Question]);
  watch(m_answer);
  connect(m_edits[Email], &QLineEdit::textChanged, this, [this] {
    m_code->setPossible(hasEmail());
    m_code->setAddress(hasEmail() ? text(Email) : QString());
  });
  connect(m_code, &MailedCodeEntry::sendWanted, this, [this] {
    mailCode(m_code, [email = text(Email).toStdString()](portal::AccountDesk& accounts_, const Call& call) {
      return accounts_.mailRegistrationCode(email, call);
    });
  });
  m_code->setPossible(false);
  says(this, [this] { speak(); });
}

QString RegisterForm::text(Line line) const { return plain(m_edits[line]->text()); }
QString RegisterForm::userName() const { return text(User); }

bool RegisterForm::hasEmail() const {
  static const QRegularExpression shape(QStringLiteral("^[^@\\s<>\",;]+@[^@\\s<>\",;]+\\.[^@\\s<>\",;]+$"));
  return shape.match(text(Email)).hasMatch();
}

QString RegisterForm::missing() const {
  if (text(User).size() < shortestUserName)
    return tr("Choose a user name of at least %1 characters").arg(shortestUserName);
  if (text(Name).isEmpty()) return tr("Enter your name");
  if (text(Organisation).isEmpty()) return tr("Enter the organisation");
  if (!hasEmail()) return tr("Enter your e-mail address");
  for (const auto& reason : {m_code->missing(), m_password->missing()})
    if (!reason.isEmpty()) return reason;
  return text(Question).isEmpty() ? tr("Enter a security question") : m_answer->missing();
}

void RegisterForm::send() {
  portal::Registration all;
  all.userName = text(User).toStdString();
  all.displayName = text(Name).toStdString();
  all.organisation = text(Organisation).toStdString();
  all.email = text(Email).toStdString();
  all.question = text(Question).toStdString();
  all.code = m_code->code();
  all.password = m_password->secret();
  all.answer = m_answer->secret();
  ask([all = std::move(all)](portal::AccountDesk& accounts,
                             const Call& call) { return accounts.registerAccount(all, call); },
      [this](const Result<portal::Account>&) { Q_EMIT done(); });
}

void RegisterForm::seeBusy(bool busy) {
  for (auto* edit : m_edits)
    edit->setEnabled(!busy);
  m_code->setBusy(busy);
  m_password->setBusy(busy);
  m_answer->setBusy(busy);
}

bool RegisterForm::sayAtField(const Error& error) {
  if (m_code->tell(error)) return true;
  if (error.code == ErrorCode::PasswordWeak) {
    m_password->setError(mendingText(error.code));
    return true;
  }
  if (error.code != ErrorCode::UserNameTaken) return false;
  m_fields[User]->setError(mendingText(error.code));
  m_edits[User]->setFocus();
  m_edits[User]->selectAll();
  return true;
}

void RegisterForm::forget() {
  for (auto* edit : m_edits)
    edit->clear();
  m_code->forget();
  m_password->forget();
  m_answer->forget();
}

void RegisterForm::focusFirst() { m_edits[User]->setFocus(); }

void RegisterForm::speak() {
  m_fields[User]->setLabel(tr("User name"));
  m_fields[User]->setHelp(tr("Letters, digits, dot, hyphen and underscore."));
  m_fields[Name]->setLabel(tr("Name"));
  m_fields[Organisation]->setLabel(tr("Organisation"));
  m_fields[Email]->setLabel(tr("E-mail address"));
  m_fields[Question]->setLabel(tr("Security question"));
  m_fields[Question]->setHelp(tr("It is asked when you apply for a key recovery."));
  setButtons(tr("Create the account"), tr("Back to the login"));
}

} // namespace certdesk::ui
