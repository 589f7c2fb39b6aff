#include "app/papers/qr_reader.h"
#include "app/papers/thumbnail.h"
#include "tests/papers/fixture.h"

#include <QCryptographicHash>
#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace certdesk;
using namespace certdesk::test;
using portal::MaterialRole;
using portal::MaterialType;

namespace {

ErrorCode failureOf(const std::filesystem::path& file, const papers::Purpose& of = purpose()) {
  const auto checked = papers::checkMaterial(file, of, {});
  REQUIRE_FALSE(checked);
  return checked.error().code;
}

} // namespace

TEST_CASE("a file is what its octets say, whatever its name ends in") {
  const Folder folder;
  const auto jpeg = encoded(noisy(60, 40), "jpeg");
  const auto checked = papers::checkMaterial(folder.put("licence.pdf", jpeg), purpose(), {});
  REQUIRE(checked);
  CHECK(checked->type == MaterialType::Jpeg);
  CHECK(checked->octets == jpeg.size());
  CHECK(checked->sha256 == QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256).toHex().toStdString());
  CHECK(checked->width == 60);
  CHECK(checked->height == 40);
  CHECK(checked->sheets == 1);
  CHECK(papers::checkMaterial(folder.put("a", encoded(noisy(9, 9), "png")), purpose(), {})->type == MaterialType::Png);
  CHECK(failureOf(folder.put("licence.jpg", "MZ\x90\0 a program")) == ErrorCode::MaterialTypeWrong);
  CHECK(failureOf(folder.put("b.png", encoded(noisy(9, 9), "bmp"))) == ErrorCode::MaterialTypeWrong);
  CHECK(failureOf(folder.put("b.pdf", "PK\x03\x04 a document of an office")) == ErrorCode::MaterialTypeWrong);
  CHECK(failureOf(folder.put("b.jpg", QByteArray(4, '\0') + "ftypheic")) == ErrorCode::MaterialTypeWrong);
  CHECK(failureOf(folder.put("b.bin", QByteArray(100, '\0'))) == ErrorCode::MaterialTypeWrong);
  auto picturesOnly = purpose();
  picturesOnly.material.types = {MaterialType::Jpeg};
  CHECK(failureOf(folder.put("c.pdf", pdf(1)), picturesOnly) == ErrorCode::MaterialTypeWrong);
}

TEST_CASE("a file that is damaged from its first octet is told so, not that it is of the wrong kind") {
  const Folder folder;
  for (const auto* name : {"a.png", "b.PDF", "c.jpeg", "d.jpg"})
    CHECK(failureOf(folder.put(name, QByteArray(100, '\0'))) == ErrorCode::MaterialUnreadable);
  CHECK(failureOf(folder.put("e.png", "\x89PNG\n\x1A\n sent as a text")) == ErrorCode::MaterialUnreadable);
  auto picturesOnly = purpose();
  picturesOnly.material.types = {MaterialType::Jpeg};
  CHECK(failureOf(folder.put("f.pdf", QByteArray(100, '\0')), picturesOnly) == ErrorCode::MaterialTypeWrong);
}

TEST_CASE("what cannot be a paper is told by its cause") {
  const Folder folder;
  CHECK(failureOf(folder.put("empty.jpg", "")) == ErrorCode::MaterialEmpty);
  CHECK(failureOf(folder.path("nowhere.jpg")) == ErrorCode::FileUnreadable);
  mkfifo(folder.path("pipe").c_str(), 0600); // opening it would wait for a writer that never comes
  CHECK(failureOf(folder.path("pipe")) == ErrorCode::FileUnreadable);
  auto small = purpose();
  small.material.largest = 1000;
  const auto large = folder.put("large.jpg", encoded(noisy(200, 200), "jpeg"));
  CHECK(failureOf(large, small) == ErrorCode::MaterialTooLarge);
  CHECK(papers::canShrink(large));
  const auto document = folder.put("large.pdf", pdf(30));
  CHECK(failureOf(document, small) == ErrorCode::MaterialTooLarge);
  CHECK_FALSE(papers::canShrink(document));
  auto full = purpose();
  full.filesBefore = 3;
  CHECK(failureOf(large, full) == ErrorCode::MaterialTooManyPages);
  CHECK(failureOf(folder.put("book.pdf", pdf(201))) == ErrorCode::MaterialTooManyPages);
}

TEST_CASE("a picture that was cut off is not taken, where a decoder would only paint it grey") {
  const Folder folder;
  const auto jpeg = encoded(noisy(300, 200), "jpeg"), png = encoded(noisy(300, 200), "png");
  CHECK(failureOf(folder.put("a.jpg", jpeg.left(jpeg.size() / 2))) == ErrorCode::MaterialUnreadable);
  CHECK(failureOf(folder.put("b.jpg", jpeg.left(jpeg.size() - 2))) == ErrorCode::MaterialUnreadable);
  CHECK(failureOf(folder.put("c.png", png.left(png.size() / 2))) == ErrorCode::MaterialUnreadable);
  auto broken = png;
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x40); // its checksum is wrong
  CHECK(failureOf(folder.put("d.png", broken)) == ErrorCode::MaterialUnreadable);
  CHECK(papers::checkMaterial(folder.put("e.jpg", jpeg + QByteArray(5000, 'x')), purpose(), {})); // phones append films
}

TEST_CASE("a photograph's size is the one it is seen in") {
  const Folder folder;
  const auto upright =
      papers::checkMaterial(folder.put("a.jpg", turned(encoded(noisy(60, 40), "jpeg"), 6)), purpose(), {});
  REQUIRE(upright);
  CHECK(upright->width == 40);
  CHECK(upright->height == 60);
  const auto nearlySquare =
      papers::checkMaterial(folder.put("b.jpg", encoded(noisy(1500, 1499), "jpeg")), purpose(), {});
  REQUIRE(nearlySquare);
  CHECK(nearlySquare->width == 1500);
  const auto small = papers::thumbnail(*upright, 30);
  REQUIRE(small);
  CHECK(small->size() == QSize(20, 30));
}

TEST_CASE("a PDF tells its sheets, its lock and its end") {
  const Folder folder;
  const auto three = papers::checkMaterial(folder.put("a.pdf", pdf(3)), purpose(), {});
  REQUIRE(three);
  CHECK(three->type == MaterialType::Pdf);
  CHECK(three->sheets == 3);
  CHECK(three->width == 0);
  const auto packed = papers::checkMaterial(folder.put("b.pdf", pdfWithObjectStream(7)), purpose(), {});
  REQUIRE(packed);
  CHECK(packed->sheets == 7);
  CHECK(failureOf(folder.put("c.pdf", pdf(1, "/Encrypt 9 0 R"))) == ErrorCode::MaterialLocked);
  CHECK(failureOf(folder.put("d.pdf", pdf(20).chopped(100))) == ErrorCode::MaterialUnreadable);
  CHECK(failureOf(folder.put("e.pdf", "%PDF-1.7\nstartxref\n0\n%%EOF")) == ErrorCode::MaterialUnreadable);
  // Words in a picture's octets or in a text are not the file's.
  CHECK(papers::checkMaterial(folder.put("f.pdf", scannedPdf("trailer << /Encrypt 1 0 R /Root 1 0 R >>")), purpose(),
                              {}));
}

#ifdef CERTDESK_ZBAR
TEST_CASE("a scanned form of another application is not taken for this one") {
  const Folder folder;
  const auto form = purpose(MaterialRole::AcceptanceForm);
  const auto scan = [&](const std::string& text, const char* format) {
    return encoded(sheetWithCode(QString::fromStdString(text)), format);
  };
  for (const char* format : {"jpeg", "png"}) {
    CHECK(papers::checkMaterial(folder.put("right", scan(number, format)), form, {})->qr == papers::QrFinding::Right);
    CHECK(failureOf(folder.put("other", scan(otherNumber, format)), form) == ErrorCode::MaterialOtherForm);
    CHECK(papers::checkMaterial(folder.put("foreign", scan("https://a.example", format)), form, {})->qr ==
          papers::QrFinding::None);
  }
  CHECK(papers::checkMaterial(folder.put("right.pdf", scannedPdf(scan(number, "jpeg"))), form, {})->qr ==
        papers::QrFinding::Right);
  CHECK(failureOf(folder.put("other.pdf", scannedPdf(scan(otherNumber, "jpeg"))), form) ==
        ErrorCode::MaterialOtherForm);
  CHECK(papers::checkMaterial(folder.put("drawn.pdf", pdf(1)), form, {})->qr == papers::QrFinding::NotRead);
  // Only the form carries one.
  CHECK(papers::checkMaterial(folder.put("paper", scan(otherNumber, "jpeg")), purpose(), {})->qr ==
        papers::QrFinding::NotRead);
}

TEST_CASE("a form that was photographed askew and unevenly lit is read") {
  const Folder folder;
  auto picture =
      sheetWithCode(QString::fromStdString(number)).transformed(QTransform().rotate(97), Qt::SmoothTransformation);
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x)
      picture.setPixelColor(x, y, picture.pixelColor(x, y).darker(100 + 80 * x / picture.width()));
  const auto file = folder.put("photo", encoded(picture.convertToFormat(QImage::Format_RGB32), "jpeg", 60));
  CHECK(papers::checkMaterial(file, purpose(MaterialRole::AcceptanceForm), {})->qr == papers::QrFinding::Right);
}
#endif

TEST_CASE("a person may stop a look into a file") {
  const Folder folder;
  std::stop_source stop;
  stop.request_stop();
  for (const auto& octets : {encoded(noisy(60, 40), "png"), pdf(2)}) {
    const auto checked = papers::checkMaterial(folder.put("a", octets), purpose(), {.stop = stop.get_token()});
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::Cancelled);
  }
}

TEST_CASE("a PDF has a pictogram and a page of the portal a small picture") {
  const Folder folder;
  const auto document = papers::checkMaterial(folder.put("a.pdf", pdf(1)), purpose(), {});
  const auto pictogram = papers::thumbnail(*document, 96);
  REQUIRE(pictogram);
  CHECK(pictogram->size() == QSize(96, 96));
  CHECK(pictogram->pixelColor(48, 30) == QColor(Qt::white));
  const auto jpeg = encoded(noisy(400, 300), "jpeg");
  const auto page = papers::thumbnail(Bytes(jpeg.begin(), jpeg.end()), MaterialType::Jpeg, 96);
  REQUIRE(page);
  CHECK(page->size() == QSize(96, 72));
  const auto broken = papers::thumbnail(Bytes(jpeg.begin(), jpeg.begin() + 300), MaterialType::Jpeg, 96);
  CHECK(broken.error().code == ErrorCode::MaterialUnreadable);
}
