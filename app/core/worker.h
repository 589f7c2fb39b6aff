#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace certdesk {

// One thread that does one job after another. Jobs that have not begun are dropped when it goes; the running one is
// waited for, and asked to stop where that is harmless. Callers get their answers by whatever the job posts back.
class Worker {
public:
  using Job = std::function<void(std::stop_token)>;
  // What becomes of the running job when the worker goes.
  enum class AtEnd { Stopped, Finished };
  explicit Worker(AtEnd atEnd = AtEnd::Stopped);
  ~Worker();
  Worker(const Worker&) = delete; // owns a thread
  Worker& operator=(const Worker&) = delete;

  void post(Job job);
  // Asks the running job, if any, to stop; later jobs are not touched.
  void stopCurrent();

private:
  void run();
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<Job> m_jobs;
  std::stop_source m_current;
  AtEnd m_atEnd;
  bool m_closing = false;
  std::thread m_thread; // last: starts when everything above is there
};

} // namespace certdesk
