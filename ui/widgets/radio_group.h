#pragma once
#include "ui/widgets/choice.h"

#include <QWidget>
#include <vector>

class QBoxLayout;

namespace certdesk::ui {

// A few answers of which one holds: beside each other where they fit the width of a form, else below each other.
class RadioGroup : public QWidget {
  Q_OBJECT
public:
  explicit RadioGroup(const QStringList& answers, QWidget* parent = nullptr);
  void setAnswer(int index, const QString& text);
  // The question, said with each answer to whoever does not see them together.
  void setQuestion(const QString& question);
  [[nodiscard]] int chosen() const;    // -1: none
  void choose(int index);              // -1: none
  [[nodiscard]] QWidget* stop() const; // what the keyboard comes to first

Q_SIGNALS:
  void picked(); // by the person

private:
  void arrange();
  void name();
  QBoxLayout* m_row;
  QString m_question;
  std::vector<RadioButton*> m_answers;
  bool m_choosing = false; // by the program
};

} // namespace certdesk::ui
