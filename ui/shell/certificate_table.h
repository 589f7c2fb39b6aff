#pragma once
#include "ui/shell/certificate_row.h"

#include <functional>
#include <vector>

namespace certdesk::ui {

// Certificates under one head, one of them open at a time.
class CertificateTable : public QWidget {
  Q_OBJECT
public:
  using AroundOf = std::function<CertificateRow::Around(const portal::CertificateRecord& certificate)>;
  // open: the id of the one whose actions are shown; empty: none.
  CertificateTable(const std::vector<const portal::CertificateRecord*>& certificates, const AroundOf& aroundOf,
                   const std::string& open, Time now);
  [[nodiscard]] CertificateRow* rowOf(const std::string& certificateId) const; // nullptr: not in it
  void setBusy(bool busy);
  void setWidth(int width); // px there are for it

Q_SIGNALS:
  void opened(const std::string& certificateId); // empty: the one that was open is closed
  void serviceWanted(const std::string& certificateId, const std::string& service);
  void changeWanted(const portal::CertificateRecord& certificate, StatusAct act);

private:
  [[nodiscard]] QWidget* makeHead();
  [[nodiscard]] CertificateRow* makeRow(const portal::CertificateRecord& certificate, int number,
                                        CertificateRow::Place place, const CertificateRow::Around& around, Time now);
  std::vector<QWidget*> m_headCells;
  std::vector<CertificateRow*> m_rows;
};

} // namespace certdesk::ui
