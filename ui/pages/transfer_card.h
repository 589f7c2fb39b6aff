#pragma once
#include "app/portal/papers.h"
#include "ui/widgets/panel.h"

#include <array>

namespace certdesk::ui {

class Button;
class CopyRow;
class Text;

// Paying by bank transfer (M14): where to, how much and with which reference, each to be copied.
class TransferCard : public Panel {
  Q_OBJECT
public:
  explicit TransferCard(QWidget* parent = nullptr);
  // voucher: the phone code of the line where the voucher is uploaded; empty where there is none.
  void set(const portal::Payment& payment, const QString& voucher, bool busy);
  void setOpen(bool open); // to be said that it is done

Q_SIGNALS:
  void transferred();

private:
  enum Row { Holder, Account, Bank, Amount, Reference, Rows };
  Text *m_name, *m_when, *m_note;
  std::array<CopyRow*, Rows> m_rows{};
  Button* m_done;
};

} // namespace certdesk::ui
