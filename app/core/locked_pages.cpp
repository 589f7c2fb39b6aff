#include "app/core/locked_pages.h"

namespace certdesk {

template <class Each>
void LockedPages::overPages(const void* memory, std::size_t size, Each each) {
  if (size == 0) return;
  const auto from = reinterpret_cast<std::uintptr_t>(memory);
  for (auto page = from - from % m_size; page < from + size; page += m_size)
    each(page);
}

void LockedPages::enter(const void* memory, std::size_t size) {
  overPages(memory, size, [this](std::uintptr_t page) {
    if (m_users[page]++ == 0) m_lock(reinterpret_cast<void*>(page), m_size);
  });
}

void LockedPages::leave(const void* memory, std::size_t size) noexcept {
  overPages(memory, size, [this](std::uintptr_t page) {
    const auto found = m_users.find(page);
    if (found == m_users.end() || --found->second > 0) return;
    m_unlock(reinterpret_cast<void*>(page), m_size);
    m_users.erase(found);
  });
}

} // namespace certdesk
