#pragma once
#include "app/papers/draft_store.h"
#include "app/papers/form_check.h"

#include <QWidget>

namespace certdesk::ui {

class Field;
class FormControl;
class Notice;

// One field of a form as the portal describes it: label, control, help, what the reviewer said of it, and what is wrong
// with it. What is wrong is said once the person has left it or wants to go on, and from then on with every key.
class FormEntry : public QWidget {
  Q_OBJECT
public:
  explicit FormEntry(portal::FormField field);
  [[nodiscard]] const portal::FormField& field() const { return m_field; }
  // As it would be sent.
  [[nodiscard]] std::string value() const;
  [[nodiscard]] bool edited() const; // it differs from what the portal has
  void setValue(const std::string& value);
  // The same field with another value or remark: what the person has typed over it stays.
  void takeOver(const portal::FormField& field);
  // What the person has typed over the portal's value goes into a draft, and comes back from it, unless the portal's
  // has changed since (which goes before it) or something else was typed meanwhile. True where something came back.
  void putInto(papers::Draft& draft) const;
  bool bringBack(const papers::Draft& draft);
  void setOpen(bool open);
  void see();                      // its texts, in the language of the program
  void judge();                    // from now on
  void setRequired(bool required); // as it is with what stands in the other fields
  [[nodiscard]] bool wrong() const { return papers::faultOf(m_field, value(), m_required).has_value(); }
  [[nodiscard]] bool wanting() const; // is to be filled in, or was sent back
  [[nodiscard]] QWidget* stop() const;

Q_SIGNALS:
  void changed(); // by the person

private:
  [[nodiscard]] QString help() const;
  [[nodiscard]] QString faultText() const;
  void showFault();
  portal::FormField m_field;
  FormControl* m_control;
  Field* m_frame;
  Notice* m_remark;
  bool m_required = false, m_touched = false, m_judged = false;
};

} // namespace certdesk::ui
