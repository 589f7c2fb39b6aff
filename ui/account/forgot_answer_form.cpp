#include "ui/account/forgot_answer_form.h"

#include "ui/account/mailed_code_entry.h"
#include "ui/account/new_secret_entry.h"
#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/says.h"

namespace certdesk::ui {

ForgotAnswerForm::ForgotAnswerForm(portal::AccountDesk& accounts, Desk& desk, QWidget* parent)
    : AccountForm(accounts, desk, parent), m_consequence(new Notice(Tone::Warn)), m_code(new MailedCodeEntry),
      m_question(new LineEdit), m_questionField(new Field(m_question)),
      m_fresh(new NewSecretEntry(NewSecretEntry::What::Answer)) {
  add(m_consequence);
  watch(m_code);
  add(m_questionField);
  watch(m_question);
  watch(m_fresh);
  connect(m_code, &MailedCodeEntry::sendWanted, this, [this] {
    mailCode(m_code, [](portal::AccountDesk& accounts_, const Call& call) { return accounts_.mailAnswerCode(call); });
  });
  says(this, [this] { speak(); });
}

void ForgotAnswerForm::begin() {
  forget();
  ask([](portal::AccountDesk& accounts, const Call& call) { return accounts.account(call); },
      [this](const Result<portal::Account>& account) {
        m_code->setAddress(utf8(account->email));
        focusFirst();
      });
}

QString ForgotAnswerForm::missing() const {
  const auto code = m_code->missing();
  return code.isEmpty() ? m_fresh->missing() : code;
}

void ForgotAnswerForm::send() {
  ask([question = m_question->text().trimmed().toStdString(), code = m_code->code(),
       answer = m_fresh->secret()](portal::AccountDesk& accounts,
                                   const Call& call) { return accounts.resetAnswer(code, question, answer, call); },
      [this](const Outcome&) {
        forget();
        Q_EMIT done();
      });
}

void ForgotAnswerForm::seeBusy(bool busy) {
  m_code->setBusy(busy);
  m_question->setEnabled(!busy);
  m_fresh->setBusy(busy);
}

bool ForgotAnswerForm::sayAtField(const Error& error) { return m_code->tell(error); }

void ForgotAnswerForm::forget() {
  m_code->forget();
  m_question->clear();
  m_fresh->forget();
}

void ForgotAnswerForm::focusFirst() { m_code->button()->setFocus(); }

void ForgotAnswerForm::speak() {
  m_consequence->setText(tr("After a reset a person at the CA looks at every application of this account, and all "
                            "registered addresses are told."));
  m_questionField->setLabel(tr("New security question"));
  m_questionField->setHelp(tr("Leave it empty to keep the present question."));
  setButtons(tr("Set the new answer"), tr("Leave it as it is"));
}

} // namespace certdesk::ui
