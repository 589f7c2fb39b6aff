#include "ui/pages/code_page.h"

#include "ui/error_text.h"
#include "ui/format.h"
#include "ui/pages/captcha_field.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_field.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/notice.h"

#include <QTimer>
#include <QVBoxLayout>

namespace certdesk::ui {

CodePage::CodePage(WizardModel& model)
    : WizardPage(model), m_number(new CopyRow), m_code(new CodeField), m_captcha(new CaptchaField),
      m_mail(new Text(Type::Body, Ink::Text2)), m_resend(new Button(Kind::Secondary)), m_sent(new Notice(Tone::Ok)),
      m_tick(new QTimer(this)) {
  auto* form = addFormColumn();
  form->addWidget(m_number);
  m_code->setRequired(true);
  form->addWidget(m_code);
  form->addWidget(m_captcha);
  auto* panel = new Panel(Panel::Ground::Sunken);
  panel->body()->setContentsMargins(20, 16, 20, 16);
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  row->addWidget(m_mail, 1);
  row->addWidget(m_resend, 0, Qt::AlignVCenter);
  panel->body()->addLayout(row);
  form->addWidget(panel);
  form->addWidget(m_sent);
  m_sent->setVisible(false);
  addStretch();

  connect(m_code, &CodeField::changed, this, [this] { Q_EMIT offerChanged(); });
  connect(m_captcha->edit(), &QLineEdit::textChanged, this, [this] { Q_EMIT offerChanged(); });
  connect(m_captcha, &CaptchaField::refreshWanted, this, [this] {
    m_captchaWanted = true;
    fetchCaptcha();
  });
  connect(m_resend, &QPushButton::clicked, this, [this] {
    m_resending = true;
    m_said.reset();
    m_model.answer(workflow::ResendMail{});
  });
  m_tick->setInterval(1000);
  connect(m_tick, &QTimer::timeout, this, &CodePage::sayMail);
}

QString CodePage::title() const { return tr("Enter the authorisation code"); }
QString CodePage::lead() const {
  if (facts().unlockProof.known())
    return tr("The UKEY opens with your new PIN already. Only the portal has still to be told: enter the code once "
              "more.");
  const bool unlocks = application().service == workflow::unlock().service;
  const auto where =
      unlocks
          ? tr("It is in the e-mail about the unlock, 20 letters and digits. After the check you have 30 minutes.")
          : tr("It is in the e-mail about the download, 20 letters and digits. After the check you have 30 minutes.");
  const auto why = whyAgain();
  return why.isEmpty() ? where : joined({why, where});
}

QString CodePage::whyAgain() const {
  if (facts().unlockChallenge.known() && workflow::unlockMethodOf(facts()) == portal::UnlockMethod::Telephone)
    return tr("It is asked again so that the help desk can answer again. The request code stays the same.");
  if (!application().downloadOpenUntil || m_passed) return {};
  return tr("You entered it before, but it is not kept on this PC: enter it once more.");
}

bool CodePage::says(ErrorCode code) const {
  return code == ErrorCode::AuthorisationCodeWrong || code == ErrorCode::CaptchaWrong ||
         code == ErrorCode::MailCoolDown;
}

void CodePage::see() {
  remember();
  m_number->setLabel(tr("Reference number"));
  m_number->setValue(grouped(application().id), utf8(application().id));
  m_code->setLabel(tr("Authorisation code"));
  m_code->edit()->setEnabled(!busy());
  m_code->setFailure(m_said == ErrorCode::AuthorisationCodeWrong ? mendingText(*m_said) : QString());
  m_captcha->setVisible(application().captchaRequired);
  m_captcha->setCaptcha(m_model.view().captcha, !mayAnswer());
  m_captcha->setError(m_said == ErrorCode::CaptchaWrong ? mendingText(*m_said) : QString());
  m_resend->setText(tr("Send it again"));
  m_sent->setText(tr("Sent. Use the code in the new e-mail; look in the spam folder too."));
  m_sent->setVisible(m_resent);
  sayMail();
  if (mayAnswer()) QMetaObject::invokeMethod(this, &CodePage::fetchCaptcha, Qt::QueuedConnection);
  Q_EMIT offerChanged();
}

void CodePage::remember() {
  if (const auto own = ownFailure()) m_said = own;
  if (busy() || !m_resending) return;
  m_resending = false;
  m_resent = !m_model.view().failure;
}

// A picture is fetched once for each try; what failed is not asked for again and again.
void CodePage::fetchCaptcha() {
  if (!isVisible() || !mayAnswer() || !m_captchaWanted) return;
  if (!application().captchaRequired) return;
  m_captchaWanted = false;
  m_model.answer(workflow::RequestCaptcha{});
}

void CodePage::sayMail() {
  const auto& a = application();
  const auto to = utf8(a.mailedTo);
  QStringList text{a.mailSentAt ? tr("The e-mail was sent to %1 on %2.").arg(to, dateTime(*a.mailSentAt))
                                : tr("The e-mail goes to %1.").arg(to)};
  const auto left = a.resendAllowedAt ? (*a.resendAllowedAt - now()).count() : 0;
  if (m_said == ErrorCode::MailCoolDown && left <= 0) text << errorText(*m_said).next;
  if (left > 0) text << tr("It can be sent again in %1:%2.").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'));
  m_mail->setText(joined(text));
  m_resend->setEnabled(mayAnswer() && left <= 0);
  if (left > 0)
    m_tick->start();
  else
    m_tick->stop();
}

QString CodePage::missing() const {
  if (!m_code->edit()->complete()) return tr("The code has 20 letters and digits");
  if (application().captchaRequired && !m_captcha->ready()) return tr("Type the characters of the picture");
  return {};
}

Offer CodePage::offer() const {
  const auto why = missing();
  return {tr("Check the code"), why.isEmpty(), why, {}};
}

void CodePage::goOn() {
  if (!missing().isEmpty()) return;
  m_said.reset();
  m_resent = false;
  m_captchaWanted = true;
  const bool captcha = application().captchaRequired;
  m_model.answer(workflow::GiveCode{m_code->edit()->code(),
                                    captcha ? m_captcha->edit()->text().trimmed().toStdString() : std::string()});
}

// Once it has passed, the runner holds it; until then it stays to be corrected.
void CodePage::hideEvent(QHideEvent* event) {
  m_passed = m_passed || facts().codeGiven;
  if (facts().codeGiven) m_code->edit()->setText(QString());
  WizardPage::hideEvent(event);
}

QWidget* CodePage::firstField() const {
  if (m_code->edit()->complete() && application().captchaRequired) return m_captcha->edit();
  return m_code->edit();
}

} // namespace certdesk::ui
