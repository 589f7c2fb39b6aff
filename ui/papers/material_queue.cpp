#include "ui/papers/material_queue.h"

#include "ui/papers/material_entry.h"
#include "ui/to_window.h"

#include <algorithm>

// What is on the list, and what is known of it again after a restart.
namespace certdesk::ui {

namespace {

using State = MaterialItem::State;

constexpr int mostRefusals = 10; // listed of one kind; the oldest go first

QString nameOf(const std::filesystem::path& path) { return QString::fromStdU16String(path.filename().u16string()); }

bool isGood(const portal::MaterialPage& page) { return page.remark.empty(); }

} // namespace

MaterialQueue::MaterialQueue(portal::Portal& portal, papers::DraftKeeper* drafts, std::string applicationId,
                             Options options, QObject* parent)
    : QObject(parent), m_portal(portal), m_applicationId(std::move(applicationId)), m_options(std::move(options)),
      m_drafts(drafts), m_looker(std::make_unique<Worker>()), m_sender(std::make_unique<Worker>()) {
  m_again.setSingleShot(true);
  connect(&m_again, &QTimer::timeout, this, &MaterialQueue::retryCut);
}

MaterialQueue::~MaterialQueue() {
  for (const auto& entry : m_entries)
    entry->stop.request_stop(); // also of what has not begun
}

void MaterialQueue::see(const portal::Application& application) {
  if (m_ended) return;
  m_materials = application.materials;
  std::vector<int> gone;
  for (const auto& entry : m_entries) {
    const auto* kind = material(entry->kind);
    if (kind == nullptr) gone.push_back(entry->id);
    if (kind == nullptr || entry->state != State::Whole) continue;
    const bool there = std::any_of(kind->pages.begin(), kind->pages.end(),
                                   [&](const auto& page) { return page.id == entry->uploadId; });
    if (there && !entry->replaces.empty()) Q_EMIT replaced(entry->kind, entry->replaces, entry->uploadId);
    if (there) gone.push_back(entry->id);
  }
  for (const int id : gone)
    drop(id);
  if (!std::exchange(m_begun, true)) begin();
  if (!gone.empty()) tell();
}

void MaterialQueue::begin() {
  if (m_drafts == nullptr) return restore({});
  m_drafts->load(m_applicationId, materialDrafts,
                 [me = QPointer<MaterialQueue>(this)](const std::optional<papers::Draft>& draft, bool) {
                   toWindow(me, [files = draft ? chosenIn(*draft) : std::vector<ChosenFile>()](MaterialQueue& here) {
                     here.restore(files);
                   });
                 });
}

void MaterialQueue::end() {
  if (std::exchange(m_ended, true)) return;
  m_again.stop();
  for (const auto& entry : m_entries)
    entry->stop.request_stop();
  m_entries.clear();
  m_materials.clear(); // for no kind a file is taken any more
  Q_EMIT changed();
}

void MaterialQueue::lookBegins() {
  for (const auto& entry : m_entries)
    entry->awaited = entry->state == State::Whole;
}

void MaterialQueue::lookEnded() {
  if (std::erase_if(m_entries, [](const auto& entry) { return entry->awaited; }) > 0) tell();
}

void MaterialQueue::restore(const std::vector<ChosenFile>& files) {
  m_restored = true;
  m_kept = files;
  for (const auto& file : files) {
    const auto* kind = material(file.kind);
    if (kind == nullptr || file.path.empty()) continue;
    const auto page = std::find_if(kind->pages.begin(), kind->pages.end(), [&](const auto& each) {
      return !file.sha256.empty() && each.sha256 == file.sha256;
    });
    const bool sent = page != kind->pages.end();
    if (sent && !file.replaces.empty() && isGood(*page)) Q_EMIT replaced(file.kind, file.replaces, page->id);
    if (sent || named(file.kind, file.path) != nullptr) continue;
    auto& entry = enter(file.kind, file.path, file.replaces);
    entry.order.expected = file.sha256;
    entry.order.chosenBefore = true;
    entry.order.shrink = file.shrink;
    startLook(entry);
  }
  tell();
}

void MaterialQueue::add(const std::string& kind, std::vector<std::filesystem::path> paths,
                        const std::string& replaces) {
  // Asking what is a folder may take its time where the folder is on another PC.
  m_looker->post([this, kind, paths = std::move(paths), replaces](const std::stop_token& stop) {
    atHome([this, kind, sorted = sortOut(paths, stop), replaces] { place(kind, sorted, replaces); });
  });
}

void MaterialQueue::place(const std::string& kind, const Sorted& sorted, const std::string& replaces) {
  int skipped = sorted.notLookedAt;
  auto goes = replaces; // with the first one
  for (const auto& path : sorted.files) {
    if (const auto* same = named(kind, path)) {
      if (takesPlace(*same) && same->state != State::Moved) continue;
      drop(same->id); // it may be mended now
    }
    if (places(kind) == 0) {
      ++skipped;
      continue;
    }
    startLook(enter(kind, path, std::exchange(goes, {})));
  }
  if (skipped > 0 || sorted.folders > 0) Q_EMIT leftOut(kind, skipped, sorted.folders);
  tell();
}

void MaterialQueue::paste(const std::string& kind, const QImage& picture, const QString& name) {
  if (picture.isNull() || material(kind) == nullptr) return;
  if (places(kind) == 0) return Q_EMIT leftOut(kind, 1, 0);
  auto& entry = enter(kind, name.toStdU16String(), {});
  entry.hasFile = false;
  entry.order.pasted = picture;
  startLook(entry);
  tell();
}

void MaterialQueue::chooseAgain(int id, const std::filesystem::path& path) {
  const auto* entry = find(id);
  if (entry == nullptr || entry->state != State::Moved) return;
  const auto kind = entry->kind, replaces = entry->replaces;
  drop(id);
  add(kind, {path}, replaces);
  tell();
}

MaterialQueue::Entry& MaterialQueue::enter(const std::string& kind, std::filesystem::path path,
                                           const std::string& replaces) {
  auto entry = std::make_unique<Entry>();
  entry->id = ++m_lastId;
  entry->kind = kind;
  entry->name = nameOf(path);
  entry->replaces = replaces;
  entry->order.path = std::move(path);
  m_entries.push_back(std::move(entry));
  return *m_entries.back();
}

void MaterialQueue::remove(int id) {
  drop(id);
  tell();
}

void MaterialQueue::drop(int id) {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& each) { return each->id == id; });
  if (found == m_entries.end()) return;
  (*found)->stop.request_stop();
  m_entries.erase(found);
}

void MaterialQueue::forgetOldRefusals(const std::string& kind) {
  std::vector<int> refused;
  for (const auto& entry : m_entries)
    if (entry->kind == kind && !takesPlace(*entry)) refused.push_back(entry->id);
  for (std::size_t i = 0; i + mostRefusals < refused.size(); ++i)
    drop(refused[i]);
}

MaterialQueue::Entry* MaterialQueue::find(int id) const {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& each) { return each->id == id; });
  return found == m_entries.end() ? nullptr : found->get();
}

MaterialQueue::Entry* MaterialQueue::named(const std::string& kind, const std::filesystem::path& path) const {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& each) {
    return each->kind == kind && each->hasFile && each->order.path.lexically_normal() == path.lexically_normal();
  });
  return found == m_entries.end() ? nullptr : found->get();
}

const portal::Material* MaterialQueue::material(const std::string& kind) const {
  const auto found =
      std::find_if(m_materials.begin(), m_materials.end(), [&](const auto& each) { return each.kind == kind; });
  return found == m_materials.end() ? nullptr : &*found;
}

std::vector<const MaterialItem*> MaterialQueue::items(const std::string& kind) const {
  std::vector<const MaterialItem*> items;
  for (const auto& entry : m_entries)
    if (entry->kind == kind) items.push_back(entry.get());
  return items;
}

std::vector<portal::MaterialPage> MaterialQueue::pages(const std::string& kind) const {
  const auto* asked = material(kind);
  return asked == nullptr ? std::vector<portal::MaterialPage>() : asked->pages;
}

bool MaterialQueue::isUnderWay(const std::string& kind) const {
  return std::any_of(m_entries.begin(), m_entries.end(),
                     [&](const auto& entry) { return entry->kind == kind && ui::isUnderWay(*entry); });
}

// Pages that stay, and files that came before this one; before: null for all.
int MaterialQueue::taken(const std::string& kind, const Entry* before) const {
  const auto* asked = material(kind);
  if (asked == nullptr) return 0;
  auto count = std::count_if(asked->pages.begin(), asked->pages.end(), isGood);
  for (const auto& entry : m_entries) {
    if (entry.get() == before) break;
    if (entry->kind == kind && takesPlace(*entry)) ++count;
  }
  return static_cast<int>(count);
}

int MaterialQueue::places(const std::string& kind) const {
  const auto* asked = material(kind);
  return asked == nullptr ? 0 : std::max(0, asked->mostPages - taken(kind, nullptr));
}

void MaterialQueue::tell() {
  if (m_restored && !m_ended) {
    std::vector<ChosenFile> files;
    for (const auto& entry : m_entries) {
      const bool done = entry->state == State::Whole && entry->replaces.empty();
      if (!entry->hasFile || !takesPlace(*entry) || done) continue;
      const auto& hash = entry->file.sha256.empty() ? entry->order.expected : entry->file.sha256;
      files.push_back({entry->kind, hash, entry->replaces, entry->order.shrink, entry->order.path});
    }
    // Where it cannot be kept, the files have to be chosen again after a restart: nothing is lost by it.
    if (files != m_kept && m_drafts != nullptr)
      m_drafts->keep(m_applicationId, materialDrafts, draftOf(files), [](bool) {});
    m_kept = std::move(files);
  }
  Q_EMIT changed();
}

void MaterialQueue::atHome(std::function<void()> function) {
  QMetaObject::invokeMethod(&m_home, std::move(function), Qt::QueuedConnection);
}

} // namespace certdesk::ui
