#include "app/papers/pdf_look.h"

#include "app/papers/inflate.h"
#include "app/papers/pdf_dictionary.h"

#include <QBuffer>
#include <algorithm>

namespace certdesk::papers {

namespace {

constexpr std::int64_t mostSheets = 1'000'000; // what a number may say
constexpr qsizetype packedMost = qsizetype(4) << 20, unpackedObjectsMost = qsizetype(16) << 20;
constexpr qsizetype objectsMost = qsizetype(128) << 20; // unpacked objects of all the file, for our time's sake
constexpr qsizetype pictureMost = qsizetype(24) << 20;
constexpr int mostPictures = 4;
constexpr qint64 tail = 4096; // where readers look for the end

class Look {
public:
  Look(const PdfPicture& picture, std::stop_token stop) : m_picture(picture), m_stop(std::move(stop)) {}
  void pass(QIODevice& device, bool objectsOnly);
  PdfLook result;

private:
  void see(const PdfDictionary& dictionary, bool isTrailer);
  void stream(PdfTokens& tokens, const PdfDictionary& of);
  void objects(const QByteArray& packed);
  const PdfPicture& m_picture;
  std::stop_token m_stop;
  int m_pictures = 0;
  qsizetype m_unpacked = 0;
};

void Look::see(const PdfDictionary& dictionary, bool isTrailer) {
  // The root of the tree counts all sheets; every other node fewer.
  if (dictionary.type == "Pages")
    result.sheets =
        std::max(result.sheets, static_cast<int>(std::clamp<std::int64_t>(dictionary.count, 0, mostSheets)));
  if (!isTrailer && dictionary.type != "XRef") return;
  result.whole |= dictionary.root;
  result.locked |= dictionary.encrypt;
}

// ISO 32000-1, 7.5.7: objects without their frames, behind a table of numbers.
void Look::objects(const QByteArray& packed) {
  auto text = inflated(packed, std::min(unpackedObjectsMost, objectsMost - m_unpacked));
  if (!text) return;
  m_unpacked += text->size();
  QBuffer buffer(&*text);
  buffer.open(QIODevice::ReadOnly);
  pass(buffer, true);
}

void Look::stream(PdfTokens& tokens, const PdfDictionary& of) {
  const bool isPicture = m_picture && of.subtype == "Image" && of.filter == "DCTDecode" && of.filters == 1;
  if (of.type == "ObjStm" && of.filter == "FlateDecode" && of.filters == 1 && m_unpacked < objectsMost) {
    if (const auto packed = tokens.stream(packedMost); !packed.isEmpty()) objects(packed);
  } else if (isPicture && m_pictures < mostPictures) {
    if (const auto jpeg = tokens.stream(pictureMost); !jpeg.isEmpty()) ++m_pictures, m_picture(jpeg);
  } else {
    tokens.stream(0);
  }
}

void Look::pass(QIODevice& device, bool objectsOnly) {
  using Kind = PdfToken::Kind;
  PdfTokens tokens(device);
  PdfDictionaries dictionaries;
  PdfDictionary last;
  bool trailer = false;
  for (auto token = tokens.next(); token.kind != Kind::End && !m_stop.stop_requested(); token = tokens.next()) {
    const bool isWord = token.kind == Kind::Keyword && !objectsOnly;
    if (isWord && (token.text == "obj" || token.text == "endobj")) dictionaries.reset(); // whatever was left open
    trailer |= isWord && token.text == "trailer";
    if (isWord && token.text == "stream" && dictionaries.outside()) {
      stream(tokens, last);
      last = {};
    } else if (auto closed = dictionaries.take(token)) {
      const bool outer = dictionaries.outside();
      see(*closed, trailer && outer);
      if (outer) last = std::move(*closed), trailer = false;
    }
  }
}

bool hasEnd(QIODevice& device) {
  device.seek(std::max<qint64>(0, device.size() - tail));
  return device.read(tail).contains("startxref");
}

} // namespace

PdfLook lookIntoPdf(QIODevice& device, const PdfPicture& picture, const std::stop_token& stop) {
  Look look(picture, stop);
  const bool end = hasEnd(device);
  look.pass(device, false);
  look.result.whole &= end;
  return look.result;
}

} // namespace certdesk::papers
