#include "app/papers/save_file.h"

#include "app/core/file.h"
#include "app/papers/failures.h"

#include <QSaveFile>

namespace certdesk::papers {

namespace {

// QSaveFile takes no std::filesystem::path in Qt 6.4.
QString named(const std::filesystem::path& path) {
  const auto text = path.u8string();
  return QString::fromUtf8(reinterpret_cast<const char*>(text.data()), static_cast<qsizetype>(text.size()));
}

tl::unexpected<Error> unsaved(const QSaveFile& file) {
  if (file.error() == QFileDevice::ResourceError) return diskFull();
  return fileUnreadable(file.errorString().toStdString());
}

} // namespace

Outcome saveFile(const std::filesystem::path& path, Readers readers, const std::function<bool(QIODevice&)>& write) {
  QSaveFile file(named(path));
  if (!file.open(QIODevice::WriteOnly)) return unsaved(file);
  // Before a single octet is in it.
  if (readers == Readers::OwnerOnly && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
    return unsaved(file);
  if (!write(file) || !file.commit()) return unsaved(file);
  return {};
}

Outcome saveFile(const std::filesystem::path& path, Readers readers, ByteView octets) {
  return saveFile(path, readers, [octets](QIODevice& file) {
    const auto size = static_cast<qint64>(octets.size());
    return file.write(reinterpret_cast<const char*>(octets.data()), size) == size;
  });
}

} // namespace certdesk::papers
