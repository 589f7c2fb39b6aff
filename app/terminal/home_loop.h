#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace certdesk::terminal {

// The terminal's home thread: runs what the workers post back, until told that it is over.
class HomeLoop {
public:
  void post(std::function<void()> function);
  // Once what was posted has run, and in place of the one before that has not run yet: while the person is asked the
  // loop stands, and of what is looked at meanwhile only the newest counts.
  void postNewest(std::function<void()> function);
  // Runs posted functions until over(), or until enough(), which is asked before each and ten times a second while
  // there is none; false then.
  bool run(const std::function<bool()>& enough);
  void over() { m_over = true; }

private:
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_functions;
  std::function<void()> m_newest; // empty: none
  bool m_over = false; // home thread only
};

} // namespace certdesk::terminal
