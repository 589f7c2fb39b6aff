#pragma once
#include <QString>

namespace certdesk::ui {

// How a code is written: so many groups of so many letters and digits.
struct CodeShape {
  int groups, inGroup;
  [[nodiscard]] int length() const { return groups * inGroup; }
};

// What a person or a mail writes where a code is expected, looked into.
class CodeText {
public:
  // Full-width letters, digits and signs of a Chinese input method are taken for the plain ones.
  CodeText(const QString& text, CodeShape shape);

  enum class Found { None, One, Several };
  // A run of as many letters and digits as the code has, whole or in its groups with blanks or dashes between. Of
  // several, such as a reference number beside it, the only one with both letters and digits; the same one twice is one.
  [[nodiscard]] Found found() const { return m_found; }
  [[nodiscard]] const QString& code() const { return m_code; } // where there is one
  // Whether it may be the beginning of one, such as its first group.
  [[nodiscard]] bool isPiece() const { return m_piece; }
  // Its letters and digits alone.
  [[nodiscard]] const QString& letters() const { return m_letters; }

private:
  void look(const QString& text);
  const CodeShape m_shape;
  Found m_found = Found::None;
  QString m_code, m_letters;
  bool m_piece = false;
};

} // namespace certdesk::ui
