#include "app/papers/source.h"

#include "app/core/file.h"
#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/papers/failures.h"

#include <QBuffer>
#include <QFile>

namespace certdesk::papers {

namespace fs = std::filesystem;

namespace {

// A view of octets that somebody else keeps; they live as long as the device.
class HeldOctets final : public QBuffer {
public:
  explicit HeldOctets(std::shared_ptr<const Bytes> octets) : m_octets(std::move(octets)) {
    setData(QByteArray::fromRawData(reinterpret_cast<const char*>(m_octets->data()),
                                    static_cast<qsizetype>(m_octets->size())));
  }

private:
  std::shared_ptr<const Bytes> m_octets;
};

} // namespace

Result<std::unique_ptr<QIODevice>> openFile(const fs::path& path) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return fileUnreadable("no plain file"); // a pipe would keep us waiting
  auto file = std::make_unique<QFile>(path);
  if (!file->open(QIODevice::ReadOnly)) return fileUnreadable(file->errorString().toStdString());
  return std::unique_ptr<QIODevice>(std::move(file));
}

Result<std::unique_ptr<QIODevice>> openOctets(const CheckedFile& file) {
  if (!file.held) return openFile(file.path);
  auto octets = std::make_unique<HeldOctets>(file.held);
  octets->open(QIODevice::ReadOnly);
  return std::unique_ptr<QIODevice>(std::move(octets));
}

Result<std::string> hashOf(QIODevice& device, const Call& call) {
  crypto::Sha256 hash; // several times as fast as Qt 6.4's
  Bytes part(std::size_t(256) * 1024);
  device.seek(0);
  for (;;) {
    if (call.stop.stop_requested()) return cancelled("reading a file");
    const auto count = device.read(reinterpret_cast<char*>(part.data()), static_cast<qint64>(part.size()));
    if (count < 0) return fileUnreadable(device.errorString().toStdString());
    if (count == 0) break;
    hash.add(ByteView(part).first(static_cast<std::size_t>(count)));
  }
  auto octets = hash.result();
  if (octets.empty()) return internalError("SHA-256");
  return hex(octets);
}

Result<Source> Source::open(const CheckedFile& file) {
  auto device = openOctets(file);
  if (!device) return changed("it cannot be opened any more");
  return Source(file, std::move(*device));
}

Outcome Source::unchanged() const {
  if (m_file.held) return {};
  std::error_code failure;
  const auto size = fs::file_size(m_file.path, failure);
  if (failure) return changed("it is not there any more");
  if (static_cast<std::int64_t>(size) != m_file.octets) return changed("it has another length");
  if (fs::last_write_time(m_file.path, failure) != m_file.modified || failure) return changed("it was written to");
  return {};
}

Outcome Source::verify(const Call& call) {
  if (auto same = unchanged(); !same) return same;
  const auto hash = hashOf(*m_device, call);
  if (!hash) return failed(hash);
  if (*hash != m_file.sha256) return changed("it has another content");
  return {};
}

Outcome Source::read(std::int64_t offset, std::int64_t count, Bytes& part) {
  if (auto same = unchanged(); !same) return same;
  part.resize(static_cast<std::size_t>(count));
  const bool there = m_device->seek(offset) && m_device->read(reinterpret_cast<char*>(part.data()), count) == count;
  if (!there) return changed("it ends too early");
  return {};
}

} // namespace certdesk::papers
