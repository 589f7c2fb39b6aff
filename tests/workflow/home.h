#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace certdesk::test {

// A runner's home: what the workers post is run by the test, on its own thread.
class Home {
public:
  [[nodiscard]] auto poster() {
    return [this](std::function<void()> function) {
      const std::lock_guard lock(m_mutex);
      m_functions.push_back(std::move(function));
      m_wake.notify_one();
    };
  }
  // Runs what is posted until it is so. A test that would wait for ever is ended by ctest.
  void runUntil(const std::function<bool()>& isSo) {
    while (!isSo()) {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [this] { return !m_functions.empty(); });
      const auto function = std::move(m_functions.front());
      m_functions.pop_front();
      lock.unlock();
      function();
    }
  }

private:
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_functions;
};

} // namespace certdesk::test
