#pragma once
#include "app/core/worker.h"
#include "app/papers/draft_store.h"

#include <filesystem>
#include <functional>
#include <memory>
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
[[nodiscard]] papers::Draft draftOf(const std::vector<ChosenFile>& files);
// What is not as it was written is passed over.
[[nodiscard]] std::vector<ChosenFile> chosenIn(const papers::Draft& draft);

// Keeps them, on a worker: the keychain may take its time.
class MaterialDrafts {
public:
  MaterialDrafts(papers::DraftStore* store, std::string applicationId); // without a store: nothing is kept
  ~MaterialDrafts();
  MaterialDrafts(const MaterialDrafts&) = delete; // owns a worker
  MaterialDrafts& operator=(const MaterialDrafts&) = delete;

  // Calls back on the worker.
  void load(std::function<void(std::vector<ChosenFile>)> loaded);
  void save(std::vector<ChosenFile> files);

private:
  struct Slot;
  std::shared_ptr<Slot> m_slot; // what is to be written next
  std::unique_ptr<Worker> m_worker;
};

} // namespace certdesk::ui
