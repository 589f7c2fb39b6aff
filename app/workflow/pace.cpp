#include "app/workflow/pace.h"

#include <algorithm>

namespace certdesk::workflow {

using std::chrono::milliseconds;

namespace {
constexpr int mostDoublings = 5; // 3 s become 96 s
}

void Pace::failed(std::optional<std::chrono::seconds> retryAfter) {
  m_failures = std::min(m_failures + 1, mostDoublings);
  m_asked = retryAfter ? std::min<milliseconds>(*retryAfter, longest) : milliseconds(0);
}

milliseconds Pace::next(double chance) const {
  if (m_failures == 0) return m_beat;
  const auto wait = std::max(m_beat * (1 << m_failures), m_asked);
  const auto later = std::chrono::duration_cast<milliseconds>(wait * (std::clamp(chance, 0.0, 1.0) / 4));
  return std::min(wait + later, longest);
}

} // namespace certdesk::workflow
