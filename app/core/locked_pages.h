#pragma once
#include <cstddef>
#include <cstdint>
#include <map>

namespace certdesk {

// The system locks and unlocks whole pages, and small secrets share one: a page is let go of with the last of them.
class LockedPages {
public:
  using Do = void (*)(void* page, std::size_t size) noexcept;
  LockedPages(std::size_t pageSize, Do lock, Do unlock) : m_size(pageSize), m_lock(lock), m_unlock(unlock) {}

  void enter(const void* memory, std::size_t size);
  void leave(const void* memory, std::size_t size) noexcept; // what entered, and as much of it

private:
  template <class Each>
  void overPages(const void* memory, std::size_t size, Each each);
  std::size_t m_size;
  Do m_lock, m_unlock;
  std::map<std::uintptr_t, std::size_t> m_users;
};

} // namespace certdesk
