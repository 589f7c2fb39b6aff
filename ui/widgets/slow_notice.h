#pragma once
#include "ui/widgets/notice.h"

namespace certdesk::ui {

class Button;

// That a UKEY does not answer, and the way out of the wait: nothing but the person ends an act on it. Hidden until it is
// time.
class SlowNotice : public Notice {
  Q_OBJECT
public:
  SlowNotice();
  [[nodiscard]] Button* giveUp() const { return m_giveUp; } // "Stop waiting"

private:
  Button* m_giveUp;
};

} // namespace certdesk::ui
