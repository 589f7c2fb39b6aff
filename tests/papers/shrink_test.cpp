#include "app/papers/shrink.h"
#include "tests/papers/fixture.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImageReader>
#include <catch2/catch.hpp>

using namespace certdesk;
using namespace certdesk::test;
using portal::MaterialType;

namespace {

papers::Purpose below(std::int64_t octets) {
  auto result = purpose();
  result.material.largest = octets;
  return result;
}

QImage pictureOf(const papers::CheckedFile& file) {
  return QImage::fromData(reinterpret_cast<const uchar*>(file.held->data()), static_cast<int>(file.held->size()));
}

} // namespace

TEST_CASE("a picture over the limit is made smaller, always the same way, and is not written to the disk") {
  const Folder folder;
  const auto file = folder.put("photo.jpg", encoded(noisy(1600, 1200), "jpeg", 95));
  const auto once = papers::shrink(file, below(600'000), {}), again = papers::shrink(file, below(600'000), {});
  REQUIRE(once);
  REQUIRE(again);
  REQUIRE(once->held);
  CHECK(once->octets <= 600'000);
  CHECK(once->octets == static_cast<std::int64_t>(once->held->size()));
  CHECK(once->sha256 == again->sha256);
  CHECK(*once->held == *again->held);
  CHECK(once->type == MaterialType::Jpeg);
  CHECK(pictureOf(*once).size() == QSize(once->width, once->height));
  std::size_t files = 0;
  for (const auto& each : std::filesystem::directory_iterator(file.parent_path()))
    files += each.is_regular_file() ? 1 : 0;
  CHECK(files == 1);
}

TEST_CASE("a smaller picture is upright and says nothing of the camera") {
  const Folder folder;
  auto image = noisy(800, 400);
  image.fill(Qt::white);
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 100; ++x)
      image.setPixelColor(x, y, Qt::red); // on the left; the camera was turned, so it belongs to the top
  image.setText(QStringLiteral("Comment"), QStringLiteral("Changsha"));
  auto jpeg = turned(encoded(image, "jpeg", 100), 6);
  REQUIRE(jpeg.contains("Changsha"));
  const auto smaller = papers::shrink(folder.put("photo.jpg", jpeg + QByteArray(200'000, 'x')), below(100'000), {});
  REQUIRE(smaller);
  const QByteArray octets(reinterpret_cast<const char*>(smaller->held->data()),
                          static_cast<int>(smaller->held->size()));
  CHECK_FALSE(octets.contains("Changsha"));
  CHECK_FALSE(octets.contains("Exif"));
  const auto picture = pictureOf(*smaller);
  CHECK(picture.size() == QSize(400, 800));
  CHECK(picture.pixelColor(200, 20).green() < 60);
  CHECK(picture.pixelColor(200, 700).green() > 200);
}

TEST_CASE("what is transparent becomes white, not black") {
  const Folder folder;
  QImage image(300, 300, QImage::Format_ARGB32);
  image.fill(Qt::transparent);
  const auto smaller = papers::shrink(folder.put("a.png", encoded(image, "png")), purpose(), {});
  REQUIRE(smaller);
  CHECK(pictureOf(*smaller).pixelColor(100, 100) == QColor(Qt::white));
}

TEST_CASE("a kind that takes no JPEG gets a PNG, and what cannot be made small enough says so") {
  const Folder folder;
  const auto file = folder.put("a.png", encoded(noisy(900, 900), "png"));
  auto pngOnly = below(4 << 20);
  pngOnly.material.types = {MaterialType::Png};
  CHECK(papers::shrink(file, pngOnly, {})->type == MaterialType::Png);
  CHECK(papers::shrink(file, below(2000), {}).error().code == ErrorCode::MaterialTooLarge);
  CHECK(papers::shrink(folder.put("a.pdf", pdf(1)), purpose(), {}).error().code == ErrorCode::MaterialUnreadable);
}
