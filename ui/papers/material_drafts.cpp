#include "ui/papers/material_drafts.h"

#include "app/core/text.h"

#include <cstdio>
#include <optional>

namespace certdesk::ui {

namespace {

constexpr char page[] = "materials";
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
    char name[16];
    std::snprintf(name, sizeof name, "%04zu", i); // sorted as they were chosen
    draft[name] = written(files[i]);
  }
  return draft;
}

std::vector<ChosenFile> chosenIn(const papers::Draft& draft) {
  std::vector<ChosenFile> files;
  for (const auto& [name, text] : draft)
    if (auto file = read(text)) files.push_back(std::move(*file));
  return files;
}

// The window writes into it, the worker takes out: of many changes only the last one is written.
struct MaterialDrafts::Slot {
  Slot(papers::DraftStore* in, std::string of) : store(in), applicationId(std::move(of)) {}

  papers::DraftStore* const store;
  const std::string applicationId;
  std::mutex mutex;
  std::optional<std::vector<ChosenFile>> next;

  void put(std::vector<ChosenFile> files) {
    const std::lock_guard lock(mutex);
    next = std::move(files);
  }
  std::optional<std::vector<ChosenFile>> take() {
    const std::lock_guard lock(mutex);
    return std::exchange(next, std::nullopt);
  }
  // Where it cannot be kept, the files have to be chosen again after a restart: nothing is lost by it.
  void write() {
    while (const auto files = take()) {
      if (files->empty())
        store->remove(applicationId, page);
      else
        (void)store->save(applicationId, page, draftOf(*files));
    }
  }
};

MaterialDrafts::MaterialDrafts(papers::DraftStore* store, std::string applicationId)
    : m_slot(std::make_shared<Slot>(store, std::move(applicationId))),
      m_worker(std::make_unique<Worker>(Worker::AtEnd::Finished)) {}

MaterialDrafts::~MaterialDrafts() {
  m_worker.reset();
  m_slot->write(); // a small file, where the worker had not begun with it
}

void MaterialDrafts::load(std::function<void(std::vector<ChosenFile>)> loaded) {
  m_worker->post([slot = m_slot, loaded = std::move(loaded)](const std::stop_token&) {
    const auto draft = slot->store == nullptr ? std::nullopt : slot->store->load(slot->applicationId, page);
    loaded(draft ? chosenIn(*draft) : std::vector<ChosenFile>());
  });
}

void MaterialDrafts::save(std::vector<ChosenFile> files) {
  if (m_slot->store == nullptr) return;
  m_slot->put(std::move(files));
  m_worker->post([slot = m_slot](const std::stop_token&) { slot->write(); });
}

} // namespace certdesk::ui
