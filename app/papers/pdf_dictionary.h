#pragma once
#include "app/papers/pdf_tokens.h"

#include <optional>
#include <vector>

namespace certdesk::papers {

// What is read of a dictionary: the few entries that matter here.
struct PdfDictionary {
  QByteArray type, subtype, filter; // the last of several filters
  int filters = 0;
  std::int64_t count = 0; // /Count
  bool root = false, encrypt = false;
};

// Puts tokens together to dictionaries. Deeper nesting than anybody needs is passed over.
class PdfDictionaries {
public:
  // The dictionary that this token closes.
  std::optional<PdfDictionary> take(const PdfToken& token);
  // Whether nothing is open.
  [[nodiscard]] bool outside() const { return m_open.empty() && m_tooDeep == 0; }
  void reset();

private:
  struct Frame {
    bool array = false;
    bool wantsKey = true;
    QByteArray key;
    PdfDictionary value;
  };
  void open(bool array);
  std::optional<PdfDictionary> close();
  void word(const PdfToken& token);
  std::vector<Frame> m_open;
  std::int64_t m_tooDeep = 0;
};

} // namespace certdesk::papers
