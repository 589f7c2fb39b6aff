#pragma once
#include "ui/pages/wizard_page.h"

namespace certdesk::ui {

class Button;
class Notice;
class Panel;
class PaymentResult;
class QrCard;
class SideBySide;
class Text;
class TransferCard;

// paying on line or by transfer (M13, M14), and once it is paid, the result (M15). The order is the portal's, one
// for an application: the page asks for it, it never makes one.
class PaymentPage : public WizardPage {
  Q_OBJECT
public:
  explicit PaymentPage(WizardModel& model);
  QString title() const override;
  QString lead() const override;
  void see() override;
  Offer offer() const override;
  void goOn() override { m_model.goOn(); }
  QString leaf() const override { return paid() ? QStringLiteral("paid") : QString(); }
  QString closedText() const override { return paid() ? QString() : WizardPage::closedText(); } // the result says it

private:
  [[nodiscard]] const portal::Payment* payment() const;
  [[nodiscard]] bool paid() const;
  [[nodiscard]] bool byTransfer() const;
  void payOnline();
  void seeSummary();
  void seeWays();
  void seeRemark(const portal::Payment& payment);
  void orderOnce();
  static constexpr int columns = 4;
  QWidget* m_aside;
  Panel* m_summary;
  Text *m_what, *m_amount;
  Text *m_names[columns], *m_values[columns];
  Notice *m_remark, *m_transferred;
  Button* m_online;
  QrCard* m_code;
  TransferCard* m_transfer;
  SideBySide* m_ways;
  PaymentResult* m_result;
  bool m_asked = false; // for a code, by this page
};

} // namespace certdesk::ui
