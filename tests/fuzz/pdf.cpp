#include "app/papers/inflate.h"
#include "app/papers/pdf_look.h"
#include "tests/fuzz/target.h"

#include <QBuffer>

// A PDF from a person's disk: what it says of itself, and the scanned pictures inside.
using namespace certdesk;
using namespace certdesk::papers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  auto data = QByteArray::fromRawData(reinterpret_cast<const char*>(octets), static_cast<qsizetype>(size));
  QBuffer device(&data);
  device.open(QIODevice::ReadOnly);
  int pictures = 0;
  const auto see = [&](const QByteArray& jpeg) {
    ++pictures;
    // Of packed objects, too: those unpack to 16 MiB at most.
    fuzz::must(!jpeg.isEmpty() && jpeg.size() <= qsizetype(24) << 20, "a picture in it is bounded");
  };
  const auto look = lookIntoPdf(device, see, {});
  fuzz::must(pictures <= 4, "a few pictures are looked at");
  fuzz::must(look.sheets >= 0 && look.sheets <= 1'000'000, "the number of sheets is bounded");
  const auto again = lookIntoPdf(device, {}, {});
  fuzz::must(again.whole == look.whole && again.locked == look.locked && again.sheets == look.sheets,
             "it says the same, whether pictures are looked at or not");
  constexpr qsizetype most = 100'000;
  if (const auto text = inflated(data, most)) fuzz::must(text->size() <= most, "nothing unpacks to more than is let");
  return 0;
}
