#pragma once
#include <QWidget>

namespace certdesk::ui {

class Button;
class Text;

// Where files come in: dragged here, chosen or pasted. Whoever stands around it takes the drop and says when something
// hovers.
class DropZone : public QWidget {
  Q_OBJECT
public:
  explicit DropZone(QWidget* parent = nullptr);
  void setHovered(bool hovered);
  void setTexts(const QString& invitation, const QString& limits);
  [[nodiscard]] Button* choose() const { return m_choose; }
  [[nodiscard]] Button* paste() const { return m_paste; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  bool m_hovered = false;
  Text *m_invitation, *m_limits;
  Button *m_choose, *m_paste;
};

} // namespace certdesk::ui
