#pragma once
#include "ui/theme/text_block.h"

#include <QWidget>

namespace certdesk::ui {

class Button;
class Text;

// A label, a value and a button that copies it, 44 high.
class CopyRow : public QWidget {
  Q_OBJECT
public:
  explicit CopyRow(Type value = Type::Body, QWidget* parent = nullptr);
  void setLabel(const QString& label);
  // mono where O and 0 must be told apart. What is copied is `copied`, or else the value without spaces changed.
  void setValue(const QString& shown, const QString& copied = {}, bool mono = false);
  void setLabelWidth(int px); // rows under each other share one; 0: the label is only spoken

private:
  void speak();
  void copy();
  Text *m_label, *m_value;
  Button* m_button;
  QString m_name, m_copied;
};

} // namespace certdesk::ui
