#include "app/papers/shrink.h"
#include "app/papers/thumbnail.h"
#include "tests/papers/fixture.h"

#include <catch2/catch.hpp>
#include <random>

// What strangers send: whole files cut, overwritten and spliced, always the same ones. Each is taken or refused with
// one of the few codes; nothing crashes, hangs or takes memory (AddressSanitizer looks on in tests/run --asan).
using namespace certdesk;
using namespace certdesk::test;

namespace {

class Mutations {
public:
  explicit Mutations(unsigned seed) : m_random(seed) {}
  QByteArray of(QByteArray octets) {
    for (unsigned i = 0, many = 1 + below(8); i < many && !octets.isEmpty(); ++i)
      once(octets);
    return octets;
  }

private:
  unsigned below(qsizetype most) { return static_cast<unsigned>(m_random() % static_cast<unsigned>(most)); }
  void once(QByteArray& octets) {
    static const QByteArray words[] = {
        "<<",      ">>",       "[",        "(",        "stream\n", "endstream",          "endobj", "/Count 2147483648",
        "trailer", "\xFF\xD8", "\xFF\xDA", "\xFF\xC2", "IEND",     QByteArray(4, '\xFF')};
    const auto at = below(octets.size());
    switch (below(5)) {
    case 0:
      octets.truncate(at);
      break;
    case 1:
      octets[at] = static_cast<char>(m_random());
      break;
    case 2:
      octets.insert(at, words[below(std::size(words))]);
      break;
    case 3:
      octets.remove(at, below(200));
      break;
    case 4:
      octets.insert(at, octets.mid(below(octets.size()), below(300)));
      break;
    }
  }
  std::mt19937 m_random;
};

bool isExpected(ErrorCode code) {
  switch (static_cast<int>(code)) {
  case static_cast<int>(ErrorCode::MaterialTypeWrong):
  case static_cast<int>(ErrorCode::MaterialEmpty):
  case static_cast<int>(ErrorCode::MaterialUnreadable):
  case static_cast<int>(ErrorCode::MaterialTooManyPixels):
  case static_cast<int>(ErrorCode::MaterialLocked):
  case static_cast<int>(ErrorCode::MaterialTooManyPages):
    return true;
  default:
    return false;
  }
}

void endure(const QByteArray& good, unsigned seed, int times) {
  const Folder folder;
  Mutations mutations(seed);
  int taken = 0, refused = 0;
  for (int i = 0; i < times; ++i) {
    const auto file = folder.put("hostile", mutations.of(good));
    const auto checked = papers::checkMaterial(file, purpose(portal::MaterialRole::AcceptanceForm), {});
    checked ? ++taken : ++refused;
    if (checked) {
      CHECK(checked->sheets <= papers::mostSheets);
      (void)papers::thumbnail(*checked, 64);
    } else {
      INFO(nameOf(checked.error().code).data());
      CHECK(isExpected(checked.error().code));
    }
  }
  CHECK(refused > 0); // the mutations reach something
  CHECK(taken > 0);   // and do not only break the first octets
}

} // namespace

TEST_CASE("hostile JPEGs are taken or refused, and nothing else") { endure(encoded(noisy(64, 48), "jpeg"), 11, 600); }
TEST_CASE("hostile PNGs are taken or refused, and nothing else") {
  QImage image(64, 48, QImage::Format_Grayscale8);
  image.fill(90);
  // libpng repairs nothing: of what is taken only what lies behind the end was changed.
  endure(encoded(image, "png") + QByteArray(200, 'x'), 12, 600);
}
TEST_CASE("hostile PDFs are taken or refused, and nothing else") {
  endure(pdf(4), 13, 600);
  endure(pdfWithObjectStream(4), 14, 600);
  endure(scannedPdf(encoded(noisy(64, 48), "jpeg")), 15, 300);
}

TEST_CASE("a PDF that is nested without end costs no stack and no memory") {
  const Folder folder;
  const auto body = [](const char* word) { return "%PDF-1.4\n" + QByteArray(word).repeated(400'000) + pdf(1).mid(9); };
  for (const char* word : {"[", "<<", "<</A", "(", "<", "stream\n"}) {
    INFO(word);
    const auto checked = papers::checkMaterial(folder.put("deep.pdf", body(word)), purpose(), {});
    CHECK((checked || checked.error().code == ErrorCode::MaterialUnreadable));
  }
}
