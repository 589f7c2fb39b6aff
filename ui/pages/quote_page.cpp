#include "ui/pages/quote_page.h"

#include "app/workflow/checklist.h"
#include "ui/format.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <algorithm>

namespace certdesk::ui {

namespace {

enum Column { Item, Years, Unit, Price, Discount, Total, Columns };
bool isAmount(int column) { return column == Years || column == Price || column == Total; }

} // namespace

QuotePage::QuotePage(WizardModel& model)
    : WizardPage(model), m_choices(new QVBoxLayout), m_years(new QButtonGroup(this)), m_place(new QVBoxLayout),
      m_expiryName(new Text(Type::Note, Ink::Text2)), m_expiry(new Text(Type::State)),
      m_expiryNote(new Text(Type::Body, Ink::Text2)) {
  auto* choices = new QWidget;
  choices->setLayout(m_choices);
  m_choices->setContentsMargins(0, 0, 0, 0);
  m_choices->setSpacing(12);
  addForm(choices);
  body()->addLayout(m_place);
  auto* expiry = new Panel(Panel::Ground::Sunken);
  m_end = expiry;
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
  showChoices();
  showQuote();
  Q_EMIT offerChanged();
}

// Where the person may choose for how many years; what was chosen stays when the portal is looked at again.
void QuotePage::showChoices() {
  const auto& choices = application().quoteChoices;
  std::vector<int> years;
  for (const auto& each : choices)
    years.push_back(each.years.value_or(1));
  if (years != m_offered) {
    for (auto* radio : m_years->buttons())
      delete radio;
    m_offered = years;
    const auto& agreed = application().quote;
    for (int i = 0; i < static_cast<int>(years.size()); ++i) {
      auto* radio = new RadioButton;
      m_years->addButton(radio, i);
      m_choices->addWidget(radio);
      radio->setChecked(application().quoteConfirmed && agreed && agreed->years == years[static_cast<std::size_t>(i)]);
      connect(radio, &QRadioButton::toggled, this, &QuotePage::choose);
    }
  }
  for (auto* radio : m_years->buttons()) {
    const auto& each = choices[static_cast<std::size_t>(m_years->id(radio))];
    const auto price = money(each.totalFen);
    radio->setText(each.years == 1 ? tr("1 year, %1").arg(price)
                                   : tr("%1 years, %2").arg(each.years.value_or(1)).arg(price));
    static_cast<RadioButton*>(radio)->setNote(tr("Valid until %1").arg(date(each.notAfter)));
    radio->setEnabled(!readOnly() && !busy());
  }
  m_choices->parentWidget()->setVisible(!choices.empty());
}

void QuotePage::choose() {
  showQuote();
  Q_EMIT offerChanged();
}

const portal::Quote* QuotePage::chosen() const {
  const auto& a = application();
  if (a.quoteChoices.empty()) return a.quote ? &*a.quote : nullptr;
  const auto at = m_years->checkedId();
  return at < 0 || at >= static_cast<int>(a.quoteChoices.size()) ? nullptr
                                                                 : &a.quoteChoices[static_cast<std::size_t>(at)];
}

void QuotePage::showQuote() {
  const auto* quote = chosen();
  if (m_table != nullptr) {
    m_table->hide();
    m_table->deleteLater(); // a choice above it may have brought us here
    m_table = nullptr;
  }
  if (quote != nullptr) fill(*quote);
  if (m_table != nullptr) m_table->show(); // at once: it takes the place of one that was seen
  const auto before = application().oldNotAfter;
  const auto until = quote != nullptr ? quote->notAfter : before;
  m_end->setVisible(quote != nullptr || application().quoteChoices.empty());
  m_expiryName->setText(tr("The new certificate is valid until"));
  m_expiry->setText(date(until));
  QString note;
  if (application().service == workflow::renewal().service)
    note = before < now() ? tr("The present one ended on %1; the years count from now.").arg(date(before))
                          : tr("The present one is valid until %1; the years are added to that.").arg(date(before));
  else if (until == before)
    note = tr("The same day as before: recovery does not change it.");
  m_expiryNote->setText(note);
  m_expiryNote->setVisible(!note.isEmpty());
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

bool QuotePage::agreed() const {
  const auto& a = application();
  return a.quoteConfirmed && (chosen() == nullptr || !a.quote || chosen()->years == a.quote->years);
}

Offer QuotePage::offer() const {
  if (agreed()) return next();
  const QString agree = tr("Agree to the price");
  if (chosen() != nullptr) return {agree, true, {}, {}};
  return {agree,
          false,
          application().quoteChoices.empty() ? tr("The portal has not named a price yet")
                                             : tr("Choose the years first"),
          {}};
}

void QuotePage::goOn() {
  if (agreed()) return m_model.goOn();
  if (chosen() != nullptr) m_model.answer(workflow::ConfirmQuote{chosen()->years});
}

QWidget* QuotePage::firstField() const {
  if (auto* checked = m_years->checkedButton()) return checked;
  return m_years->buttons().isEmpty() ? nullptr : m_years->buttons().front();
}

} // namespace certdesk::ui
