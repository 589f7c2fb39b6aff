#include "app/papers/pdf_dictionary.h"

namespace certdesk::papers {

namespace {

constexpr std::size_t deepest = 100;

void note(PdfDictionary& of, const QByteArray& key, const PdfToken& token) {
  if (key == "Type") of.type = token.text;
  if (key == "Subtype") of.subtype = token.text;
  if (key == "Filter") of.filter = token.text, ++of.filters;
  if (key == "Count") of.count = token.text.toLongLong();
}

} // namespace

void PdfDictionaries::reset() {
  m_open.clear();
  m_tooDeep = 0;
}

void PdfDictionaries::open(bool array) {
  if (m_open.size() == deepest || m_tooDeep > 0)
    ++m_tooDeep;
  else
    m_open.push_back({array, true, {}, {}});
}

std::optional<PdfDictionary> PdfDictionaries::close() {
  if (m_tooDeep > 0) return --m_tooDeep, std::nullopt;
  if (m_open.empty()) return std::nullopt;
  auto frame = std::move(m_open.back());
  m_open.pop_back();
  if (!m_open.empty()) m_open.back().wantsKey = true; // it was the value of the outer one
  if (frame.array) return std::nullopt;
  return frame.value;
}

void PdfDictionaries::word(const PdfToken& token) {
  if (m_open.empty() || m_tooDeep > 0) return;
  auto& frame = m_open.back();
  if (frame.array) { // of names only [/DCTDecode] matters
    if (m_open.size() > 1 && token.kind == PdfToken::Kind::Name)
      if (auto& outer = m_open[m_open.size() - 2]; !outer.array && outer.key == "Filter")
        note(outer.value, outer.key, token);
    return;
  }
  if (frame.wantsKey && token.kind == PdfToken::Kind::Name) {
    frame.key = token.text;
    frame.wantsKey = false;
    if (frame.key == "Root") frame.value.root = true;
    if (frame.key == "Encrypt") frame.value.encrypt = true;
  } else if (!frame.wantsKey) {
    note(frame.value, frame.key, token);
    frame.wantsKey = true;
  } else if (token.kind == PdfToken::Kind::Keyword && token.text == "R" && frame.key == "Count") {
    frame.value.count = 0; // a reference, not a number
  }
}

std::optional<PdfDictionary> PdfDictionaries::take(const PdfToken& token) {
  using Kind = PdfToken::Kind;
  switch (token.kind) {
  case Kind::OpenDictionary:
    open(false);
    return std::nullopt;
  case Kind::OpenArray:
    open(true);
    return std::nullopt;
  case Kind::CloseDictionary:
  case Kind::CloseArray:
    return close();
  case Kind::Name:
  case Kind::Number:
  case Kind::Keyword:
  case Kind::String:
    word(token);
    return std::nullopt;
  case Kind::End:
    return std::nullopt;
  }
  return std::nullopt;
}

} // namespace certdesk::papers
