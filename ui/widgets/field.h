#pragma once
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace certdesk::ui {

class Text;

// A control with its label above, and under it help or, in its place, the error that says how to mend it.
// The control gets the label as its accessible name and help or error as its description.
class Field : public QWidget {
  Q_OBJECT
public:
  explicit Field(QWidget* control, QWidget* parent = nullptr);

  void setLabel(const QString& label);
  void setRequired(bool required);
  void setHelp(const QString& help);
  void setError(const QString& error);       // empty: none
  void setConfirmation(const QString& text); // green, with a tick, in place of help
  // A link or the like at the right end of the label's line.
  void setAside(QWidget* aside);
  // A button beside the control.
  void setBeside(QWidget* beside);

  [[nodiscard]] QWidget* control() const { return m_control; }
  [[nodiscard]] bool hasError() const { return !m_error.isEmpty(); }

private:
  void refresh();
  void mark(const QString& state);
  QWidget* m_control;
  QHBoxLayout *m_top, *m_middle;
  Text *m_label, *m_below;
  QWidget* m_belowRow;
  QWidget* m_icon;
  QString m_name, m_help, m_error, m_confirmation;
  bool m_required = false;
};

} // namespace certdesk::ui
