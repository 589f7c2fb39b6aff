#pragma once
#include "app/portal/papers.h"

#include <QWidget>

namespace certdesk::ui {

class ComboBox;
class LineEdit;
class RadioGroup;

// What takes the value of one field of a form, by its kind: a line to type in, a few answers, or a list of many. What
// nobody may change stands in a locked line.
class FormControl : public QWidget {
  Q_OBJECT
public:
  explicit FormControl(const portal::FormField& field);
  // What stands in a field, in words.
  [[nodiscard]] static QString textOf(const portal::FormField& field);
  void speak(const QString& question);     // the words of the program, in its language
  [[nodiscard]] std::string value() const; // as it stands there
  void setValue(const std::string& value);
  void setOpen(bool open);
  void setWrong(bool wrong);
  void setHint(const QString& spoken); // for whoever does not see what stands beside it
  [[nodiscard]] QWidget* stop() const; // what the keyboard comes to; none where nobody may change it

  bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
  void edited(); // by the person
  void left();   // by the keyboard

private:
  void makeLine(const portal::FormField& field);
  void makeList(const portal::FormField& field);
  void makeAnswers(const portal::FormField& field);
  void watch(QWidget* widget);
  void changed();
  [[nodiscard]] int indexOf(const std::string& value) const;
  [[nodiscard]] QString shown(const std::string& value) const;
  std::vector<portal::FieldChoice> m_choices; // labels of ours are empty
  bool m_locked, m_mayBeNone;
  bool m_setting = false; // a value of ours, not the person's
  std::string m_fixed;    // of a locked one
  LineEdit* m_line = nullptr;
  ComboBox* m_list = nullptr;
  RadioGroup* m_answers = nullptr;
};

} // namespace certdesk::ui
