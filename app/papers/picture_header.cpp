#include "app/papers/picture_header.h"

#include "app/papers/failures.h"
#include "app/papers/octet_reader.h"

namespace certdesk::papers {

namespace {

using portal::MaterialType;

constexpr int mostScans = 100; // of a progressive JPEG: ten are usual, thousands are an attack on our time

// The next marker of a JPEG; what lies before it is skipped, as every decoder does.
int nextMarker(OctetReader& in) {
  for (;;) {
    int octet = in.get();
    while (octet != OctetReader::end && octet != 0xFF)
      octet = in.get();
    while (octet == 0xFF)
      octet = in.get();
    if (octet != 0) return octet; // FF 00 is a stuffed octet of the picture
  }
}

bool isFrame(int marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
bool standsAlone(int marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

bool readFrame(OctetReader& in, int marker, std::int64_t length, PictureHeader& header) {
  if (length < 8 || header.width != 0) return false;
  in.skip(1);
  header.height = static_cast<int>(in.number(2));
  header.width = static_cast<int>(in.number(2));
  const auto components = static_cast<int>(in.number(1));
  const bool progressive = marker == 0xC2;
  if (marker > 0xC2 || header.width <= 0 || header.height <= 0 || components < 1 || components > 4) return false;
  // All coefficients of a progressive one are held at once; any other is unpacked in strips and made smaller meanwhile.
  header.octetsPerPixel = progressive ? 2 * components : 2;
  return in.skip(length - 8);
}

bool walkJpeg(OctetReader& in, PictureHeader& header) {
  if (in.number(2) != 0xFFD8) return false;
  int scans = 0;
  for (;;) {
    const int marker = nextMarker(in);
    if (marker == OctetReader::end) return false;
    if (marker == 0xD9) return header.width > 0 && scans > 0;
    if (standsAlone(marker)) continue;
    const auto length = in.number(2);
    if (length < 2) return false;
    if (marker == 0xDA && ++scans > mostScans) return false;
    if (isFrame(marker) ? !readFrame(in, marker, length, header) : !in.skip(length - 2)) return false;
  }
}

constexpr std::int64_t chunk(const char (&name)[5]) {
  return std::int64_t(name[0]) << 24 | std::int64_t(name[1]) << 16 | std::int64_t(name[2]) << 8 | name[3];
}

bool walkPng(OctetReader& in, PictureHeader& header) {
  if (!in.skip(8) || in.number(4) != 13 || in.number(4) != chunk("IHDR")) return false;
  const auto width = in.number(4), height = in.number(4), depth = in.number(1);
  if (width < 1 || height < 1 || width > INT32_MAX || height > INT32_MAX || depth < 1 || depth > 16) return false;
  header.width = static_cast<int>(width);
  header.height = static_cast<int>(height);
  header.octetsPerPixel = depth == 16 ? 8 : 4;
  if (!in.skip(4 + 4)) return false;
  for (;;) {
    const auto length = in.number(4), name = in.number(4);
    if (length < 0 || name < 0 || !in.skip(length + 4)) return false;
    if (name == chunk("IEND")) return true;
  }
}

} // namespace

std::optional<MaterialType> typeOf(QIODevice& device) {
  device.seek(0);
  const auto head = device.read(8);
  if (head.startsWith("\xFF\xD8\xFF")) return MaterialType::Jpeg;
  if (head.startsWith("\x89PNG\r\n\x1A\n")) return MaterialType::Png;
  if (head.startsWith("%PDF-1.") || head.startsWith("%PDF-2.")) return MaterialType::Pdf;
  return std::nullopt;
}

std::optional<MaterialType> typeOfName(const std::filesystem::path& path) {
  const auto ending = QString::fromStdU16String(path.extension().u16string()).toLower();
  if (ending == QLatin1String(".jpg") || ending == QLatin1String(".jpeg")) return MaterialType::Jpeg;
  if (ending == QLatin1String(".png")) return MaterialType::Png;
  if (ending == QLatin1String(".pdf")) return MaterialType::Pdf;
  return std::nullopt;
}

bool isOtherType(QIODevice& device) {
  device.seek(0);
  const auto head = device.read(12);
  // GIF, BMP, TIFF, what is zipped (Word, Excel, OFD), old Word and Excel, RTF, WebP, programs, a page of the web.
  for (const auto* beginning : {"GIF8", "BM", "II*", "MM", "PK\x03\x04", "\xD0\xCF\x11\xE0", "{\\rtf", "RIFF", "MZ",
                                "\x7F"
                                "ELF",
                                "<", "#!"})
    if (head.startsWith(beginning)) return true;
  return head.mid(4, 4) == "ftyp"; // HEIC
}

Result<PictureHeader> pictureHeader(QIODevice& device, MaterialType type) {
  OctetReader in(device);
  PictureHeader header;
  header.type = type;
  const bool whole = type == MaterialType::Jpeg ? walkJpeg(in, header) : walkPng(in, header);
  const auto size = std::to_string(header.width) + "x" + std::to_string(header.height);
  // First, so that a person hears the cause that no other copy of the same picture mends.
  if (header.octetsPerPixel > 0 && std::int64_t(header.width) * header.height > unpackedMost / header.octetsPerPixel)
    return tooManyPixels(size);
  if (!whole) return unreadable("no whole picture: " + size);
  return header;
}

} // namespace certdesk::papers
