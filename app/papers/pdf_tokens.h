#pragma once
#include "app/papers/octet_reader.h"

namespace certdesk::papers {

// The words of a PDF (ISO 32000-1, 7.2 and 7.3). Long ones are cut: no word that matters is.
struct PdfToken {
  enum class Kind { End, Name, Number, Keyword, String, OpenDictionary, CloseDictionary, OpenArray, CloseArray };
  Kind kind = Kind::End;
  QByteArray text; // of a name (without the slash), number or keyword
};

class PdfTokens {
public:
  explicit PdfTokens(QIODevice& device) : m_in(device) {}

  [[nodiscard]] PdfToken next();
  // Behind the keyword "stream": goes behind the matching "endstream" and answers what lies between, where that is not
  // longer than most octets; an empty value otherwise.
  QByteArray stream(qsizetype most);

private:
  void skipSpace();
  void skipString();
  void skipHex();
  QByteArray word();
  OctetReader m_in;
};

} // namespace certdesk::papers
