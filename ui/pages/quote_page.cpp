#include "ui/pages/quote_page.h"

#include "ui/format.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

#include <QGridLayout>

namespace certdesk::ui {

namespace {

enum Column { Item, Years, Unit, Price, Discount, Total, Columns };
bool isAmount(int column) { return column == Years || column == Price || column == Total; }

} // namespace

QuotePage::QuotePage(WizardModel& model)
    : WizardPage(model), m_place(new QVBoxLayout), m_expiryName(new Text(Type::Note, Ink::Text2)),
      m_expiry(new Text(Type::State)), m_expiryNote(new Text(Type::Body, Ink::Text2)) {
  body()->addLayout(m_place);
  auto* expiry = new Panel(Panel::Ground::Sunken);
  expiry->body()->setSpacing(4);
  expiry->body()->addWidget(m_expiryName);
  expiry->body()->addWidget(m_expiry);
  expiry->body()->addWidget(m_expiryNote);
  add(expiry);
  addStretch();
}

QString QuotePage::title() const { return tr("Price and expiry date"); }
QString QuotePage::lead() const { return tr("The price comes from the CA. One application is charged once."); }

void QuotePage::see() {
  const auto& quote = application().quote;
  delete m_table;
  m_table = nullptr;
  if (quote) fill(*quote);
  const auto until = quote ? quote->notAfter : application().oldNotAfter;
  m_expiryName->setText(tr("The new certificate is valid until"));
  m_expiry->setText(date(until));
  m_expiryNote->setText(until == application().oldNotAfter ? tr("The same day as before: recovery does not change it.")
                                                           : QString());
  m_expiryNote->setVisible(until == application().oldNotAfter);
  Q_EMIT offerChanged();
}

void QuotePage::fill(const portal::Quote& quote) {
  auto* panel = new Panel(Panel::Ground::Outlined);
  m_table = panel;
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(0);
  grid->setColumnStretch(Item, 1);
  panel->body()->setContentsMargins(24, 4, 24, 4);
  panel->body()->addLayout(grid);
  m_place->addWidget(panel);

  int row = 0;
  const auto line = [&] { grid->addWidget(new Line, row++, 0, 1, Columns); };
  const auto cells = [&](const QStringList& texts, Type type, Ink ink, bool boldLast) {
    for (int column = 0; column < Columns; ++column) {
      auto* text = new Text(type, ink, texts.value(column));
      text->setBold(boldLast && column == Total);
      text->setAlignment((isAmount(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
      grid->addWidget(text, row, column);
    }
    grid->setRowMinimumHeight(row++, 44);
  };
  cells({tr("Item"), tr("Years"), tr("Unit"), tr("Price"), tr("Discount"), tr("Total")}, Type::Note, Ink::Text2, false);
  for (const auto& item : quote.items) {
    line();
    cells({utf8(item.name), item.years ? QString::number(*item.years) : QStringLiteral("-"), utf8(item.unit),
           yuan(item.priceFen), utf8(item.discount), yuan(item.totalFen)},
          Type::Body, Ink::Text, false);
  }
  line();
  auto* sum = new Text(Type::Section, Ink::Text, tr("To pay in all"));
  grid->addWidget(sum, row, 0, 1, 3);
  auto* amount = new Text(Type::State, Ink::Text, money(quote.totalFen));
  amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  grid->addWidget(amount, row, 3, 1, Columns - 3);
  grid->setRowMinimumHeight(row, 56);
}

Offer QuotePage::offer() const {
  if (application().quoteConfirmed) return next();
  if (!application().quote) return {tr("Agree to the price"), false, tr("The portal has not named a price yet"), {}};
  return {tr("Agree to the price"), true, {}, {}};
}

void QuotePage::goOn() {
  if (application().quoteConfirmed) return m_model.goOn();
  m_model.answer(workflow::ConfirmQuote{});
}

} // namespace certdesk::ui
