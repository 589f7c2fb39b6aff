#pragma once
#include "app/core/bytes.h"

#include <string_view>

namespace certdesk {

// A PIN, password, answer, code or key in locked memory, wiped when it goes.
// It converts to nothing by itself: whoever needs the octets borrows them by view() or text(), and leaves no copy.
class Secret {
public:
  Secret() = default;
  // Copies the octets; the caller wipes its own copy (wipe() below).
  explicit Secret(ByteView octets);
  explicit Secret(std::string_view utf8);
  ~Secret();
  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  // A copy would be one more place to wipe; clone() makes it visible where one is needed.
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  [[nodiscard]] Secret clone() const { return Secret(view()); }
  [[nodiscard]] bool empty() const { return m_octets.empty(); }
  [[nodiscard]] std::size_t size() const { return m_octets.size(); }
  [[nodiscard]] ByteView view() const { return m_octets; }
  [[nodiscard]] std::string_view text() const {
    return {reinterpret_cast<const char*>(m_octets.data()), m_octets.size()};
  }
  // Compares in constant time for equal lengths.
  [[nodiscard]] bool equals(const Secret& other) const;

private:
  void release() noexcept;
  Bytes m_octets;
};

// Overwrites memory in a way the compiler may not leave out.
void wipe(void* memory, std::size_t size) noexcept;
void wipe(std::string& text) noexcept;
void wipe(Bytes& octets) noexcept;

} // namespace certdesk
