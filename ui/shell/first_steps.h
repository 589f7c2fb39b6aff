#pragma once
#include "ui/widgets/panel.h"

namespace certdesk::ui {

class Button;
class Text;

// For whoever has neither a certificate nor an application: what can be done, and where it begins.
class FirstSteps : public Panel {
  Q_OBJECT
public:
  explicit FirstSteps(QWidget* parent = nullptr);
  void setOnSite(bool onSite); // a first certificate can be applied for on the portal's web site

Q_SIGNALS:
  void applyWanted();
  void ukeyWanted();         // My UKEY
  void otherAccountWanted(); // to log in with

private:
  enum Step { Apply, Ukey, Account, Steps };
  void speak();
  Text* m_names[Steps];
  Text* m_texts[Steps];
  Button* m_buttons[Steps];
  bool m_onSite = false;
};

} // namespace certdesk::ui
