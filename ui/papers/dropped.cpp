#include "ui/papers/dropped.h"

#include <QMimeData>
#include <QUrl>

namespace certdesk::ui {

bool canBeDropped(const QMimeData& data) { return data.hasUrls() || data.hasImage(); }

Dropped droppedIn(const QMimeData& data) {
  Dropped dropped;
  for (const auto& url : data.urls())
    if (url.isLocalFile()) dropped.files.emplace_back(url.toLocalFile().toStdU16String());
  if (dropped.files.empty() && data.hasImage()) dropped.picture = qvariant_cast<QImage>(data.imageData());
  return dropped;
}

} // namespace certdesk::ui
