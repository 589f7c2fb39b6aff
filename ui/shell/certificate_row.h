#pragma once
#include "app/portal/nouns.h"
#include "ui/shell/status_card.h"

#include <QWidget>
#include <array>
#include <set>
#include <string>
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
  // What the page knows beside the certificate.
  struct Around {
    std::set<std::string> underWay;      // services with an open application of this certificate, to go on with
    bool changes = false;                // it can be frozen and the like here
    bool mayRenew = true, mayAll = true; // of what the login is for
    bool ukeyMissing = false;            // it was frozen just now for that
  };
  CertificateRow(const portal::CertificateRecord& certificate, int number, Place place, const Around& around, Time now);
  // The question below the actions; it is the page's. The row opens with it.
  void show(StatusCard* card);
  void setColumns(const CertificateColumns& columns);
  void setOpen(bool open);
  [[nodiscard]] bool isOpen() const { return m_open; }
  void setBusy(bool busy); // nothing more can be asked for; it still opens and closes
  void focusToggle();
  [[nodiscard]] const std::string& certificateId() const { return m_id; }

Q_SIGNALS:
  void opened(bool open);
  void serviceWanted(const std::string& service); // recovery, renewal, unlock
  void changeWanted(StatusAct act);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QWidget* makeSuggestion();
  QWidget* makeActions(const portal::CertificateRecord& certificate, const Around& around);
  void addCell(QWidget* cell);
  std::string m_id;
  Place m_place;
  bool m_open = false;
  QHBoxLayout* m_row;
  std::vector<QWidget*> m_cells;
  Button* m_toggle;
  std::vector<Button*> m_possible; // those that can be pressed now
  QWidget* m_actions;
  QVBoxLayout* m_column;
  StatusCard* m_card = nullptr;
};

// The word for a certificate's state, with its colour and icon.
[[nodiscard]] Chip* chipFor(portal::CertificateState state, bool recovering);

} // namespace certdesk::ui
