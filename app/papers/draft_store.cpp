#include "app/papers/draft_store.h"

#include "app/core/file.h"
#include "app/core/platform.h"
#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/crypto/sealed.h"
#include "app/papers/save_file.h"

#include <algorithm>
#include <vector>

namespace certdesk::papers {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".draft";

// Names from the portal say nothing to the disk: neither a path nor whose application it is.
std::string shortHash(const std::string& text) { return hex(crypto::sha256(viewOf(text))).substr(0, 32); }

std::string contextOf(const std::string& application, const std::string& page) {
  return "CertDesk draft 1\n" + std::to_string(application.size()) + " " + application + "\n" + page;
}

void put(std::string& out, const std::string& text) {
  const auto size = text.size();
  for (const int shift : {24, 16, 8, 0})
    out.push_back(static_cast<char>(size >> shift & 0xFF));
  out += text;
}

std::optional<std::string> take(std::string_view& in) {
  if (in.size() < 4) return std::nullopt;
  std::size_t size = 0;
  for (int i = 0; i < 4; ++i)
    size = size << 8 | static_cast<unsigned char>(in[static_cast<std::size_t>(i)]);
  in.remove_prefix(4);
  if (size > DraftStore::longestText || size > in.size()) return std::nullopt;
  std::string text(in.substr(0, size));
  in.remove_prefix(size);
  return text;
}

std::optional<Draft> draftFrom(std::string_view text) {
  Draft draft;
  while (!text.empty()) {
    const auto name = take(text), value = take(text);
    if (!name || !value || draft.size() == DraftStore::mostEntries) return std::nullopt;
    draft.insert_or_assign(*name, *value);
  }
  return draft;
}

// Empty where it is over the bounds; a draft without entries is one entry of nothing.
Result<std::string> textOf(const Draft& draft) {
  std::string text;
  for (const auto& [name, value] : draft) {
    if (std::max(name.size(), value.size()) > DraftStore::longestText) return internalError("a draft's text too long");
    put(text, name);
    put(text, value);
  }
  if (draft.size() > DraftStore::mostEntries || text.size() > DraftStore::mostOctets)
    return internalError("a draft too large");
  return text;
}

void erase(const fs::path& file) {
  std::error_code gone;
  fs::remove(file, gone);
}

} // namespace

fs::path DraftStore::fileOf(const std::string& application, const std::string& page) const {
  return m_folder / (shortHash(application) + "-" + shortHash(page) + std::string(ending));
}

bool DraftStore::lasting() {
  const std::lock_guard lock(m_mutex);
  return m_key.get() != nullptr;
}

std::optional<Draft> DraftStore::load(const std::string& application, const std::string& page) {
  const std::lock_guard lock(m_mutex);
  const auto* key = m_key.get();
  if (key == nullptr) {
    const auto found = m_memory.find({application, page});
    return found == m_memory.end() ? std::nullopt : std::optional(found->second);
  }
  const auto file = fileOf(application, page);
  std::error_code failure;
  if (!fs::is_regular_file(file, failure)) return std::nullopt;
  const auto sealed = readFile(file, mostOctets + 64);
  if (!sealed && sealed.error().code == ErrorCode::FileUnreadable) return std::nullopt; // it may be readable again
  std::optional<Draft> draft;
  if (sealed)
    if (const auto text = crypto::unseal(*key, viewOf(contextOf(application, page)), *sealed))
      draft = draftFrom(text->text());
  if (!draft) erase(file);
  return draft;
}

Outcome DraftStore::save(const std::string& application, const std::string& page, const Draft& draft) {
  const std::lock_guard lock(m_mutex);
  auto text = textOf(draft);
  if (!text) return failed(text);
  const auto* key = m_key.get();
  if (key == nullptr) {
    if (m_memory.size() >= mostFiles && !m_memory.contains({application, page})) m_memory.erase(m_memory.begin());
    m_memory.insert_or_assign({application, page}, draft);
    return {};
  }
  const auto sealed = crypto::seal(*key, viewOf(contextOf(application, page)), viewOf(*text));
  wipe(*text);
  if (!sealed) return failed(sealed);
  const auto file = fileOf(application, page);
  platform::makePrivateFolder(m_folder);
  std::error_code failure;                                  // of either the writing below tells
  fs::permissions(m_folder, fs::perms::owner_all, failure); // it may be from before
  makeRoom(file);
  return saveFile(file, Readers::OwnerOnly, *sealed);
}

void DraftStore::makeRoom(const fs::path& file) const {
  std::error_code failure;
  std::vector<std::pair<fs::file_time_type, fs::path>> others;
  for (const auto& entry : fs::directory_iterator(m_folder, failure))
    if (entry.path().extension() == ending && entry.path() != file)
      others.emplace_back(entry.last_write_time(failure), entry.path());
  std::sort(others.begin(), others.end());
  for (std::size_t i = 0; i + mostFiles <= others.size(); ++i)
    erase(others[i].second);
}

void DraftStore::remove(const std::string& application, const std::string& page) {
  const std::lock_guard lock(m_mutex);
  m_memory.erase({application, page});
  erase(fileOf(application, page));
}

void DraftStore::removeAll(const std::string& application) {
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_memory, [&](const auto& each) { return each.first.first == application; });
  const auto beginning = shortHash(application) + "-";
  std::vector<fs::path> files;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(m_folder, failure))
    if (entry.path().filename().string().starts_with(beginning)) files.push_back(entry.path());
  for (const auto& file : files)
    erase(file);
}

} // namespace certdesk::papers
