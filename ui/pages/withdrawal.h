#pragma once
#include "ui/widgets/panel.h"
#include "ui/wizard/wizard_model.h"

namespace certdesk::ui {

class Button;
class Text;

// The second yes before an application is withdrawn, and what that does not undo.
class Withdrawal : public Panel {
  Q_OBJECT
public:
  explicit Withdrawal(WizardModel& model);
  void see();
  void ask(); // shows itself, with the keyboard on the harmless answer

Q_SIGNALS:
  void kept(); // the person thought better of it

private:
  WizardModel& m_model;
  Text *m_title, *m_text;
  Button *m_yes, *m_no;
};

} // namespace certdesk::ui
