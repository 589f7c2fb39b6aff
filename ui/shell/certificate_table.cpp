#include "ui/shell/certificate_table.h"

#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <algorithm>

namespace certdesk::ui {

CertificateTable::CertificateTable(const std::vector<const portal::CertificateRecord*>& certificates,
                                   const AroundOf& aroundOf, const std::string& open, Time now) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  column->addWidget(makeHead());
  auto* panel = new Panel;
  panel->body()->setContentsMargins(1, 1, 1, 1);
  panel->body()->setSpacing(0);
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    const bool first = i == 0, last = i + 1 == certificates.size();
    using Place = CertificateRow::Place;
    const auto place = first && last ? Place::Only : first ? Place::First : last ? Place::Last : Place::Middle;
    const auto& certificate = *certificates[i];
    auto* row = makeRow(certificate, static_cast<int>(i) + 1, place, aroundOf(certificate), now);
    row->setOpen(certificate.id == open);
    panel->body()->addWidget(row);
  }
  column->addWidget(panel);
}

CertificateRow* CertificateTable::makeRow(const portal::CertificateRecord& certificate, int number,
                                          CertificateRow::Place place, const CertificateRow::Around& around, Time now) {
  auto* row = new CertificateRow(certificate, number, place, around, now);
  connect(row, &CertificateRow::serviceWanted, this,
          [this, id = certificate.id](const std::string& service) { Q_EMIT serviceWanted(id, service); });
  connect(row, &CertificateRow::opened, this, [this, row](bool isOpen) {
    for (auto* other : m_rows)
      if (other != row) other->setOpen(false);
    Q_EMIT opened(isOpen ? row->certificateId() : std::string());
  });
  connect(row, &CertificateRow::changeWanted, this,
          [this, certificate](StatusAct act) { Q_EMIT changeWanted(certificate, act); });
  m_rows.push_back(row);
  return row;
}

QWidget* CertificateTable::makeHead() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(21, 0, 21, 0);
  row->setSpacing(0);
  for (const auto& name : {tr("No."), tr("Name / E-mail"), tr("Template / Service"), tr("Applied"), tr("Expires"),
                           tr("State"), tr("Actions")}) {
    auto* cell = new Text(Type::Note, Ink::Text2, name);
    m_headCells.push_back(cell);
    row->addWidget(cell, 0, Qt::AlignBottom);
  }
  row->addStretch(1);
  return head;
}

CertificateRow* CertificateTable::rowOf(const std::string& certificateId) const {
  const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                  [&](const auto* row) { return row->certificateId() == certificateId; });
  return found == m_rows.end() ? nullptr : *found;
}

void CertificateTable::setBusy(bool busy) {
  for (auto* row : m_rows)
    row->setBusy(busy);
}

void CertificateTable::setWidth(int width) {
  const auto columns = CertificateColumns::in(width - 2);
  for (auto* row : m_rows)
    row->setColumns(columns);
  for (std::size_t i = 0; i < m_headCells.size(); ++i) {
    m_headCells[i]->setVisible(columns.widths[i] > 0);
    m_headCells[i]->setFixedWidth(std::max(1, columns.widths[i]));
  }
}

} // namespace certdesk::ui
