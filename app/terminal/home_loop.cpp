#include "app/terminal/home_loop.h"

#include <chrono>
#include <utility>

namespace certdesk::terminal {

void HomeLoop::post(std::function<void()> function) {
  {
    const std::lock_guard lock(m_mutex);
    m_functions.push_back(std::move(function));
  }
  m_wake.notify_all();
}

void HomeLoop::postNewest(std::function<void()> function) {
  {
    const std::lock_guard lock(m_mutex);
    m_newest = std::move(function);
  }
  m_wake.notify_all();
}

bool HomeLoop::run(const std::function<bool()>& enough) {
  m_over = false;
  while (!m_over) {
    if (enough()) return false;
    std::function<void()> function;
    {
      std::unique_lock lock(m_mutex);
      const auto something = [this] { return !m_functions.empty() || m_newest; };
      if (!m_wake.wait_for(lock, std::chrono::milliseconds(100), something)) continue;
      if (m_functions.empty()) {
        function = std::exchange(m_newest, nullptr);
      } else {
        function = std::move(m_functions.front());
        m_functions.pop_front();
      }
    }
    function();
  }
  return true;
}

} // namespace certdesk::terminal
