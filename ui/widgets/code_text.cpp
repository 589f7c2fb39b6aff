#include "ui/widgets/code_text.h"

#include <QStringList>

#include <algorithm>

namespace certdesk::ui {

namespace {

constexpr char16_t fullWidth = 0xFEE0; // from a plain character to its full-width form (U+FF01 to U+FF5E)
constexpr qsizetype longest = 65536;   // letters; no mail with a code is longer

QString folded(const QString& text) {
  QString plain = text.left(longest);
  for (QChar& c : plain)
    if (c.unicode() > 0xFF00 && c.unicode() < 0xFF5F) c = QChar(static_cast<char16_t>(c.unicode() - fullWidth));
  return plain;
}

bool isLetter(QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); }

// What may stand between two groups.
bool joins(QChar c) {
  const auto code = c.unicode();
  return c == QLatin1Char('-') || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || c.isSpace();
}

bool isMixed(const QString& code) {
  const auto digits = std::count_if(code.begin(), code.end(), [](QChar c) { return c.isDigit(); });
  return digits > 0 && digits < code.size();
}

} // namespace

CodeText::CodeText(const QString& text, CodeShape shape) : m_shape(shape) { look(folded(text)); }

void CodeText::look(const QString& text) {
  QList<QStringList> runs{{}}; // words with nothing but blanks and dashes between
  bool alone = true, inWord = false;
  for (const QChar c : text) {
    if (isLetter(c)) {
      if (!inWord) runs.back() << QString();
      runs.back().back() += c;
      m_letters += c;
    } else if (!joins(c)) {
      alone = false;
      if (!runs.back().isEmpty()) runs << QStringList();
    }
    inWord = isLetter(c);
  }
  QStringList codes;
  const auto add = [&](const QString& code) {
    if (!codes.contains(code)) codes << code;
  };
  const auto isGroup = [&](const QString& word) { return word.size() == m_shape.inGroup; };
  for (const auto& run : runs)
    for (qsizetype i = 0; i < run.size(); ++i) {
      if (run[i].size() == m_shape.length()) add(run[i]);
      const auto groups = run.mid(i, m_shape.groups);
      if (groups.size() == m_shape.groups && std::all_of(groups.begin(), groups.end(), isGroup)) add(groups.join(QString()));
    }
  if (alone && codes.isEmpty() && m_letters.size() == m_shape.length()) add(m_letters); // grouped in another way
  if (codes.size() > 1 && std::count_if(codes.begin(), codes.end(), isMixed) == 1)
    codes = {*std::find_if(codes.begin(), codes.end(), isMixed)};
  m_found = codes.isEmpty() ? Found::None : codes.size() == 1 ? Found::One : Found::Several;
  if (m_found == Found::One) m_code = codes.front();

  const auto& words = runs.front();
  m_piece = alone && m_letters.size() < m_shape.length() &&
            (words.size() <= 1 || (std::all_of(words.begin(), words.end() - 1, isGroup) &&
                                   words.back().size() <= m_shape.inGroup));
}

} // namespace certdesk::ui
