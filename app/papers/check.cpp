#include "app/papers/check.h"

#include "app/papers/failures.h"
#include "app/papers/pdf_look.h"
#include "app/papers/picture.h"
#include "app/papers/qr_reader.h"
#include "app/papers/source.h"

#include <QBuffer>
#include <algorithm>
#include <utility>

namespace certdesk::papers {

namespace {

using portal::MaterialType;

constexpr int glance = 512; // pixels a side: enough to know that a picture can be unpacked

bool isForm(const Purpose& purpose) { return purpose.material.role == portal::MaterialRole::AcceptanceForm; }

// yyyymmdd and 12 digits: any other code on the sheet is none of ours.
bool isReferenceNumber(const std::string& text) {
  return text.size() == 20 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QrFinding judge(const QImage& picture, const std::string& applicationId, bool& other) {
  if (!canReadQr()) return QrFinding::NotRead;
  const auto texts = readQr(picture);
  if (std::find(texts.begin(), texts.end(), applicationId) != texts.end()) return QrFinding::Right;
  other |= std::any_of(texts.begin(), texts.end(), isReferenceNumber);
  return QrFinding::None;
}

Outcome lookIntoPicture(QIODevice& device, const PictureHeader& header, const Purpose& purpose, CheckedFile& file) {
  const bool form = isForm(purpose);
  const auto picture = unpack(device, header, form ? qrSide : glance);
  if (!picture) return failed(picture);
  const auto size = uprightSize(device, header);
  file.width = size.width();
  file.height = size.height();
  bool other = false;
  if (form) file.qr = judge(*picture, purpose.applicationId, other);
  if (other) return otherForm();
  return {};
}

// Scans come as a PDF with a JPEG a sheet. Whatever else a form may be drawn with is let through: the portal looks,
// too.
class FormPictures {
public:
  explicit FormPictures(const Purpose& purpose) : m_purpose(purpose) {}
  void see(QByteArray jpeg) {
    if (m_finding == QrFinding::Right) return;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::ReadOnly);
    const auto header = pictureHeader(buffer, MaterialType::Jpeg);
    if (!header) return;
    const auto picture = unpack(buffer, *header, qrSide);
    if (picture) m_finding = judge(*picture, m_purpose.applicationId, m_other);
  }
  [[nodiscard]] QrFinding finding() const { return m_finding; }
  [[nodiscard]] bool isOther() const { return m_other && m_finding != QrFinding::Right; }

private:
  const Purpose& m_purpose;
  QrFinding m_finding = QrFinding::NotRead;
  bool m_other = false;
};

Outcome lookIntoDocument(QIODevice& device, const Purpose& purpose, const Call& call, CheckedFile& file) {
  FormPictures pictures(purpose);
  PdfPicture each;
  if (isForm(purpose) && canReadQr()) each = [&](const QByteArray& jpeg) { pictures.see(jpeg); };
  const auto look = lookIntoPdf(device, each, call.stop);
  if (call.stop.stop_requested()) return cancelled("looking into a file");
  if (look.locked) return locked();
  if (!look.whole) return unreadable("a PDF without an end or a root");
  if (look.sheets > mostSheets) return tooManyPages(std::to_string(look.sheets) + " sheets");
  if (pictures.isOther()) return otherForm();
  file.sheets = look.sheets;
  file.qr = pictures.finding();
  return {};
}

bool isTaken(MaterialType type, const Purpose& purpose) {
  const auto& types = purpose.material.types;
  return std::find(types.begin(), types.end(), type) != types.end();
}

// Of what kind it is, and whether there may be one more of it.
Result<MaterialType> takenType(QIODevice& device, const std::filesystem::path& path, const Purpose& purpose) {
  if (device.size() == 0) return empty();
  const auto type = typeOf(device);
  const auto named = typeOfName(path);
  // Its name says that it is one of those, and nothing else begins as it does: its beginning is damaged.
  if (!type && named && isTaken(*named, purpose) && !isOtherType(device)) return unreadable("it begins like no file");
  if (!type) return typeWrong("neither JPEG, PNG nor PDF");
  if (!isTaken(*type, purpose)) return typeWrong("this kind does not take it");
  if (purpose.filesBefore >= purpose.material.mostPages)
    return tooManyPages(std::to_string(purpose.filesBefore) + " files before it");
  return *type;
}

Outcome lookInto(QIODevice& device, const Purpose& purpose, const Call& call, CheckedFile& file) {
  Result<PictureHeader> header; // before the size: a picture too big to unpack cannot be made smaller either
  if (file.type != MaterialType::Pdf) header = pictureHeader(device, file.type);
  if (!header) return failed(header);
  if (file.octets > purpose.material.largest)
    return tooLarge(std::to_string(file.octets) + " of " + std::to_string(purpose.material.largest));
  return file.type == MaterialType::Pdf ? lookIntoDocument(device, purpose, call, file)
                                        : lookIntoPicture(device, *header, purpose, file);
}

Result<CheckedFile> check(CheckedFile file, const Purpose& purpose, const Call& call) {
  const auto device = openOctets(file);
  if (!device) return failed(device);
  std::error_code failure;
  file.modified = std::filesystem::last_write_time(file.path, failure);
  file.octets = (*device)->size();
  const auto type = takenType(**device, file.path, purpose);
  if (!type) return failed(type);
  file.type = *type;
  if (auto good = lookInto(**device, purpose, call, file); !good) return failed(good);
  auto hash = hashOf(**device, call);
  if (!hash) return failed(hash);
  file.sha256 = std::move(*hash);
  return file;
}

} // namespace

Result<CheckedFile> checkMaterial(const std::filesystem::path& path, const Purpose& purpose, const Call& call) {
  return check({.path = path}, purpose, call);
}

Result<CheckedFile> checkHeld(const std::filesystem::path& path, Bytes octets, const Purpose& purpose,
                              const Call& call) {
  return check({.path = path, .held = std::make_shared<const Bytes>(std::move(octets))}, purpose, call);
}

bool canShrink(const std::filesystem::path& path) {
  const auto device = openFile(path);
  if (!device) return false;
  const auto type = typeOf(**device);
  return type && *type != MaterialType::Pdf && pictureHeader(**device, *type).has_value();
}

} // namespace certdesk::papers
