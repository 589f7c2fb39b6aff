#include "app/papers/picture.h"
#include "tests/fuzz/target.h"

#include <QBuffer>

// A picture, from a person's disk or as the portal gives a page back: told by its first octets, walked through,
// unpacked.
using namespace certdesk;
using namespace certdesk::papers;

namespace {

constexpr int side = 256;
constexpr std::int64_t mostPixels = 1'000'000; // of what is unpacked here: larger ones take the same way and longer

void check(QIODevice& device, const PictureHeader& header) {
  const QSize stored(header.width, header.height);
  fuzz::must(stored.width() > 0 && stored.height() > 0, "a picture has a size");
  fuzz::must(std::int64_t(stored.width()) * stored.height() * header.octetsPerPixel <= unpackedMost,
             "a picture that is too big is not let through");
  if (std::int64_t(stored.width()) * stored.height() > mostPixels) return;
  const auto picture = unpack(device, header, side);
  if (!picture) return fuzz::must(picture.error().code == ErrorCode::MaterialUnreadable, "or it cannot be unpacked");
  fuzz::must(picture->width() <= side && picture->height() <= side, "no side is longer than was asked for");
  const auto upright = uprightSize(device, header);
  fuzz::must(upright == stored || upright == stored.transposed(), "upright it is the same picture");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  auto data = QByteArray::fromRawData(reinterpret_cast<const char*>(octets), static_cast<qsizetype>(size));
  QBuffer device(&data);
  device.open(QIODevice::ReadOnly);
  (void)isOtherType(device);
  const auto type = typeOf(device);
  if (!type || *type == portal::MaterialType::Pdf) return 0;
  const auto header = pictureHeader(device, *type);
  if (header) return check(device, *header), 0;
  const auto code = header.error().code;
  fuzz::must(code == ErrorCode::MaterialUnreadable || code == ErrorCode::MaterialTooManyPixels,
             "a picture is unreadable or too big");
  return 0;
}
