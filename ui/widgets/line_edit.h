#pragma once
#include "app/core/secret.h"

#include <QLineEdit>

namespace certdesk::ui {

class Button;

// One line to type in, 44 high. Locked: filled in by us, with the lock that says so.
class LineEdit : public QLineEdit {
  Q_OBJECT
public:
  explicit LineEdit(QWidget* parent = nullptr);
  void setLocked(bool locked);
  // "bad" and "ok" change the border; empty is plain.
  void setState(const QString& state);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  bool m_locked = false;
};

// A line whose text is hidden, with an eye to look at it. What was typed leaves it as a Secret.
class SecretEdit : public LineEdit {
  Q_OBJECT
public:
  explicit SecretEdit(QWidget* parent = nullptr);
  // Takes what was typed, and empties the field.
  [[nodiscard]] Secret take();
  // Overwrites what was typed, as well as Qt allows, and empties the field.
  void forget();
  // A copy; the field keeps what was typed.
  [[nodiscard]] Secret secret() const;

protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void showText(bool shown);
  void space();
  void sayEye();
  Button* m_eye;
};

// Copies what was typed and wipes the copies on the way. Empties nothing.
[[nodiscard]] Secret secretFrom(const QString& typed);

} // namespace certdesk::ui
