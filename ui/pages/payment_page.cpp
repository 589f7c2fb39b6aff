#include "ui/pages/payment_page.h"

#include "ui/format.h"
#include "ui/pages/payment_result.h"
#include "ui/pages/qr_card.h"
#include "ui/pages/side_by_side.h"
#include "ui/pages/transfer_card.h"
#include "ui/step_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"

#include <QGridLayout>

namespace certdesk::ui {

using portal::PaymentState;

PaymentPage::PaymentPage(WizardModel& model)
    : WizardPage(model), m_aside(new QWidget), m_summary(new Panel(Panel::Ground::Sunken)),
      m_what(new Text(Type::Note, Ink::Text2)), m_amount(new Text(Type::State)), m_remark(new Notice(Tone::Warn)),
      m_transferred(new Notice(Tone::Neutral)), m_online(Button::small(Kind::Secondary)), m_code(new QrCard),
      m_transfer(new TransferCard), m_ways(new SideBySide(m_code, 320, m_transfer, 448, 16, 258)),
      m_result(new PaymentResult) {
  auto* aside = new QVBoxLayout(m_aside);
  aside->setContentsMargins(0, 24, 0, 0);
  aside->setSpacing(0);
  m_what->setAlignment(Qt::AlignRight);
  m_amount->setAlignment(Qt::AlignRight);
  aside->addWidget(m_what);
  aside->addWidget(m_amount);
  setAside(m_aside);

  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(0);
  for (int column = 0; column < columns; ++column) {
    grid->addWidget(m_names[column] = new Text(Type::Note, Ink::Text2), 0, column);
    grid->addWidget(m_values[column] = new Text(Type::Body), 1, column);
    grid->setColumnStretch(column, 1);
  }
  m_summary->body()->setContentsMargins(20, 8, 20, 8);
  m_summary->body()->addLayout(grid);
  m_ways->setEqualHeights();
  m_transferred->addButton(m_online);
  add(m_remark);
  add(m_summary);
  add(m_transferred);
  add(m_ways);
  add(m_result);
  addStretch();
  connect(m_code, &QrCard::codeWanted, this, [this] { m_model.answer(workflow::OrderPayment{}); });
  connect(m_transfer, &TransferCard::transferred, this,
          [this] { m_model.answer(workflow::ChoosePayment{portal::PaymentMethod::Transfer}); });
  connect(m_online, &QPushButton::clicked, this, &PaymentPage::payOnline);
}

QString PaymentPage::title() const { return paid() ? tr("Paid") : tr("Payment"); }

QString PaymentPage::lead() const {
  if (paid()) return tr("The payment has arrived. One application is charged once.");
  const bool chosen = readOnly() || (payment() != nullptr && byTransfer());
  return chosen ? QString()
                : tr("Either way will do. One application is charged once, never twice. You may also pay later: it "
                     "waits for you under My applications.");
}

const portal::Payment* PaymentPage::payment() const {
  const auto& payment = application().payment;
  return payment ? &*payment : nullptr;
}

bool PaymentPage::paid() const { return payment() != nullptr && payment()->state == PaymentState::Paid; }

bool PaymentPage::byTransfer() const { return payment()->method == portal::PaymentMethod::Transfer; }

// Only one way is open at a time, so that nobody pays both ways.
void PaymentPage::payOnline() {
  m_asked = false; // there may never have been a code
  m_model.answer(workflow::ChoosePayment{portal::PaymentMethod::Online});
}

void PaymentPage::see() {
  const auto* now = payment();
  m_aside->setVisible(now != nullptr);
  m_summary->setVisible(now != nullptr && !paid());
  m_ways->setVisible(now != nullptr && !paid());
  m_result->setVisible(now != nullptr && paid());
  m_remark->setVisible(false);
  m_transferred->setVisible(false);
  if (now == nullptr) return;
  seeSummary();
  seeRemark(*now);
  seeWays();
  m_result->set(application());
  orderOnce();
  Q_EMIT offerChanged();
}

void PaymentPage::seeWays() {
  QString voucher;
  for (const auto* line : workflow::applicableLines(m_model.checklist(), facts()))
    if (line->step == workflow::Step::Voucher) voucher = utf8(m_model.checklist().code(*line));
  m_transferred->setVisible(byTransfer() && !paid() && !readOnly());
  m_transferred->setText(application().voucherComplete
                             ? tr("You have said that it is transferred, and the voucher is there.")
                             : tr("You have said that it is transferred; there is no code to scan any more."));
  m_online->setText(tr("Pay on line instead"));
  m_online->setVisible(!application().voucherComplete);
  m_online->setEnabled(mayAnswer());
  m_code->setVisible(!readOnly() && !byTransfer());
  m_code->set(*payment(), busy(), m_model.services().practice != nullptr);
  m_code->setOpen(mayAnswer());
  m_transfer->set(*payment(), voucher, !mayAnswer());
  m_transfer->setOpen(!readOnly() && !byTransfer());
}

void PaymentPage::seeSummary() {
  m_what->setText(utf8(payment()->name));
  m_amount->setText(money(payment()->totalFen));
  const auto& a = application();
  const std::pair<QString, QString> cells[columns] = {{tr("Service"), serviceTitle(a.service)},
                                                      {tr("Certificate"), utf8(a.subject)},
                                                      {tr("Handled by"), utf8(a.handler)},
                                                      {tr("Applied for"), dateTime(a.createdAt)}};
  for (int column = 0; column < columns; ++column) {
    m_names[column]->setText(cells[column].first);
    m_values[column]->setText(cells[column].second);
  }
}

// In the CA's words where it has some: whether money is paid back or still owed is for it to say.
void PaymentPage::seeRemark(const portal::Payment& now) {
  QString what;
  switch (now.state) {
  case PaymentState::Failed:
    what = tr("The payment did not go through.");
    break;
  case PaymentState::WrongAmount:
    what = tr("Another amount than is due has arrived.");
    break;
  case PaymentState::TooLate:
    what = tr("The money came after the code had expired.");
    break;
  case PaymentState::Refunded:
    what = tr("The payment was paid back.");
    break;
  case PaymentState::Unpaid:
  case PaymentState::Open:
  case PaymentState::Expired:
  case PaymentState::Paid:
    break;
  }
  if (!now.remark.empty())
    what = joined(what.isEmpty() ? QStringList{utf8(now.remark)} : QStringList{what, utf8(now.remark)});
  m_remark->setText(what);
  m_remark->setVisible(!what.isEmpty());
}

// The first code comes by itself, as soon as the page is in sight; where that fails, and for every further one, the
// person asks. Only where nothing was ordered: the order is the same however often it is asked for.
void PaymentPage::orderOnce() {
  const bool asked = m_model.mode() == Mode::Current && m_model.screen() == Screen(AskScreen{workflow::Page::Pay});
  if (m_asked || !asked || busy() || m_model.view().failure || m_model.asksLogin() || payment()->order) return;
  m_asked = true;
  // Not from inside a look: the model is still telling.
  QMetaObject::invokeMethod(
      this, [this] { m_model.answer(workflow::OrderPayment{}); }, Qt::QueuedConnection);
}

Offer PaymentPage::offer() const {
  if (paid() || m_model.looksBack()) return next();
  return {tr("Next"), false, tr("Goes on once it is paid"), {}};
}

} // namespace certdesk::ui
