#include "ui/shell/closing_page.h"

#include "ui/widgets/empty_state.h"
#include "ui/widgets/says.h"

#include <QVBoxLayout>

namespace certdesk::ui {

ClosingPage::ClosingPage() : m_state(new EmptyState(Icon::Ukey)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(40, 40, 40, 40);
  column->addStretch(1);
  column->addWidget(m_state);
  column->addStretch(2);
  connect(m_state, &EmptyState::clicked, this, [this] {
    m_ending = true;
    speak();
    Q_EMIT endWanted();
  });
  says(this, [this] { speak(); });
}

void ClosingPage::speak() {
  m_state->setTitle(m_ending ? tr("CertDesk is ending") : tr("CertDesk closes as soon as the UKEY is done"));
  m_state->setSentence(m_ending
                           ? tr("The driver of the UKEY is being ended. This takes some seconds at most.")
                           : tr("What was begun on the UKEY is finished first. If it does not answer any more, you "
                                "can end without it; nothing is lost by that."));
  m_state->setButton(m_ending ? QString() : tr("End anyway"));
}

} // namespace certdesk::ui
