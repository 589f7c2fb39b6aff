#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/papers/check.h"
#include "app/papers/picture_header.h"
#include "tests/fuzz/target.h"

#include <QBuffer>
#include <QGuiApplication>

// A file as it is chosen for an application: as a paper, and as the acceptance form, whose QR code is read.
using namespace certdesk;
using namespace certdesk::papers;

namespace {

constexpr std::int64_t mostPixels = 1'000'000; // larger ones take the same way and longer

// Qt's picture formats need an application.
void beginApplication() {
  static int count = 1;
  static char name[] = "fuzz";
  static char* arguments[] = {name, nullptr};
  static const QGuiApplication application(count, arguments);
}

bool isLarge(const Bytes& octets) {
  auto data =
      QByteArray::fromRawData(reinterpret_cast<const char*>(octets.data()), static_cast<qsizetype>(octets.size()));
  QBuffer device(&data);
  device.open(QIODevice::ReadOnly);
  const auto type = typeOf(device);
  if (!type || *type == portal::MaterialType::Pdf) return false;
  const auto header = pictureHeader(device, *type);
  return header && std::int64_t(header->width) * header->height > mostPixels;
}

Purpose purposeOf(portal::MaterialRole role) {
  using portal::MaterialType;
  Purpose purpose{.applicationId = "20170315000541121943", .material = {}};
  purpose.material.role = role;
  purpose.material.types = {MaterialType::Jpeg, MaterialType::Png, MaterialType::Pdf};
  purpose.material.largest = 1 << 20;
  purpose.material.mostPages = 3;
  return purpose;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  beginApplication();
  const Bytes all(octets, octets + size);
  if (isLarge(all)) return 0;
  for (const auto role : {portal::MaterialRole::Paper, portal::MaterialRole::AcceptanceForm}) {
    const auto file = checkHeld("scan.pdf", all, purposeOf(role), {});
    if (!file) {
      fuzz::must(phoneCode(file.error().code).starts_with("M-"), "what is wrong is wrong with the file");
      continue;
    }
    fuzz::must(file->octets == static_cast<std::int64_t>(size) && file->sha256 == hex(crypto::sha256(all)),
               "what was checked is what was given");
    fuzz::must(file->sheets >= 0 && file->sheets <= mostSheets, "the sheets are counted and bounded");
    fuzz::must((file->type == portal::MaterialType::Pdf) == (file->width == 0), "a picture has a size, a PDF has none");
  }
  return 0;
}
