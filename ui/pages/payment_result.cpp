#include "ui/pages/payment_result.h"

#include "ui/format.h"
#include "ui/pages/ask_printer.h"
#include "ui/step_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QPainter>
#include <QPrinter>
#include <QTextCursor>
#include <QTextTable>
#include <QUrl>

namespace certdesk::ui {

PaymentResult::PaymentResult(QWidget* parent)
    : QWidget(parent), m_paid(new Notice(Tone::Ok)), m_told(new Notice(Tone::Ok)), m_grid(new QGridLayout),
      m_print(new Button(Kind::Secondary)), m_invoice(new Button(Kind::Secondary)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(16);
  column->addWidget(m_paid);
  auto* panel = new Panel(Panel::Ground::Outlined);
  panel->body()->setContentsMargins(24, 12, 24, 12);
  panel->body()->addLayout(m_grid);
  column->addWidget(panel);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(12);
  buttons->addWidget(m_print);
  buttons->addWidget(m_invoice);
  buttons->addStretch(1);
  column->addLayout(buttons);
  column->addWidget(m_told);
  m_told->setVisible(false);
  connect(m_print, &QPushButton::clicked, this,
          [this] { askPrinter(this, utf8(m_application.id), [this](QPrinter& printer) { printOn(printer); }); });
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
  m_print->setText(tr("Print…"));
  m_print->setLeading(Icon::Printer);
  m_invoice->setText(tr("Invoice"));
  m_invoice->setLeading(Icon::External);
  m_invoice->setVisible(!payment.invoiceAddress.empty());
}

// What the page says, on one sheet; as text, never read as markup.
void PaymentResult::printOn(QPrinter& printer) {
  constexpr double unit = 96; // of an inch: what fonts in pixels are measured by
  QTextDocument sheet;
  auto font = theme().font(Type::Body);
  font.setPixelSize(14);
  font.setStyleStrategy(QFont::PreferNoShaping); // variants of digits cannot be searched or copied
  sheet.setDefaultFont(font);
  QTextCursor at(&sheet);
  QTextCharFormat title;
  font.setPixelSize(22);
  font.setBold(true);
  title.setFont(font);
  at.insertText(tr("Payment result"), title);
  at.insertBlock();
  QTextTableFormat lines;
  lines.setBorderCollapse(true);
  lines.setCellPadding(6);
  lines.setBorder(1);
  lines.setWidth(QTextLength(QTextLength::PercentageLength, 100));
  auto* table = at.insertTable(Rows, 2, lines);
  for (int row = 0; row < Rows; ++row) {
    table->cellAt(row, 0).firstCursorPosition().insertText(m_names[row]->text());
    table->cellAt(row, 1).firstCursorPosition().insertText(m_values[row]->text());
  }
  sheet.setTextWidth(printer.pageRect(QPrinter::Inch).width() * unit);
  QPainter painter;
  if (painter.begin(&printer)) {
    painter.scale(printer.logicalDpiX() / unit, printer.logicalDpiY() / unit);
    sheet.drawContents(&painter);
  }
  if (painter.isActive() && painter.end())
    m_told->set(Tone::Ok, tr("It is on its way to the printer."));
  else
    m_told->set(Tone::Bad, tr("The printer did not take it. See whether it is on and has paper."));
  m_told->setVisible(true);
}

} // namespace certdesk::ui
