#pragma once
#include "ui/theme/text_block.h"

#include <QLabel>
#include <map>

namespace certdesk::ui {

// A paragraph or a line in one of the six types, at its exact pitch, wrapping. Plain text only: what comes from outside
// is never read as markup.
class Text : public QLabel {
  Q_OBJECT
public:
  explicit Text(Type type, Ink ink = Ink::Text, QWidget* parent = nullptr);
  Text(Type type, Ink ink, const QString& text);

  void setText(const QString& text);
  void setParts(std::vector<Part> parts);
  void setInk(Ink ink);
  void setBold(bool bold);
  // One line, with … where it is too long and the whole in the tool tip; for places that cannot grow.
  void setElided(bool elided);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return !m_elided; }
  int heightForWidth(int width) const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  [[nodiscard]] TextBlock block() const;
  void changed();
  Type m_type;
  Ink m_ink;
  bool m_bold, m_elided = false;
  std::vector<Part> m_parts;
  mutable std::map<int, int> m_heights; // by width: layouts ask again and again, for a few
};

// A tool tip that says the text as it is: one with a tag in it, such as a name from outside, would be read as markup.
void setPlainToolTip(QWidget& widget, const QString& text);

} // namespace certdesk::ui
