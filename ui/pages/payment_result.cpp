#include "ui/pages/payment_result.h"

#include "ui/format.h"
#include "ui/step_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QUrl>

namespace certdesk::ui {

PaymentResult::PaymentResult(QWidget* parent)
    : QWidget(parent), m_paid(new Notice(Tone::Ok)), m_grid(new QGridLayout), m_invoice(new Button(Kind::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addWidget(m_paid);
  auto* panel = new Panel(Panel::Ground::Outlined);
  panel->body()->setContentsMargins(24, 12, 24, 12);
  panel->body()->addLayout(m_grid);
  column->addWidget(panel);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_invoice);
  buttons->addStretch(1);
  column->addLayout(buttons);
  m_grid->setHorizontalSpacing(24);
  m_grid->setVerticalSpacing(0);
  m_grid->setColumnStretch(1, 1);
  for (int row = 0; row < Rows; ++row) {
    m_grid->addWidget(m_names[row] = new Text(Type::Body, Ink::Text2), row, 0);
    m_grid->addWidget(m_values[row] = new Text(Type::Body), row, 1);
    m_grid->setRowMinimumHeight(row, 36);
    m_values[row]->setTextInteractionFlags(Qt::TextSelectableByMouse);
  }
  // The address is https: the contract's reader let nothing else through.
  connect(m_invoice, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl(utf8(m_application.payment->invoiceAddress), QUrl::StrictMode)); });
}

void PaymentResult::set(const portal::Application& application) {
  m_application = application;
  const auto& payment = *application.payment;
  m_paid->setText(payment.result
                      ? tr("Paid: %1 on %2.").arg(money(payment.result->paidFen), dateTime(payment.result->paidAt))
                      : tr("Paid."));
  m_paid->setIcon(Icon::Check);
  const auto result = payment.result.value_or(portal::PaymentResult{});
  const QString names[Rows] = {tr("Application"),  tr("Paid for"), tr("Amount due"),
                               tr("Trade number"), tr("Paid by"),  tr("State")};
  const QString values[Rows] = {
      grouped(application.id), utf8(result.orderName.empty() ? payment.name : result.orderName),
      money(payment.totalFen), utf8(result.tradeNumber),
      utf8(result.buyer),      tr("paid")};
  for (int row = 0; row < Rows; ++row) {
    m_names[row]->setText(names[row]);
    m_values[row]->setText(values[row]);
    for (auto* text : {m_names[row], m_values[row]})
      text->setVisible(!values[row].isEmpty());
    m_grid->setRowMinimumHeight(row, values[row].isEmpty() ? 0 : 36);
  }
  m_invoice->setText(tr("Invoice"));
  m_invoice->setLeading(Icon::External);
  m_invoice->setVisible(!payment.invoiceAddress.empty());
}

} // namespace certdesk::ui
