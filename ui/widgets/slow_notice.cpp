#include "ui/widgets/slow_notice.h"

#include "ui/widgets/button.h"
#include "ui/widgets/says.h"

namespace certdesk::ui {

SlowNotice::SlowNotice() : Notice(Tone::Warn), m_giveUp(new Button(Kind::Secondary)) {
  m_giveUp->setSmall();
  addButton(m_giveUp);
  says(this, [this] {
    setText(tr("The UKEY has not answered for a long while. You may go on waiting. If you stop waiting, the UKEY may "
               "have done it all the same; CertDesk looks before it goes on."));
    m_giveUp->setText(tr("Stop waiting"));
  });
  hide();
}

} // namespace certdesk::ui
