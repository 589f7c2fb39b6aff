#pragma once
#include "app/core/worker.h"
#include "app/papers/draft_store.h"

#include <functional>

namespace certdesk::papers {

// The draft store for the window: nothing here waits. What was asked is done in its order, and what is left when the
// program goes is done before it has gone. Whoever is told is told on the worker.
class DraftKeeper {
public:
  explicit DraftKeeper(DraftStore& store) : m_store(store), m_worker(Worker::AtEnd::Finished) {}
  ~DraftKeeper();
  DraftKeeper(const DraftKeeper&) = delete; // owns a thread
  DraftKeeper& operator=(const DraftKeeper&) = delete;

  // Nothing where there is none; lasting: whether what is kept will outlive this process.
  using Loaded = std::function<void(std::optional<Draft> draft, bool lasting)>;
  void load(std::string application, std::string page, Loaded told);
  // An empty draft is none. lasting: it is where the next start finds it.
  using Kept = std::function<void(bool lasting)>;
  void keep(std::string application, std::string page, Draft draft, Kept told);
  // Beside what is there and has not been seen yet, each entry in place of one of its name.
  void add(std::string application, std::string page, Draft draft, Kept told);
  void removeAll(std::string application);

private:
  void ask(std::function<void()> job);
  void save(const std::string& application, const std::string& page, const Draft& draft, const Kept& told);
  void doNext();
  DraftStore& m_store;
  std::mutex m_mutex;
  std::deque<std::function<void()>> m_due;
  std::optional<Worker> m_worker; // last: stops before the rest goes
};

} // namespace certdesk::papers
