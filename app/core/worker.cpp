#include "app/core/worker.h"

#include "app/core/log.h"

#include <exception>
#include <utility>

namespace certdesk {

Worker::Worker(AtEnd atEnd) : m_atEnd(atEnd), m_thread([this] { run(); }) {}

Worker::~Worker() {
  {
    const std::lock_guard lock(m_mutex);
    m_closing = true;
    m_jobs.clear();
    if (m_atEnd == AtEnd::Stopped) m_current.request_stop();
  }
  m_wake.notify_all();
  m_thread.join();
}

void Worker::post(Job job) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_closing) return;
    m_jobs.push_back(std::move(job));
  }
  m_wake.notify_all();
}

void Worker::stopCurrent() {
  const std::lock_guard lock(m_mutex);
  m_current.request_stop();
}

void Worker::run() {
  for (;;) {
    Job job;
    std::stop_token stop;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
      if (m_closing) return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
      m_current = std::stop_source();
      stop = m_current.get_token();
    }
    // The one catch-all: a library's exception must not end the program in the middle of a write.
    try {
      job(stop);
    } catch (const std::exception& exception) {
      log::error("worker", exception.what());
    } catch (...) {
      log::error("worker", "an exception of no known kind");
    }
  }
}

} // namespace certdesk
