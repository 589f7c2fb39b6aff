#pragma once
#include "ui/services.h"
#include "ui/shell/desk.h"
#include "ui/widgets/panel.h"

namespace certdesk::ui {

class Button;
class CodeField;
class CopyRow;

// The help desk of the practice environment, called for an unlock by telephone: what the caller reads out is typed in,
// and answered.
class HelpDeskCard : public Panel {
  Q_OBJECT
public:
  HelpDeskCard(PracticeTools& tools, Desk& desk, std::string applicationId);

private:
  void call();
  void hear(const std::string& code);
  PracticeTools& m_tools;
  Desk& m_desk;
  const std::string m_application;
  CodeField* m_request;
  Button* m_call;
  CopyRow* m_code;
};

} // namespace certdesk::ui
