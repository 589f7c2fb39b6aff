#include "ui/account/account_form.h"

#include "ui/account/mailed_code_entry.h"
#include "ui/account/new_secret_entry.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

AccountForm::AccountForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent)
    : QWidget(parent), m_accounts(accounts), m_desk(desk), m_fields(new QVBoxLayout), m_failure(new FailureNote),
      m_missing(new Text(Type::Note, Ink::Text2)), m_go(new Button(Kind::Primary)),
      m_leave(new Button(Kind::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addWidget(m_failure);
  m_fields->setSpacing(16);
  column->addLayout(m_fields);
  column->addWidget(m_missing);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(m_go);
  row->addWidget(m_leave);
  row->addStretch(1);
  column->addLayout(row);
  m_failure->setRetryVisible(false);
  connect(m_go, &QPushButton::clicked, this, &AccountForm::press);
  connect(m_leave, &QPushButton::clicked, this, &AccountForm::leaveWanted);
}

void AccountForm::setSecondary() { m_go->setKind(Kind::Secondary); }

void AccountForm::add(QWidget* widget) { m_fields->addWidget(widget); }

void AccountForm::watch(QLineEdit* edit) {
  connect(edit, &QLineEdit::textChanged, this, &AccountForm::weigh);
  connect(edit, &QLineEdit::returnPressed, this, &AccountForm::press);
}

void AccountForm::watch(MailedCodeEntry* code) {
  add(code);
  connect(code, &MailedCodeEntry::changed, this, &AccountForm::weigh);
  connect(code->edit(), &QLineEdit::returnPressed, this, &AccountForm::press);
}

void AccountForm::watch(NewSecretEntry* secret) {
  add(secret);
  connect(secret, &NewSecretEntry::changed, this, &AccountForm::weigh);
  for (auto* edit : secret->edits())
    connect(edit, &QLineEdit::returnPressed, this, &AccountForm::press);
}

void AccountForm::setButtons(const QString& go, const QString& leave) {
  m_go->setText(go);
  m_leave->setText(leave);
  weigh();
}

void AccountForm::weigh() {
  const auto reason = missing();
  m_missing->setText(reason);
  m_missing->setVisible(!m_busy && !reason.isEmpty());
  m_go->setEnabled(!m_busy && reason.isEmpty());
}

void AccountForm::setBusy(bool busy) {
  m_busy = busy;
  if (busy) m_failure->clear();
  m_leave->setEnabled(!busy);
  seeBusy(busy);
  weigh();
}

void AccountForm::codeSent(MailedCodeEntry* entry, const portal::MailedCode& mailed) { entry->sent(mailed); }

void AccountForm::told(const Error& error) {
  if (error.code == ErrorCode::LoginExpired) return loginExpired();
  if (!sayAtField(error)) m_failure->tell(error.code);
  weigh();
}

void AccountForm::press() {
  if (m_go->isEnabled()) send();
}

} // namespace certdesk::ui
