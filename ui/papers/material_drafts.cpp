#include "ui/papers/material_drafts.h"

#include "app/core/text.h"

#include <optional>

namespace certdesk::ui {

namespace {

constexpr std::size_t most = papers::DraftStore::mostEntries;

// kind, SHA-256, what it replaces and whether it is made smaller, a line each; the rest is the path.
std::string written(const ChosenFile& file) {
  return file.kind + '\n' + file.sha256 + '\n' + file.replaces + '\n' + (file.shrink ? "smaller" : "") + '\n' +
         certdesk::utf8(file.path);
}

std::optional<ChosenFile> read(const std::string& text) {
  std::string lines[4];
  std::size_t at = 0;
  for (auto& line : lines) {
    const auto end = text.find('\n', at);
    if (end == std::string::npos) return std::nullopt;
    line = text.substr(at, end - at);
    at = end + 1;
  }
  if (lines[0].empty() || at == text.size()) return std::nullopt;
  return ChosenFile{lines[0], lines[1], lines[2], !lines[3].empty(),
                    std::filesystem::path(pathFromUtf8(text.substr(at)))};
}

} // namespace

papers::Draft draftOf(const std::vector<ChosenFile>& files) {
  papers::Draft draft;
  for (std::size_t i = 0; i < files.size() && i < most; ++i) {
    const auto number = std::to_string(1000 + i); // sorted as they were chosen
    draft[number] = written(files[i]);
  }
  return draft;
}

std::vector<ChosenFile> chosenIn(const papers::Draft& draft) {
  std::vector<ChosenFile> files;
  for (const auto& [name, text] : draft)
    if (auto file = read(text)) files.push_back(std::move(*file));
  return files;
}

} // namespace certdesk::ui
