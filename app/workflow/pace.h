#pragma once
#include <chrono>
#include <optional>

namespace certdesk::workflow {

// How long to wait before the next look at the portal: a beat while it answers; after failures longer each time, never
// less than it asked for, and not everybody at once.
class Pace {
public:
  static constexpr std::chrono::milliseconds longest = std::chrono::minutes(10); // whatever the portal asks for

  explicit Pace(std::chrono::milliseconds beat) : m_beat(beat) {}
  // Another beat for what is waited for now; failures before it still count.
  void keep(std::chrono::milliseconds beat) { m_beat = beat; }
  void answered() { *this = Pace(m_beat); }
  void failed(std::optional<std::chrono::seconds> retryAfter);
  // chance: 0 to 1, what is added to a wait after failures.
  [[nodiscard]] std::chrono::milliseconds next(double chance) const;

private:
  std::chrono::milliseconds m_beat;
  int m_failures = 0;
  std::chrono::milliseconds m_asked{0};
};

} // namespace certdesk::workflow
