#pragma once
#include "app/portal/nouns.h"
#include "ui/widgets/panel.h"

class QGridLayout;
class QPrinter;

namespace certdesk::ui {

class Button;
class Notice;
class Text;

// 证书缴费结果 (M15): what was paid, by whom and when; to be printed; the invoice where the portal offers one.
class PaymentResult : public QWidget {
  Q_OBJECT
public:
  explicit PaymentResult(QWidget* parent = nullptr);
  void set(const portal::Application& application);
  void printOn(QPrinter& printer); // as chosen in the system's dialog

private:
  enum Row { Number, Order, Total, TradeNumber, Buyer, State, Rows };
  portal::Application m_application;
  Notice *m_paid, *m_told;
  QGridLayout* m_grid;
  Text *m_names[Rows], *m_values[Rows];
  Button *m_print, *m_invoice;
};

} // namespace certdesk::ui
