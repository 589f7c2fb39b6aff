#include "app/credentials/memory_store.h"

namespace certdesk::credentials {

Result<std::optional<Secret>> MemoryStore::read(const std::string& entry) {
  const std::lock_guard lock(m_mutex);
  const auto found = m_entries.find(entry);
  if (found == m_entries.end()) return std::optional<Secret>();
  return std::optional<Secret>(found->second.clone());
}

Outcome MemoryStore::write(const std::string& entry, const Secret& value) {
  const std::lock_guard lock(m_mutex);
  m_entries.insert_or_assign(entry, value.clone());
  return {};
}

Outcome MemoryStore::remove(const std::string& entry) {
  const std::lock_guard lock(m_mutex);
  m_entries.erase(entry);
  return {};
}

} // namespace certdesk::credentials
