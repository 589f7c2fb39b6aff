#pragma once
#include "app/token/tokens.h"
#include "ui/widgets/field.h"
#include "ui/widgets/line_edit.h"

namespace certdesk::ui {

// Where a PIN is typed. What stands under it comes from the UKEY's flags alone: never a number of tries.
class PinField : public Field {
  Q_OBJECT
public:
  explicit PinField(QWidget* parent = nullptr);
  // Length limits and the note under the field; a PIN that is locked or must be changed is said here too.
  void setUkey(const token::TokenInfo& ukey);
  // In place of the note by flags, such as for the new PIN and its repetition.
  void setNote(const QString& note);
  [[nodiscard]] SecretEdit* edit() const { return m_edit; }
  // Whether what is typed has a length the UKEY takes.
  [[nodiscard]] bool fits() const;

private:
  void speak();
  SecretEdit* m_edit;
  token::PinState m_state = token::PinState::Ok;
  std::size_t m_minimum = 4, m_maximum = 64;
  QString m_note;
};

} // namespace certdesk::ui
