#pragma once
#include <QWidget>

namespace certdesk::ui {

class EmptyState;

// The window was closed while a UKEY is busy: what is waited for, and how to end without it.
class ClosingPage : public QWidget {
  Q_OBJECT
public:
  ClosingPage();

Q_SIGNALS:
  void endWanted();

private:
  void speak();
  EmptyState* m_state;
  bool m_ending = false;
};

} // namespace certdesk::ui
