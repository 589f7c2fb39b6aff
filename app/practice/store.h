#pragma once
#include "app/core/result.h"
#include "app/core/worker.h"
#include "app/practice/database.h"
#include "app/practice/database_place.h"

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace certdesk::practice {

// The portal's memory: one database behind one thread, one transaction after another, and nobody else writes into it:
// so no statement needs a lock or a second try, whichever database it is. What is committed survives the end of the
// process at any moment. A server that was away is connected to again. Needs a QCoreApplication.
class Store {
public:
  // K-02 where the database cannot be opened, is another program's or a newer one's, or another portal has it; then
  // nothing in it was changed.
  static Result<std::unique_ptr<Store>> open(DatabasePlace place);
  ~Store();
  Store(const Store&) = delete; // owns the connection and its thread
  Store& operator=(const Store&) = delete;

  // Runs the work on the store's thread within one transaction, and waits. K-05 where a statement or the commit failed:
  // then nothing of it was kept.
  template <class Work>
  auto transact(Work work) -> Result<std::invoke_result_t<Work, Database&>> {
    using Answer = std::invoke_result_t<Work, Database&>;
    if constexpr (std::is_void_v<Answer>) {
      return run([&](Database& database) { work(database); });
    } else {
      std::optional<Answer> answer;
      auto done = run([&](Database& database) { answer.emplace(work(database)); });
      if (!done) return failed(done);
      return std::move(*answer);
    }
  }

  [[nodiscard]] const DatabasePlace& place() const { return m_place; }

private:
  explicit Store(DatabasePlace place);
  Outcome run(const std::function<void(Database&)>& work);
  void onThread(const std::function<void()>& job);
  Outcome connect();
  Outcome greet();
  Outcome begin();

  DatabasePlace m_place;
  QString m_connection; // its name
  Worker m_worker;
};

} // namespace certdesk::practice
