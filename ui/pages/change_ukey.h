#pragma once
#include "ui/widgets/choice.h"
#include "ui/widgets/panel.h"
#include "ui/wizard/wizard_model.h"

namespace certdesk::ui {

class Button;
class Text;

// The way to another UKEY. Where the portal has bound the application to one, what that one got is revoked, so it takes
// an explicit yes.
class ChangeUkey : public Panel {
  Q_OBJECT
public:
  explicit ChangeUkey(WizardModel& model);
  void see(bool onlyWay = false); // onlyWay: its button is the page's primary one

private:
  void weigh();
  [[nodiscard]] bool boundByPortal() const;
  WizardModel& m_model;
  Text *m_title, *m_text;
  CheckBox* m_yes;
  Button* m_change;
};

} // namespace certdesk::ui
