#include "ui/pages/qr_card.h"

#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/text.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QUrl>

namespace certdesk::ui {

using portal::PaymentState;

QrCard::QrCard(QWidget* parent)
    : Panel(Ground::Outlined, Tone::Neutral, parent), m_name(new Text(Type::Section)),
      m_when(new Text(Type::Note, Ink::Text2)), m_state(new Text(Type::Body)),
      m_after(new Text(Type::Note, Ink::Text2)), m_until(new Text(Type::Note, Ink::Text2)), m_code(new QrView),
      m_spinner(new Spinner), m_mark(new IconLabel(Icon::Warning, Ink::Warn)), m_open(new Button(Kind::Link)),
      m_new(new Button(Kind::Secondary)) {
  body()->setContentsMargins(20, 16, 20, 16);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(new IconLabel(Icon::Scan, Ink::Accent));
  head->addWidget(m_name, 1);
  head->addWidget(m_when);
  body()->addLayout(head);
  body()->addStretch(1);
  body()->addWidget(m_code, 0, Qt::AlignHCenter);
  auto* state = new QHBoxLayout;
  state->setSpacing(8);
  state->addStretch(1);
  state->addWidget(m_spinner, 0, Qt::AlignVCenter);
  state->addWidget(m_mark, 0, Qt::AlignVCenter);
  state->addWidget(m_state);
  state->addStretch(1);
  m_state->setBold(true);
  body()->addSpacing(4);
  body()->addLayout(state);
  m_after->setAlignment(Qt::AlignHCenter);
  body()->addWidget(m_after);
  body()->addWidget(m_new, 0, Qt::AlignHCenter);
  body()->addStretch(1);
  auto* foot = new QHBoxLayout;
  foot->addWidget(m_open);
  foot->addStretch(1);
  foot->addWidget(m_until);
  body()->addLayout(foot);
  connect(m_new, &QPushButton::clicked, this, &QrCard::codeWanted);
  connect(m_open, &QPushButton::clicked, this, &QrCard::openBrowser);
}

// What came wrong is said by the portal's remark beside the cards; here, only that another code is needed.
void QrCard::set(const portal::Payment& payment, bool busy, bool practising) {
  const bool open = payment.order && payment.state == PaymentState::Open;
  m_address = open && !practising ? utf8(payment.order->address) : QString();
  m_name->setText(tr("Scan with Alipay"));
  m_when->setText(tr("arrives at once"));
  m_code->setVisible(open);
  m_code->setAccessibleName(tr("Code to pay with"));
  m_code->setCode(open ? utf8(payment.order->code) : QString());
  m_spinner->setVisible(open || busy);
  m_mark->setVisible(!open && !busy && payment.state == PaymentState::Expired);
  m_state->setText(open                                     ? tr("Waiting for the payment")
                   : payment.state == PaymentState::Expired ? tr("The code has expired")
                   : busy                                   ? tr("Asking for a code")
                                                            : tr("There is no code to pay with yet"));
  m_after->setText(open && practising ? tr("Practising: it is paid at the practice desk, by the button at the top")
                   : open             ? tr("Once it is paid this page says so by itself")
                                      : tr("The order stays the same: nothing is charged twice"));
  m_until->setVisible(open);
  m_until->setText(open ? tr("valid until %1").arg(timeOfDay(payment.order->expiresAt)) : QString());
  m_open->setVisible(!m_address.isEmpty());
  m_open->setText(tr("Pay in the browser"));
  m_new->setVisible(!open);
  m_new->setText(payment.order ? tr("Get a new code") : tr("Get the code"));
}

void QrCard::setOpen(bool open) { m_new->setEnabled(open); }

// The address is https: the contract's reader let nothing else through.
void QrCard::openBrowser() { QDesktopServices::openUrl(QUrl(m_address, QUrl::StrictMode)); }

} // namespace certdesk::ui
