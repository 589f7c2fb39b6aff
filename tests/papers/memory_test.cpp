#include "app/papers/inflate.h"
#include "tests/papers/fixture.h"
#include "tests/support/sanitizers.h"

#include <QProcess>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;

namespace {

struct Cost {
  QString answer;
  long kibibytes = 0;
};

// In a process of its own: the memory of this one says nothing.
Cost lookInto(const std::filesystem::path& file, int largest = 200'000'000) {
  QProcess process;
  process.start(QStringLiteral(CERTDESK_LOOK_INTO), {QString::fromStdString(file.string()), QString::number(largest)});
  REQUIRE(process.waitForFinished(120'000));
  const auto words = QString::fromUtf8(process.readAllStandardOutput()).simplified().split(QLatin1Char(' '));
  REQUIRE(words.size() == 2);
  return {words[0], words[1].toLong()};
}

constexpr long most = sanitized ? 1'500'000 : 300 * 1024; // the sanitizer's own memory comes on top

void isRefused(const std::filesystem::path& file) {
  const auto cost = lookInto(file);
  CHECK(cost.answer == QStringLiteral("MaterialTooManyPixels"));
  CHECK(cost.kibibytes < most);
}

} // namespace

TEST_CASE("a picture of 200 megapixels is refused before it is unpacked") {
  const Folder folder;
  isRefused(folder.put("bomb.png", blackPng(20'000, 10'000, false)));
  auto jpeg = encoded(noisy(64, 64), "jpeg");
  const auto frame = jpeg.indexOf("\xFF\xC0");
  REQUIRE(frame > 0);
  jpeg.replace(frame + 5, 4, QByteArray("\x27\x10\x4E\x20", 4)); // 10000 x 20000
  isRefused(folder.put("bomb.jpg", jpeg));
}

TEST_CASE("the largest picture that is taken stays within the memory that is meant for it") {
  const Folder folder;
  const bool coloured = GENERATE(false, true);
  const auto cost = lookInto(folder.put("large.png", blackPng(8000, 4990, coloured)));
  CHECK(cost.answer == QStringLiteral("good"));
  CHECK(cost.kibibytes < most);
}

TEST_CASE("a photograph of 48 megapixels is taken, and made smaller, within the memory that is meant for it") {
  const Folder folder;
  QImage photo(8000, 6000, QImage::Format_RGB32);
  photo.fill(Qt::darkCyan);
  const auto file = folder.put("photo.jpg", encoded(photo, "jpeg"));
  const auto cost = lookInto(file), shrunk = lookInto(file, 500'000);
  CHECK(cost.answer == QStringLiteral("good"));
  CHECK(cost.kibibytes < most);
  CHECK(shrunk.answer == QStringLiteral("shrunk"));
  CHECK(shrunk.kibibytes < most);
}

TEST_CASE("objects of a PDF that unpack without end are given up") {
  const auto bomb = qCompress(QByteArray(64 << 20, ' ')).mid(4);
  CHECK(bomb.size() < 100'000);
  CHECK_FALSE(papers::inflated(bomb, 1 << 20));
  CHECK(papers::inflated(qCompress("few").mid(4), 1 << 20) == QByteArray("few"));
  CHECK_FALSE(papers::inflated(bomb.left(bomb.size() / 2), 128 << 20));
  CHECK_FALSE(papers::inflated("no zlib", 100));
}
