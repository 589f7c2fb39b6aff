#pragma once
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"

namespace certdesk::ui {

// How a code is written: so many groups of so many letters and digits.
struct CodeShape {
  int groups, inGroup;
  [[nodiscard]] int length() const { return groups * inGroup; }
};
inline constexpr CodeShape authorisationCodeShape{4, 5}, unlockCodeShape{3, 4};

// A code in a box for each group. To the keyboard and to screen readers it is one line: paste it whole, spaces and
// hyphens fall out, anything that is no letter or digit is not taken.
class CodeEdit : public QLineEdit {
  Q_OBJECT
public:
  explicit CodeEdit(CodeShape shape = authorisationCodeShape, QWidget* parent = nullptr);
  [[nodiscard]] Secret code() const { return secretFrom(text()); }
  [[nodiscard]] bool complete() const { return text().size() == m_shape.length(); }
  [[nodiscard]] CodeShape shape() const { return m_shape; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent*) override {}
  void mouseReleaseEvent(QMouseEvent*) override {}
  void contextMenuEvent(QContextMenuEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;

private:
  [[nodiscard]] QRectF box(int group) const;
  void paintBox(QPainter& painter, int group) const;
  void put(const QString& text);
  void type(const QString& text);
  void tidy();
  [[nodiscard]] QString codeIn(const QString& text) const;
  const CodeShape m_shape;
};

// CodeEdit with its label, which its page sets, and a counter under it.
class CodeField : public Field {
  Q_OBJECT
public:
  explicit CodeField(CodeShape shape = authorisationCodeShape, QWidget* parent = nullptr);
  [[nodiscard]] CodeEdit* edit() const { return m_edit; }

Q_SIGNALS:
  void changed(bool complete);

private:
  void speak();
  CodeEdit* m_edit;
};

} // namespace certdesk::ui
