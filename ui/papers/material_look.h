#pragma once
#include "app/papers/check.h"

#include <QImage>
#include <memory>
#include <vector>

namespace certdesk::ui {

// Blocking work on files, for a worker.

// What is to be looked into: a file, a picture from the clipboard, or the octets that were made of one.
struct LookOrder {
  std::filesystem::path path; // of a picture without a file: its name alone
  QImage pasted = {};
  std::shared_ptr<const Bytes> held = {};
  papers::Purpose purpose = {};
  bool shrink = false;       // the person has said yes to that
  std::string expected = {}; // SHA-256 of what is sent, where it was chosen before a restart
  bool chosenBefore = false;
};
struct Looked {
  Result<papers::CheckedFile> file;
  QImage picture = {};
  std::shared_ptr<const Bytes> held = {}; // of a picture without a file
  std::int64_t fileOctets = 0;            // before anything is made smaller
  bool canShrink = false;                 // where it is too large
  bool moved = false;                     // what was chosen before is gone or has another content
};
[[nodiscard]] Looked look(const LookOrder& order, const Call& call);

// Folders out; the rest in its order. At most mostDropped are asked about.
struct Sorted {
  std::vector<std::filesystem::path> files;
  int folders = 0, notLookedAt = 0;
};
inline constexpr std::size_t mostDropped = 1000;
[[nodiscard]] Sorted sortOut(const std::vector<std::filesystem::path>& paths, const std::stop_token& stop);

inline constexpr int thumbnailSide = 256; // px, for twice the size of a tile

} // namespace certdesk::ui
