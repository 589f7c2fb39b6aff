#pragma once
#include <optional>
#include <utility>

namespace certdesk {

// An observed fact: unknown, or known in this observation. Unknown is not absent.
template <class T> class Known {
public:
  Known() = default;
  Known(T value) : m_value(std::move(value)) {} // NOLINT(google-explicit-constructor): a value is a known value

  [[nodiscard]] bool known() const { return m_value.has_value(); }
  [[nodiscard]] const T& value() const { return *m_value; }
  [[nodiscard]] const T* operator->() const { return &*m_value; }
  [[nodiscard]] const T& operator*() const { return *m_value; }
  [[nodiscard]] bool is(const T& expected) const { return m_value && *m_value == expected; }
  void forget() { m_value.reset(); }

  friend bool operator==(const Known&, const Known&) = default;

private:
  std::optional<T> m_value;
};

} // namespace certdesk
