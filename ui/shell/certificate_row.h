#pragma once
#include "app/portal/nouns.h"
#include "ui/shell/status_card.h"

#include <QWidget>
#include <array>
#include <vector>

class QHBoxLayout;
class QVBoxLayout;

namespace certdesk::ui {

class Button;
class Chip;

// The widths of the certificates' table, one way for its head and all its rows. px.
struct CertificateColumns {
  static constexpr int count = 7;  // 序号, 主体名称, 证书模板, 申请时间, 到期时间, 状态, 操作
  std::array<int, count> widths{}; // 0: left out where there is no room
  [[nodiscard]] static CertificateColumns in(int width);
};

// One certificate in two lines a cell; opened, all its actions, each possible or with the reason why not.
class CertificateRow : public QWidget {
  Q_OBJECT
public:
  enum class Place { Only, First, Middle, Last };
  // recovering: an open recovery of this certificate is there to go on with. changes: it can be frozen and the like
  // here.
  CertificateRow(const portal::CertificateRecord& certificate, int number, Place place, bool recovering, bool changes,
                 Time now);
  // The question below the actions; it is the page's. The row opens with it.
  void show(StatusCard* card);
  void setColumns(const CertificateColumns& columns);
  void setOpen(bool open);
  [[nodiscard]] bool isOpen() const { return m_open; }
  void setBusy(bool busy);
  void focusToggle();
  [[nodiscard]] const std::string& certificateId() const { return m_id; }

Q_SIGNALS:
  void opened(bool open);
  void recoverWanted();
  void unlockWanted();
  void changeWanted(StatusAct act);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QWidget* makeActions(const portal::CertificateRecord& certificate, bool recovering, bool changes);
  void addCell(QWidget* cell);
  std::string m_id;
  Place m_place;
  bool m_open = false;
  QHBoxLayout* m_row;
  std::vector<QWidget*> m_cells;
  Button *m_toggle, *m_recover = nullptr;
  QWidget* m_actions;
  QVBoxLayout* m_column;
  StatusCard* m_card = nullptr;
};

// The word for a certificate's state, with its colour and icon.
[[nodiscard]] Chip* chipFor(portal::CertificateState state, bool recovering);

} // namespace certdesk::ui
