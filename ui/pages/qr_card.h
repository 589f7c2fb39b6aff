#pragma once
#include "app/portal/papers.h"
#include "ui/widgets/panel.h"

class QHBoxLayout;

namespace certdesk::ui {

class Button;
class IconLabel;
class QrView;
class Spinner;
class Text;

// Paying on line (M13): the code to scan, how it stands, and the way into a browser. Told afresh at every look at the
// portal; only what changed moves.
class QrCard : public Panel {
  Q_OBJECT
public:
  explicit QrCard(QWidget* parent = nullptr);
  // practising: it is paid at the practice desk, and no browser knows that cashier.
  void set(const portal::Payment& payment, bool busy, bool practising);
  void setOpen(bool open); // to be asked for a code

Q_SIGNALS:
  void codeWanted(); // the first one, or another in place of one that is no good any more

private:
  void openBrowser();
  QString m_address; // to be opened in a browser
  Text *m_name, *m_when, *m_state, *m_after, *m_until;
  QrView* m_code;
  Spinner* m_spinner;
  IconLabel* m_mark;
  Button *m_open, *m_new;
};

} // namespace certdesk::ui
