#pragma once
#include "ui/widgets/code_text.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"

namespace certdesk::ui {

inline constexpr CodeShape authorisationCodeShape{4, 5}, unlockCodeShape{3, 4};

// A code in a box for each group. To the keyboard and to screen readers it is one line: paste it whole, alone or with
// what stands around it in a mail; spaces and hyphens fall out, anything that is no letter or digit is not taken.
class CodeEdit : public QLineEdit {
  Q_OBJECT
public:
  explicit CodeEdit(CodeShape shape = authorisationCodeShape, QWidget* parent = nullptr);
  [[nodiscard]] Secret code() const { return secretFrom(text()); }
  [[nodiscard]] bool complete() const { return text().size() == m_shape.length(); }
  [[nodiscard]] CodeShape shape() const { return m_shape; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

Q_SIGNALS:
  void looked(CodeText::Found found); // into what was pasted; where it is no code, or several, nothing was put

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
  const CodeShape m_shape;
  QString m_tidy; // what stood there last
};

// CodeEdit with its label, which its page sets, and under it a counter, or why nothing was pasted.
class CodeField : public Field {
  Q_OBJECT
public:
  explicit CodeField(CodeShape shape = authorisationCodeShape, QWidget* parent = nullptr);
  [[nodiscard]] CodeEdit* edit() const { return m_edit; }
  // Of a code that was sent; what was pasted in vain is told first. Empty: none.
  void setFailure(const QString& failure);

Q_SIGNALS:
  void changed(bool complete);

private:
  void speak();
  CodeEdit* m_edit;
  CodeText::Found m_looked = CodeText::Found::One;
  QString m_failure;
};

} // namespace certdesk::ui
