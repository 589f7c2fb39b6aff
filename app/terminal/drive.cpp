#include "app/terminal/drive.h"

#include "app/core/call.h"
#include "app/terminal/home_loop.h"
#include "app/token/watcher.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace certdesk::terminal {

namespace {

using workflow::Step;
using Clock = std::chrono::steady_clock;

// Refused, withdrawn or run out: with the reviewer's words, where there are some.
Error endedOtherwise(const portal::Application& application) {
  auto error = fail(ErrorCode::NotAllowedNow, "the application has ended without a certificate").value();
  error.names = application.reviewRemark;
  return error;
}

// Follows the views, says which lines became done, and answers where the checklist asks.
class Driver {
public:
  Driver(HomeLoop& loop, Person& person, Output& output, std::chrono::milliseconds patience)
      : m_loop(loop), m_person(person), m_output(output), m_patience(patience) {}
  void setRunner(workflow::Runner& runner) { m_runner = &runner; }

  void see(const workflow::View& view) {
    m_last = view;
    tellDone(view);
    if (view.busy || m_over) return;
    countPatience(view);
    if (view.failure && (view.waitsForRetry || view.needsLogin || (asked(view) && !view.failure->looked)) &&
        !goesOnAfter(view))
      return stop(view.failure->error);
    if (const auto* ended = std::get_if<workflow::Ended>(&view.standing.next))
      return ended->end == workflow::End::Completed ? finish() : stop(endedOtherwise(*view.facts.application));
    if (const auto* ask = std::get_if<workflow::Ask>(&view.standing.next)) {
      if (m_person.ready(ask->page, view)) return answerLater(ask->page);
      // That money is waited for was said with where to pay.
      if (ask->page != workflow::Page::Pay) tellWaiting(*view.standing.line, workflow::Wait::Ukey);
    }
    if (const auto* await = std::get_if<workflow::Await>(&view.standing.next))
      tellWaiting(*view.standing.line, await->wait);
  }

  // Nothing is under way, nobody is about to answer, and the line has waited for as long as it may.
  [[nodiscard]] bool outOfPatience() const {
    return m_waitEnd && !m_last.busy && !m_answering && Clock::now() >= *m_waitEnd;
  }

  // What a wait that was too long has met, where it met something: that is what can be mended.
  [[nodiscard]] Result<workflow::View> waitedTooLong() const {
    if (m_last.failure) return tl::unexpected<Error>(m_last.failure->error);
    return fail(ErrorCode::PatienceOver);
  }

  void leave() { m_over = true; } // nothing is asked any more

  [[nodiscard]] Result<workflow::View> result() const {
    if (m_error) return tl::unexpected<Error>(*m_error);
    return m_last;
  }

private:
  static bool asked(const workflow::View& view) { return std::holds_alternative<workflow::Ask>(view.standing.next); }

  // A wrong answer that there may be another one for: told once.
  bool goesOnAfter(const workflow::View& view) {
    const auto* ask = std::get_if<workflow::Ask>(&view.standing.next);
    if (ask == nullptr || view.needsLogin || !m_person.answersAgain(ask->page, view.failure->error.code)) return false;
    if (!m_answering) m_output.warning(view.failure->error);
    return true;
  }

  // A look at the portal every few seconds is no progress: only another line begins to wait anew.
  void countPatience(const workflow::View& view) {
    const auto line = view.standing.line == nullptr ? std::optional<Step>() : view.standing.line->step;
    if (!m_waitEnd || line != m_waitLine) m_waitEnd = Clock::now() + m_patience;
    m_waitLine = line;
  }

  // The runner publishes from inside its own functions; an answer has to come from outside.
  void answerLater(workflow::Page page) {
    if (m_answering) return;
    m_answering = true;
    m_loop.post([this, page] {
      m_answering = false;
      const auto* ask = std::get_if<workflow::Ask>(&m_last.standing.next);
      if (m_over || m_last.busy || ask == nullptr || ask->page != page) return;
      auto answer = m_person.answer(page, m_last);
      if (!answer) return stop(answer.error());
      m_runner->answer(std::move(*answer));
    });
  }

  void tellDone(const workflow::View& view) {
    if (!view.facts.application.known()) return;
    for (const auto* line : workflow::applicableLines(*view.checklist, view.facts)) {
      if (!workflow::isDone(*view.checklist, *line, view.facts)) break;
      if (!m_told.insert(line->step).second) continue;
      const auto now = Clock::now();
      m_output.step(view.checklist->code(*line), line->step, std::chrono::duration<double>(now - m_since).count());
      m_since = now;
    }
  }

  void tellWaiting(const workflow::Line& line, workflow::Wait wait) {
    if (m_waiting == line.step) return;
    m_waiting = line.step;
    m_output.waiting(m_last.checklist->code(line), wait);
  }

  void stop(Error error) {
    m_error = std::move(error);
    finish();
  }
  void finish() {
    m_over = true;
    m_loop.over();
  }

  HomeLoop& m_loop;
  Person& m_person;
  Output& m_output;
  std::chrono::milliseconds m_patience;
  workflow::Runner* m_runner = nullptr;
  workflow::View m_last;
  std::set<Step> m_told;
  std::optional<Step> m_waiting, m_waitLine;
  std::optional<Clock::time_point> m_waitEnd;
  std::optional<Error> m_error;
  Clock::time_point m_since = Clock::now();
  bool m_answering = false, m_over = false;
};

} // namespace

Result<workflow::View> drive(workflow::World world, const std::string& applicationId,
                             const workflow::Checklist& checklist, Person& person, Output& output,
                             const DriveOptions& options) {
  if (!world.clock) output.warning(world.clock.error());
  HomeLoop loop;
  Driver driver(loop, person, output, options.patience);
  auto& tokens = world.tokens;
  workflow::Runner::Options pace;
  pace.poll = options.poll;
  pace.payPoll = std::min(pace.payPoll, options.poll);
  workflow::Runner runner(
      std::move(world), applicationId, checklist, [&](std::function<void()> f) { loop.post(std::move(f)); },
      [&](const workflow::View& view) { driver.see(view); }, pace);
  driver.setRunner(runner);
  // A post from the watcher may come after the last view; the loop is not run any more then, so it is dropped.
  token::Watcher watcher(tokens, [&](token::Tokens::Inventory inventory) {
    loop.postNewest([&runner, ukeys = std::move(inventory.tokens)]() mutable { runner.ukeysSeen(std::move(ukeys)); });
  });
  loop.post([&] { runner.begin(); });
  bool interrupted = false;
  const bool ended = loop.run([&] {
    interrupted = interrupted || (options.interrupted && options.interrupted());
    return interrupted || driver.outOfPatience();
  });
  auto result = ended ? driver.result() : driver.waitedTooLong();
  driver.leave();
  runner.leave([&] { loop.over(); });
  loop.run([] { return false; });
  if (interrupted) return cancelled("left by the person");
  return result;
}

} // namespace certdesk::terminal
