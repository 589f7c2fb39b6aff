#include "app/papers/picture.h"

#include "app/papers/failures.h"

#include <QImageReader>
#include <algorithm>

namespace certdesk::papers {

namespace {

const char* formatOf(const PictureHeader& header) { return header.type == portal::MaterialType::Jpeg ? "jpeg" : "png"; }

} // namespace

QSize uprightSize(QIODevice& device, const PictureHeader& header) {
  device.seek(0);
  QImageReader reader(&device, formatOf(header));
  reader.setDecideFormatFromContent(false);
  const QSize stored(header.width, header.height);
  return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90) ? stored.transposed() : stored;
}

Result<QImage> unpack(QIODevice& device, const PictureHeader& header, int mostSide) {
  constexpr int mebibytes = 256; // Qt's own guard, above what pictureHeader() lets through
  QImageReader::setAllocationLimit(mebibytes);
  device.seek(0);
  QImageReader reader(&device, formatOf(header));
  reader.setDecideFormatFromContent(false); // another format under this name is another parser for strangers
  reader.setAutoTransform(true);
  const QSize stored(header.width, header.height);
  if (reader.size() != stored) return unreadable("two readers see two sizes");
  if (std::max(header.width, header.height) > mostSide)
    reader.setScaledSize(stored.scaled(mostSide, mostSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
  QImage image = reader.read();
  if (image.isNull()) return unreadable(reader.errorString().toStdString());
  return image;
}

} // namespace certdesk::papers
