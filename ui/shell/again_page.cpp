#include "ui/shell/again_page.h"

#include "ui/format.h"
#include "ui/shell/login_form.h"
#include "ui/shell/session.h"
#include "ui/widgets/says.h"

#include <QVBoxLayout>

namespace certdesk::ui {

AgainPage::AgainPage(Session& session) : m_session(session), m_form(new LoginForm(session)) {
  m_form->setMaximumWidth(420);
  addForm(m_form);
  m_form->setMaximumWidth(420);
  addStretch();
  for (auto over : {&Session::loggedIn, &Session::loggedOut})
    connect(&session, over, m_form, &LoginForm::forget);
  says(this, [this] {
    setTitle(tr("Please log in again"));
    setSubtitle(tr("The login has ended. Nothing you typed is lost."));
  });
}

void AgainPage::ask() {
  if (m_session.account()) m_form->setUserName(utf8(m_session.account()->userName));
  m_form->focusFirst();
}

} // namespace certdesk::ui
