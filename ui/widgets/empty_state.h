#pragma once
#include "ui/theme/icons.h"
#include "ui/widgets/panel.h"

namespace certdesk::ui {

class Button;
class Text;

// What stands where there is nothing: an icon, a sentence, and one way on.
class EmptyState : public Panel {
  Q_OBJECT
public:
  explicit EmptyState(Icon icon, QWidget* parent = nullptr);
  void setTitle(const QString& title);
  void setSentence(const QString& sentence);
  void setButton(const QString& text); // empty: none

Q_SIGNALS:
  void clicked();

private:
  Text *m_title, *m_sentence;
  Button* m_button;
};

} // namespace certdesk::ui
