#include "app/core/secret.h"

#include "app/core/locked_pages.h"
#include "app/core/platform.h"

#include <mutex>
#include <utility>

namespace certdesk {

namespace {

// Never destroyed: a secret may outlive every other static.
struct Pages {
  std::mutex mutex;
  LockedPages locked{platform::pageSize(), platform::lockMemory, platform::unlockMemory};
};
Pages& pages() {
  static auto* const all = new Pages;
  return *all;
}

} // namespace

Secret::Secret(ByteView octets) : m_octets(octets.begin(), octets.end()) {
  auto& all = pages();
  const std::lock_guard lock(all.mutex);
  all.locked.enter(m_octets.data(), m_octets.size());
}

Secret::Secret(std::string_view utf8)
    : Secret(ByteView(reinterpret_cast<const std::uint8_t*>(utf8.data()), utf8.size())) {}

Secret::~Secret() { release(); }

Secret::Secret(Secret&& other) noexcept : m_octets(std::move(other.m_octets)) { other.m_octets.clear(); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    release();
    m_octets = std::move(other.m_octets);
    other.m_octets.clear();
  }
  return *this;
}

bool Secret::equals(const Secret& other) const {
  if (m_octets.size() != other.m_octets.size()) return false;
  std::uint8_t difference = 0;
  for (std::size_t i = 0; i < m_octets.size(); ++i)
    difference = static_cast<std::uint8_t>(difference | (m_octets[i] ^ other.m_octets[i]));
  return difference == 0;
}

void Secret::release() noexcept {
  if (m_octets.empty()) return;
  wipe(m_octets.data(), m_octets.size());
  auto& all = pages();
  const std::lock_guard lock(all.mutex);
  all.locked.leave(m_octets.data(), m_octets.size());
  m_octets.clear();
}

void wipe(void* memory, std::size_t size) noexcept {
  auto* octet = static_cast<volatile std::uint8_t*>(memory);
  while (size-- > 0)
    *octet++ = 0;
}

void wipe(std::string& text) noexcept {
  wipe(text.data(), text.size());
  text.clear();
}

void wipe(Bytes& octets) noexcept {
  wipe(octets.data(), octets.size());
  octets.clear();
}

} // namespace certdesk
