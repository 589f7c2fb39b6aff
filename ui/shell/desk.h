#pragma once
#include "app/core/call.h"
#include "app/core/worker.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>

namespace certdesk::ui {

// Where the window sends its errands: a blocking call is made on a worker, and what came of it is handed to the
// window's thread. An answer whose receiver is gone is dropped. Nothing else of the shell knows that threads exist.
class Desk : public QObject {
  Q_OBJECT
public:
  // Each has a worker of its own, so that neither waits for the other.
  enum class Counter { Portal, Practice, Ukey };
  explicit Desk(QObject* parent = nullptr);
  ~Desk() override; // asks what is under way to stop, and waits for it; an act on a UKEY is finished

  // errand(const Call&) runs on the worker, done(answer) here, later; both are kept until then.
  template <class Errand, class Done>
  void ask(Counter counter, QObject* receiver, Errand errand, Done done) {
    using Answer = std::invoke_result_t<Errand&, const Call&>;
    struct Both {
      Errand errand;
      Done done;
    };
    auto both = std::make_shared<Both>(Both{std::move(errand), std::move(done)});
    post(counter, receiver, [both](const Call& call) -> std::function<void()> {
      auto answer = std::make_shared<Answer>(both->errand(call)); // it may only be moved, a function must copy
      return [both, answer] { both->done(std::move(*answer)); };
    });
  }
  // Asks the errand that is under way to stop, so that one behind it is not waited for.
  void hurry(Counter counter) { worker(counter).stopCurrent(); }

private:
  using Job = std::function<std::function<void()>(const Call&)>;
  void post(Counter counter, QObject* receiver, Job job);
  Worker& worker(Counter counter);
  std::unique_ptr<Worker> m_portal, m_practice, m_ukey;
};

} // namespace certdesk::ui
