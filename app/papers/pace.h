#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>

namespace certdesk::papers {

// How many octets the next part of an upload has: about two seconds' worth, so that progress is seen and a cut costs
// little. What a small file has shown of the line counts for the one after it. Of one thread.
class Pace {
public:
  static constexpr std::int64_t least = std::int64_t(256) << 10, first = 2 * least,
                                most = std::int64_t(8) << 20; // the contract's
  static constexpr std::chrono::milliseconds wanted{2000};

  [[nodiscard]] std::int64_t next() const { return m_size; }
  // What next() becomes where the part that is on its way is a quick one.
  [[nodiscard]] std::int64_t nextAfterQuick() const { return std::min(m_size * growth, most); }
  // A part of so many octets took so long. At most eight times as much the next time: one quick part says little. A
  // short one that was quick took the answer's time rather than the line's, and lowers nothing.
  void took(std::int64_t octets, std::chrono::milliseconds span) {
    const auto inTime = octets * wanted / std::max(span, std::chrono::milliseconds(1));
    const auto lowest = octets < m_size && span < wanted ? m_size : least;
    m_size = std::clamp(std::min(inTime, m_size * growth), lowest, most);
  }
  void slowDown() { m_size = std::max(least, m_size / 4); }

private:
  static constexpr std::int64_t growth = 8;
  std::int64_t m_size = first;
};

} // namespace certdesk::papers
