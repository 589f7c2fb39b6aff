#include "app/papers/pdf_tokens.h"

namespace certdesk::papers {

namespace {

constexpr qsizetype longestWord = 127;

bool isSpace(int c) { return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '; }
bool isDelimiter(int c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
         c == '%';
}
bool isNumber(const QByteArray& text) {
  for (const char c : text)
    if ((c < '0' || c > '9') && c != '+' && c != '-' && c != '.') return false;
  return !text.isEmpty();
}

} // namespace

void PdfTokens::skipSpace() {
  for (;;) {
    const int c = m_in.peek();
    if (c == '%') {
      int passed = m_in.get();
      while (passed != OctetReader::end && passed != '\n' && passed != '\r')
        passed = m_in.get();
    } else if (!isSpace(c)) {
      return; // the end, too
    } else {
      (void)m_in.get();
    }
  }
}

// Behind the opening parenthesis; pairs may be nested.
void PdfTokens::skipString() {
  std::int64_t depth = 1;
  while (depth > 0) {
    const int c = m_in.get();
    if (c == OctetReader::end) return;
    if (c == '\\') (void)m_in.get();
    if (c == '(') ++depth;
    if (c == ')') --depth;
  }
}

void PdfTokens::skipHex() {
  for (int c = m_in.get(); c != '>' && c != OctetReader::end;)
    c = m_in.get();
}

QByteArray PdfTokens::word() {
  QByteArray text;
  for (int c = m_in.peek(); c != OctetReader::end && !isSpace(c) && !isDelimiter(c); c = m_in.peek()) {
    if (text.size() < longestWord) text.append(static_cast<char>(c));
    (void)m_in.get();
  }
  return text;
}

PdfToken PdfTokens::next() {
  using Kind = PdfToken::Kind;
  skipSpace();
  const int c = m_in.peek();
  if (c == OctetReader::end) return {};
  if (!isDelimiter(c)) {
    auto text = word();
    const auto kind = isNumber(text) ? Kind::Number : Kind::Keyword;
    return {kind, std::move(text)};
  }
  (void)m_in.get();
  if (c == '/') return {Kind::Name, word()};
  if (c == '[') return {Kind::OpenArray, {}};
  if (c == ']') return {Kind::CloseArray, {}};
  if (c == '(') return skipString(), PdfToken{Kind::String, {}};
  if (c == '<' && m_in.peek() != '<') return skipHex(), PdfToken{Kind::String, {}};
  if (c == '<') return (void)m_in.get(), PdfToken{Kind::OpenDictionary, {}};
  if (c == '>' && m_in.peek() == '>') return (void)m_in.get(), PdfToken{Kind::CloseDictionary, {}};
  return {Kind::Keyword, QByteArray(1, static_cast<char>(c))};
}

QByteArray PdfTokens::stream(qsizetype most) {
  static constexpr char mark[] = "endstream";
  constexpr int length = sizeof mark - 1;
  if (m_in.peek() == '\r') (void)m_in.get();
  if (m_in.peek() == '\n') (void)m_in.get();
  QByteArray text;
  bool fits = true;
  for (int matched = 0; matched < length;) {
    const int c = m_in.get();
    if (c == OctetReader::end) return {};
    if (fits) text.append(static_cast<char>(c));
    if (text.size() > most + length) fits = false, text = {};
    // Only an "e" begins the mark anew; within it the second "e" may be the first of the next.
    if (c == mark[matched])
      ++matched;
    else
      matched = c == 'e' ? 1 : (c == 'n' && matched == length - 2 ? 2 : 0);
  }
  text.chop(length);
  return text;
}

} // namespace certdesk::papers
