#include "app/papers/draft_keeper.h"

#include "app/core/log.h"

namespace certdesk::papers {

// A worker drops what has not begun; a draft must not be lost by closing the window quickly.
DraftKeeper::~DraftKeeper() {
  m_worker.reset();
  while (!m_due.empty())
    doNext();
}

void DraftKeeper::ask(std::function<void()> job) {
  {
    const std::lock_guard lock(m_mutex);
    m_due.push_back(std::move(job));
  }
  m_worker->post([this](const std::stop_token&) { doNext(); });
}

void DraftKeeper::doNext() {
  std::function<void()> job;
  {
    const std::lock_guard lock(m_mutex);
    job = std::move(m_due.front());
    m_due.pop_front();
  }
  job();
}

void DraftKeeper::load(std::string application, std::string page, Loaded told) {
  ask([this, application = std::move(application), page = std::move(page), told = std::move(told)] {
    auto draft = m_store.load(application, page);
    told(std::move(draft), m_store.lasting());
  });
}

void DraftKeeper::keep(std::string application, std::string page, Draft draft, Kept told) {
  ask([this, application = std::move(application), page = std::move(page), draft = std::move(draft),
       told = std::move(told)] {
    if (draft.empty()) return m_store.remove(application, page);
    save(application, page, draft, told);
  });
}

void DraftKeeper::add(std::string application, std::string page, Draft draft, Kept told) {
  ask([this, application = std::move(application), page = std::move(page), draft = std::move(draft),
       told = std::move(told)]() mutable {
    if (draft.empty()) return;
    draft.merge(m_store.load(application, page).value_or(Draft()));
    save(application, page, draft, told);
  });
}

void DraftKeeper::save(const std::string& application, const std::string& page, const Draft& draft, const Kept& told) {
  const auto saved = m_store.save(application, page, draft);
  if (!saved) log::warn("drafts", std::string(nameOf(saved.error().code)) + " " + saved.error().detail);
  told(saved && m_store.lasting());
}

void DraftKeeper::removeAll(std::string application) {
  ask([this, application = std::move(application)] { m_store.removeAll(application); });
}

} // namespace certdesk::papers
