#include "ui/papers/material_look.h"

#include "app/papers/shrink.h"
#include "app/papers/thumbnail.h"

#include <QBuffer>
#include <QImageWriter>
#include <algorithm>

namespace certdesk::ui {

namespace {

using portal::MaterialType;

// As a PNG, or as a JPEG where the kind takes no PNG: nothing of it lies on the disk.
std::shared_ptr<const Bytes> encoded(const QImage& picture, const portal::Material& material) {
  const auto& types = material.types;
  const auto takes = [&](MaterialType type) { return std::find(types.begin(), types.end(), type) != types.end(); };
  const bool jpeg = !takes(MaterialType::Png) && takes(MaterialType::Jpeg);
  QByteArray octets;
  QBuffer buffer(&octets);
  buffer.open(QIODevice::WriteOnly);
  QImageWriter(&buffer, jpeg ? "jpeg" : "png").write(picture);
  return std::make_shared<const Bytes>(octets.begin(), octets.end());
}

std::int64_t sizeOf(const std::filesystem::path& path) {
  std::error_code failure;
  const auto size = std::filesystem::file_size(path, failure);
  return failure ? 0 : static_cast<std::int64_t>(size);
}

Result<papers::CheckedFile> checked(const LookOrder& order, const std::shared_ptr<const Bytes>& held,
                                    const Call& call) {
  if (held)
    return order.shrink ? papers::shrinkHeld(order.path, *held, order.purpose, call)
                        : papers::checkHeld(order.path, *held, order.purpose, call);
  return order.shrink ? papers::shrink(order.path, order.purpose, call)
                      : papers::checkMaterial(order.path, order.purpose, call);
}

} // namespace

Looked look(const LookOrder& order, const Call& call) {
  auto held = order.held;
  if (!order.pasted.isNull()) held = encoded(order.pasted, order.purpose.material);
  Looked looked{checked(order, held, call)};
  looked.held = held;
  looked.fileOctets = held ? static_cast<std::int64_t>(held->size()) : sizeOf(order.path);
  if (looked.file) {
    looked.moved = !order.expected.empty() && looked.file->sha256 != order.expected;
    if (auto picture = papers::thumbnail(*looked.file, thumbnailSide)) looked.picture = std::move(*picture);
    return looked;
  }
  const auto code = looked.file.error().code;
  if (code == ErrorCode::MaterialTooLarge && !order.shrink)
    looked.canShrink = held ? true : papers::canShrink(order.path);
  // What was good when it was chosen is another file if it is not good now.
  const bool stopped = code == ErrorCode::Cancelled;
  looked.moved = order.chosenBefore && !stopped && (!order.expected.empty() || code == ErrorCode::FileUnreadable);
  return looked;
}

Sorted sortOut(const std::vector<std::filesystem::path>& paths, const std::stop_token& stop) {
  Sorted sorted;
  const auto count = std::min(paths.size(), mostDropped);
  for (std::size_t i = 0; i < count && !stop.stop_requested(); ++i) {
    std::error_code failure;
    if (std::filesystem::is_directory(paths[i], failure))
      ++sorted.folders;
    else
      sorted.files.push_back(paths[i]);
  }
  sorted.notLookedAt = static_cast<int>(paths.size() - count);
  return sorted;
}

} // namespace certdesk::ui
