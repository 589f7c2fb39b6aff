#pragma once
#include "ui/theme/icons.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

class QHBoxLayout;

namespace certdesk::ui {

class IconLabel;

// One sentence on a soft ground, with its icon; buttons at its right end where there is something to do.
class Notice : public Panel {
  Q_OBJECT
public:
  explicit Notice(Tone tone = Tone::Accent, const QString& text = {});
  void set(Tone tone, const QString& text);
  void setText(const QString& text);
  void setParts(std::vector<Part> parts);
  void setIcon(Icon icon);
  void addButton(QWidget* button);
  [[nodiscard]] Text* text() const { return m_text; }

private:
  void dress(Tone tone);
  IconLabel* m_icon;
  Text* m_text;
  QHBoxLayout* m_row;
  Tone m_toneOfIcon;
};

} // namespace certdesk::ui
