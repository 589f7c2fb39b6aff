#include "app/portal/turns.h"

namespace certdesk::portal {

Result<Turns::Turn> Turns::take(const Call& call) {
  std::unique_lock lock(m_mutex);
  const bool free = m_free.wait_until(lock, call.stop, call.deadline, [this] { return !m_taken; });
  if (call.stop.stop_requested()) return cancelled();
  if (!free) return fail(ErrorCode::PortalTimeout, "another call was under way all the while");
  m_taken = true;
  return Turn(this);
}

void Turns::end() {
  const std::lock_guard lock(m_mutex);
  m_taken = false;
  m_free.notify_one();
}

} // namespace certdesk::portal
