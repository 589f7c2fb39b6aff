#include "ui/pages/withdrawal.h"

#include "ui/format.h"
#include "ui/pages/frozen_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

Withdrawal::Withdrawal(WizardModel& model)
    : m_model(model), m_title(new Text(Type::Section)), m_text(new Text(Type::Body, Ink::Text2)),
      m_yes(new Button(Kind::Danger)), m_no(new Button(Kind::Secondary)) {
  body()->setSpacing(12);
  body()->addWidget(m_title);
  body()->addWidget(m_text);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(m_yes);
  row->addWidget(m_no);
  row->addStretch(1);
  body()->addLayout(row);
  connect(m_yes, &QPushButton::clicked, this, [this] { m_model.answer(workflow::CancelApplication{}); });
  connect(m_no, &QPushButton::clicked, this, [this] {
    setVisible(false);
    Q_EMIT kept();
  });
}

namespace {

// What becomes of money that was given, as far as is known; empty where none was.
QString moneyText(const portal::Payment& payment) {
  const bool arrived = payment.result && payment.state != portal::PaymentState::Refunded;
  if (arrived) return Withdrawal::tr("It is paid already: ask the help desk first how the money comes back.");
  if (payment.method == portal::PaymentMethod::Transfer)
    return Withdrawal::tr("If you have transferred the money, ask the help desk first how it comes back.");
  return {};
}

} // namespace

void Withdrawal::see() {
  const auto& application = m_model.facts().application;
  const bool frozen = application.known() && application->freezeRequested;
  m_title->setText(tr("Withdraw this application?"));
  const bool unlocks = application.known() && application->service == workflow::unlock().service;
  QStringList text{tr("It ends here, and a new one can be started at any time."),
                   unlocks  ? tr("The UKEY stays as it is, and so does what is on it.")
                   : frozen ? frozenText(m_model.portal())
                            : tr("The old certificate stays as it is.")};
  if (application.known() && application->payment)
    if (const auto money = moneyText(*application->payment); !money.isEmpty()) text << money;
  m_text->setText(joined(text));
  m_yes->setText(tr("Withdraw it"));
  m_no->setText(tr("Keep it"));
  m_yes->setEnabled(m_model.takesAnswers());
}

void Withdrawal::ask() {
  see();
  setVisible(true);
  m_no->setFocus();
}

} // namespace certdesk::ui
