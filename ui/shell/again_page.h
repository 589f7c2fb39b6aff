#pragma once
#include "ui/widgets/page.h"

namespace certdesk::ui {

class LoginForm;
class Session;

// The login ended while the window was open: it is asked again in place, and what was there before comes back.
class AgainPage : public Page {
  Q_OBJECT
public:
  explicit AgainPage(Session& session);
  void ask();

private:
  Session& m_session;
  LoginForm* m_form;
};

} // namespace certdesk::ui
