#include "app/papers/qr_code.h"
#include "app/papers/qr_reader.h"
#include "tests/fuzz/target.h"

#include <algorithm>

// QR codes: of a text from the portal, such as a payment's, and in a picture of a person's. The octets are both.
using namespace certdesk;
using namespace certdesk::papers;

namespace {

constexpr std::size_t longest = 200;

// Beyond ASCII, readers guess what the octets of a code mean.
bool isPlain(std::string_view text) {
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

void thereAndBack(std::string_view text) {
  const auto code = QrCode::of(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())));
  fuzz::must(code.has_value(), "a short text has a code");
  if (!canReadQr()) return;
  const auto read = readQr(code->image(3));
  fuzz::must(std::find(read.begin(), read.end(), text) != read.end(), "a code reads as its text");
}

// A square of black and white: a bit a pixel, as large as there are bits.
QImage pictureOf(ByteView octets) {
  int side = 1;
  while (static_cast<std::size_t>(side + 1) * static_cast<std::size_t>(side + 1) <= octets.size() * 8 && side < 180)
    ++side;
  QImage picture(side, side, QImage::Format_RGB32);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const auto bit = static_cast<std::size_t>(y * side + x);
      picture.setPixel(x, y, (octets[bit / 8] >> bit % 8 & 1) != 0 ? 0xFF000000 : 0xFFFFFFFF);
    }
  return picture.scaled(side * 3, side * 3);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const ByteView all(octets, size);
  if (const auto text = fuzz::textOf(all); isPlain(text)) thereAndBack(text);
  if (all.empty()) return 0;
  for (const auto& text : readQr(pictureOf(all)))
    fuzz::must(text.size() <= 4096, "what a code says is bounded");
  (void)QrCode::of(QString::fromUtf8(reinterpret_cast<const char*>(octets), static_cast<qsizetype>(size)));
  return 0;
}
