#include "ui/account/new_secret_entry.h"

#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/says.h"

#include <QVBoxLayout>

namespace certdesk::ui {

NewSecretEntry::NewSecretEntry(What what, QWidget* parent)
    : QWidget(parent), m_what(what), m_fresh(new SecretEdit), m_again(new SecretEdit), m_freshField(new Field(m_fresh)),
      m_againField(new Field(m_again)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  for (auto* field : {m_freshField, m_againField}) {
    field->setRequired(true);
    column->addWidget(field);
  }
  for (auto* edit : edits())
    connect(edit, &QLineEdit::textChanged, this, [this] {
      m_freshField->setError({});
      hint();
      Q_EMIT changed();
    });
  says(this, [this] { speak(); });
}

bool NewSecretEntry::same() const { return m_fresh->secret().equals(m_again->secret()); }

// Red only where the second cannot become the first any more.
void NewSecretEntry::hint() {
  const bool apart =
      !m_fresh->text().isEmpty() && !m_again->text().isEmpty() && !m_fresh->text().startsWith(m_again->text());
  const bool both = !m_fresh->text().isEmpty() && same();
  m_againField->setError(apart ? tr("The two are not the same.") : QString());
  m_againField->setConfirmation(both ? tr("Both are the same.") : QString());
}

QString NewSecretEntry::missing() const {
  const bool password = m_what == What::Password;
  if (m_fresh->text().isEmpty()) return password ? tr("Choose a password") : tr("Enter a security answer");
  if (m_again->text().isEmpty())
    return password ? tr("Enter the password once more") : tr("Enter the security answer once more");
  return same() ? QString() : tr("The two are not the same.");
}

Secret NewSecretEntry::secret() const { return m_fresh->secret(); }

void NewSecretEntry::setError(const QString& error) {
  m_freshField->setError(error);
  m_fresh->setFocus();
  m_fresh->selectAll();
}

void NewSecretEntry::setBusy(bool busy) {
  for (auto* edit : edits())
    edit->setEnabled(!busy);
}

void NewSecretEntry::forget() {
  for (auto* edit : edits())
    edit->forget();
}

void NewSecretEntry::focusFirst() { m_fresh->setFocus(); }

void NewSecretEntry::speak() {
  const bool password = m_what == What::Password;
  m_freshField->setLabel(password ? tr("New password") : tr("New security answer"));
  m_freshField->setHelp(password ? tr("At least 10 characters: letters with digits or signs, without the user name.")
                                 : tr("Something you will still know in years, and others do not. Upper and lower "
                                      "case are the same."));
  m_againField->setLabel(password ? tr("New password once more") : tr("New security answer once more"));
  hint();
}

} // namespace certdesk::ui
