#pragma once
#include "app/papers/draft_store.h"

#include <filesystem>
#include <vector>

namespace certdesk::ui {

// A file that was chosen and is not wholly sent: what finds it again after a restart. Its content stays where it is.
struct ChosenFile {
  std::string kind, sha256; // of what is sent; empty where it was not yet looked into
  std::string replaces;     // as in MaterialItem
  bool shrink = false;
  std::filesystem::path path;
  friend bool operator==(const ChosenFile&, const ChosenFile&) = default;
};
// Where the draft store has them.
inline constexpr char materialDrafts[] = "materials";
[[nodiscard]] papers::Draft draftOf(const std::vector<ChosenFile>& files);
// What is not as it was written is passed over.
[[nodiscard]] std::vector<ChosenFile> chosenIn(const papers::Draft& draft);

} // namespace certdesk::ui
