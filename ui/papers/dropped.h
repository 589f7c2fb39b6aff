#pragma once
#include <QImage>
#include <filesystem>
#include <vector>

class QMimeData;

namespace certdesk::ui {

// What somebody drops or pastes: files on this PC by their addresses, or a picture.
struct Dropped {
  std::vector<std::filesystem::path> files;
  QImage picture; // where there are no files
  [[nodiscard]] bool isEmpty() const { return files.empty() && picture.isNull(); }
};
[[nodiscard]] bool canBeDropped(const QMimeData& data); // without unpacking anything
[[nodiscard]] Dropped droppedIn(const QMimeData& data);

} // namespace certdesk::ui
