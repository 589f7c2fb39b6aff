#include "ui/shell/status_card.h"

#include "ui/format.h"
#include "ui/pages/wizard_page.h"
#include "ui/widgets/at_most.h"
#include "ui/widgets/button.h"
#include "ui/widgets/failure_note.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/radio_group.h"
#include "ui/widgets/says.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

namespace {

constexpr int formWidth = 600;

QStringList reasonsFor(StatusAct act) {
  const QString other = StatusCard::tr("Another reason");
  switch (act) {
  case StatusAct::Freeze:
    return {StatusCard::tr("The UKEY is missing"), StatusCard::tr("Somebody else may be using it"),
            StatusCard::tr("Not needed for a while"), other};
  case StatusAct::Unfreeze:
    return {StatusCard::tr("The UKEY was found"), StatusCard::tr("It is needed again"), other};
  case StatusAct::Revoke:
    return {StatusCard::tr("Somebody else has the UKEY or its PIN"), StatusCard::tr("Not needed any more"),
            StatusCard::tr("Another certificate took its place"), other};
  }
  return {};
}

bool saidAtPassword(ErrorCode code) { return code == ErrorCode::PasswordAgainWrong || code == ErrorCode::LoginLocked; }

} // namespace

std::optional<StatusAct> statusActNamed(const std::string& action) {
  if (action == "freeze") return StatusAct::Freeze;
  if (action == "unfreeze") return StatusAct::Unfreeze;
  if (action == "revoke") return StatusAct::Revoke;
  return std::nullopt;
}

QString StatusOrder::doneText() const {
  switch (act) {
  case StatusAct::Freeze:
    return StatusCard::tr("Frozen: %1").arg(subject);
  case StatusAct::Unfreeze:
    return StatusCard::tr("In use again: %1").arg(subject);
  case StatusAct::Revoke:
    return StatusCard::tr("Revoked: %1").arg(subject);
  }
  return {};
}

StatusCard::StatusCard(StatusAct act, const portal::CertificateRecord& certificate, Asker asker)
    : m_act(act), m_asker(std::move(asker)), m_id(certificate.id), m_subject(utf8(certificate.subject)),
      m_ukey(serialTail(certificate.ukeySerial)), m_notAfter(certificate.notAfter), m_title(new Text(Type::Section)),
      m_text(new Text(Type::Body, Ink::Text2)), m_why(new Text(Type::Body)),
      m_missing(new Text(Type::Note, Ink::Text2)), m_reasons(new RadioGroup(reasonsFor(act))),
      m_password(new SecretEdit), m_word(new LineEdit), m_passwordField(new Field(m_password)),
      m_wordField(new Field(m_word)), m_failure(new FailureNote), m_forgotten(new Button(Kind::Link)),
      m_yes(new Button(act == StatusAct::Revoke ? Kind::Danger : Kind::Primary)), m_no(new Button(Kind::Secondary)) {
  body()->setSpacing(16);
  m_why->setBold(true);
  auto* why = new QVBoxLayout;
  why->setSpacing(8);
  why->addWidget(m_why);
  why->addWidget(m_reasons);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(m_yes);
  row->addWidget(m_no);
  row->addWidget(m_missing, 1);
  for (auto* field : {m_passwordField, m_wordField})
    field->setRequired(true);
  body()->addWidget(m_title);
  body()->addWidget(m_text);
  body()->addWidget(m_failure);
  body()->addLayout(why);
  for (auto* field : {m_passwordField, m_wordField})
    body()->addLayout(atMost(formWidth, field));
  body()->addLayout(row);
  m_failure->setRetryVisible(false);
  m_passwordField->setAside(m_forgotten);
  m_forgotten->setVisible(m_asker.mayReset);
  m_wordField->setVisible(act == StatusAct::Revoke);
  connect(m_yes, &QPushButton::clicked, this, &StatusCard::check);
  connect(m_no, &QPushButton::clicked, this, &StatusCard::leaveWanted);
  connect(m_forgotten, &QPushButton::clicked, this, &StatusCard::forgottenWanted);
  connect(m_reasons, &RadioGroup::picked, this, &StatusCard::look);
  for (QLineEdit* edit : std::initializer_list<QLineEdit*>{m_password, m_word}) {
    connect(edit, &QLineEdit::returnPressed, this, &StatusCard::check);
    connect(edit, &QLineEdit::textChanged, this, [this] {
      m_passwordField->setError({});
      look();
    });
  }
  says(this, [this] { speak(); });
}

StatusOrder StatusCard::order() const { return {m_act, m_id, m_subject, m_reasons->chosen()}; }
Secret StatusCard::password() const { return m_password->secret(); }
void StatusCard::focusFirst() { m_reasons->stop()->setFocus(); }

QString StatusCard::word() const { return tr("REVOKE", "the word that is typed before the end"); }

void StatusCard::setBusy(bool busy) {
  m_busy = busy;
  for (QWidget* each : std::initializer_list<QWidget*>{m_reasons, m_password, m_word, m_forgotten, m_no})
    each->setEnabled(!busy);
  look();
}

void StatusCard::tell(ErrorCode code) {
  if (!saidAtPassword(code)) return m_failure->tell(code);
  m_passwordField->setError(mendingText(code));
  m_password->selectAll();
  if (isVisible()) m_password->setFocus(); // not out of another page, where the person is by now
}

// What is still missing is said beside the button that waits for it.
void StatusCard::look() {
  const bool typed = m_act != StatusAct::Revoke || m_word->text().trimmed().compare(word(), Qt::CaseInsensitive) == 0;
  if (m_act == StatusAct::Revoke) m_yes->setKind(typed ? Kind::DangerFilled : Kind::Danger);
  const QString missing = m_reasons->chosen() < 0        ? tr("Choose a reason first")
                          : m_password->text().isEmpty() ? tr("Enter your password")
                          : !typed                       ? tr("Type the word to confirm")
                                                         : QString();
  m_yes->setEnabled(!m_busy && missing.isEmpty());
  m_missing->setText(m_busy ? QString() : missing);
}

void StatusCard::check() {
  if (!m_yes->isEnabled()) return;
  m_failure->clear(); // of the try before
  Q_EMIT wanted();
}

QString StatusCard::about() const {
  if (m_ukey.isEmpty()) return tr("It is %1, valid until %2.").arg(m_subject, date(m_notAfter));
  return tr("It is %1, on the UKEY ending in %2, valid until %3.").arg(m_subject, m_ukey, date(m_notAfter));
}

void StatusCard::speak() {
  switch (m_act) {
  case StatusAct::Freeze:
    m_title->setText(tr("Freeze this certificate?"));
    m_text->setText(joined({about(), tr("Nobody can use it until you unfreeze it. The keys stay on the UKEY.")}));
    m_yes->setText(tr("Freeze it"));
    break;
  case StatusAct::Unfreeze:
    m_title->setText(tr("Unfreeze this certificate?"));
    m_text->setText(joined({about(), tr("It can be used again at once, with the UKEY it is on.")}));
    m_yes->setText(tr("Unfreeze it"));
    break;
  case StatusAct::Revoke:
    m_title->setText(tr("Revoke this certificate?"));
    m_text->setText(joined({about(), tr("Revoking is final. To pause, freeze instead."),
                            tr("Open applications for it end. Files that were encrypted to it still open with the "
                               "UKEY.")}));
    m_yes->setText(tr("Revoke it for good"));
    break;
  }
  m_no->setText(tr("Leave it as it is"));
  m_why->setText(tr("Why?"));
  m_reasons->setQuestion(tr("Why?"));
  const auto reasons = reasonsFor(m_act);
  for (int i = 0; i < reasons.size(); ++i)
    m_reasons->setAnswer(i, reasons.at(i));
  m_passwordField->setLabel(tr("Your login password"));
  m_forgotten->setText(tr("Forgot the password?"));
  const auto whose = tr("The password of the account %1, not the PIN of a UKEY.").arg(m_asker.userName);
  // The portal takes no UKEY's proof here, and says why nowhere: without a word it looks like a mistake.
  m_passwordField->setHelp(m_asker.byUkey
                               ? joined({whose, tr("The portal asks for it also after a login by UKEY, so that "
                                                   "whoever has only the UKEY and its PIN cannot do this.")})
                               : whose);
  m_wordField->setLabel(tr("Type “%1” to confirm").arg(word()));
  look();
}

} // namespace certdesk::ui
