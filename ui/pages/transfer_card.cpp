#include "ui/pages/transfer_card.h"

#include "ui/format.h"
#include "ui/widgets/button.h"
#include "ui/widgets/copy_row.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>

namespace certdesk::ui {

TransferCard::TransferCard(QWidget* parent)
    : Panel(Ground::Outlined, Tone::Neutral, parent), m_name(new Text(Type::Section)),
      m_when(new Text(Type::Note, Ink::Text2)), m_note(new Text(Type::Note, Ink::Text2)),
      m_done(new Button(Kind::Secondary)) {
  body()->setContentsMargins(20, 16, 20, 16);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(new IconLabel(Icon::Bank, Ink::Accent));
  head->addWidget(m_name, 1);
  head->addWidget(m_when);
  body()->addLayout(head);
  body()->setSpacing(0);
  for (auto& row : m_rows) {
    if (&row != &m_rows.front()) body()->addWidget(new Line);
    body()->addWidget(row = new CopyRow);
  }
  body()->addStretch(1);
  body()->addSpacing(8);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(16);
  foot->addWidget(m_note, 1, Qt::AlignVCenter);
  foot->addWidget(m_done, 0, Qt::AlignVCenter);
  body()->addLayout(foot);
  connect(m_done, &QPushButton::clicked, this, &TransferCard::transferred);
}

void TransferCard::setOpen(bool open) {
  m_note->setVisible(open);
  m_done->setVisible(open);
}

void TransferCard::set(const portal::Payment& payment, const QString& voucher, bool busy) {
  m_name->setText(tr("Bank transfer"));
  m_when->setText(tr("arrives in 1 to 2 working days"));
  const auto& to = payment.transfer;
  const auto put = [&](Row row, const QString& label, const QString& value, const QString& copied = {}) {
    m_rows[row]->setLabel(label);
    m_rows[row]->setValue(value, copied);
  };
  put(Holder, tr("Holder"), utf8(to.holder));
  put(Account, tr("Account"), utf8(to.account));
  put(Bank, tr("Bank"), utf8(to.bank));
  put(Amount, tr("Amount"), yuan(payment.totalFen));
  put(Reference, tr("Reference"), grouped(to.reference), utf8(to.reference));
  QStringList note{tr("Without the reference the money cannot be told whose it is.")};
  if (!voucher.isEmpty()) note << tr("The voucher is uploaded next (%1).").arg(voucher);
  m_note->setText(joined(note));
  m_done->setText(tr("I have transferred"));
  m_done->setEnabled(!busy);
}

} // namespace certdesk::ui
