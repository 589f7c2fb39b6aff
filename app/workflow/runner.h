#pragma once
#include "app/core/acts.h"
#include "app/core/worker.h"
#include "app/workflow/checklist.h"
#include "app/workflow/effects.h"
#include "app/workflow/pace.h"

#include <functional>
#include <memory>
#include <optional>

namespace certdesk::workflow {

// What went wrong last, and at which line.
struct Failure {
  Error error;
  std::optional<Step> step;
  bool looked = false; // only a look at the portal between two beats: it is repeated by itself
};

// What the window or the terminal shows: one value, replaced as a whole.
struct View {
  const Checklist* checklist = nullptr;
  Facts facts;
  Standing standing;
  bool busy = false;              // an act or an answer is under way: buttons wait
  std::optional<Effect> running;  // which act, for the stages
  bool writing = false;           // the UKEY must not be removed and the window not closed
  std::optional<Failure> failure; // of the last try; gone with the next success
  bool waitsForRetry = false;     // the line acts, and will not by itself
  bool needsLogin = false;        // the session ended: log in in place
  std::optional<portal::Captcha> captcha;
  int percent = 0;
};

// Runs one application through its checklist: performs what the checklist performs, waits where it waits, and asks
// where it asks. It is used on one thread, its home; the blocking acts run on two workers, and come back by the poster.
// No act is repeated by itself: after a failure it looks again, and acts when the person says so.
class Runner {
public:
  using Poster = std::function<void(std::function<void()>)>; // runs a function at home, later
  using Observer = std::function<void(const View&)>;
  struct Options {
    std::chrono::milliseconds poll{3000}; // between two looks at the portal while it reviews
    std::chrono::seconds portalDeadline{30};
    // Waits on a worker unless stopped; empty: by the clock.
    std::function<void(const std::stop_token&, std::chrono::milliseconds)> sleep = {};
    std::chrono::milliseconds payPoll{1500}; // the same while the payment page is shown: "paid" moves on by itself
  };

  Runner(World world, std::string applicationId, const Checklist& checklist, Poster post, Observer observe,
         Options options);
  ~Runner();                      // waits for the act that is under way
  Runner(const Runner&) = delete; // the workers post back to this object
  Runner& operator=(const Runner&) = delete;

  void begin();
  // What the person said. Dropped while busy: an impatient second click has no effect. Dropped too while it is not
  // known what it would belong to: before the application was read, only a login is an answer.
  void answer(Answer answer);
  void retry();
  // What the watcher sees, at every beat; a bound UKEY that went makes what was known of it unknown.
  void ukeysSeen(std::vector<token::TokenInfo> inserted);
  // Starts nothing more, ends an open operation on the UKEY and calls back at home; then this object may go without
  // holding anybody up.
  void leave(std::function<void()> left);
  // Says that the person gives up waiting for a call that never returns; the driver's host may be ended then.
  void giveUpWaiting();

  [[nodiscard]] const View& view() const { return m_view; }

private:
  using Job = std::function<Result<Learned>(const Call&)>;
  void advance();
  void start(std::optional<Effect> effect, bool onUkey, Job job);
  void finished(std::optional<Effect> effect, Result<Learned> result);
  [[nodiscard]] std::optional<std::chrono::milliseconds> beat() const;
  void pollPortal(std::chrono::milliseconds beat);
  Result<std::optional<portal::Application>> look(const std::string& id, const std::string& etag, const Call& call);
  void polled(Result<std::optional<portal::Application>> answer);
  void failedWith(Error error);
  void note(Error error);
  void takeInserted(std::vector<token::TokenInfo> inserted);
  void endOperation(std::string serial, std::function<void()> ended);
  void release();
  void publish();

  World m_world;
  Poster m_post;
  Observer m_observe;
  Options m_options;
  View m_view;
  Held m_held;
  // After a failure acts wait for the person; after a failed look, looking waits too.
  enum class Hold { Nothing, Acts, Everything };
  Hold m_hold = Hold::Nothing;
  Pace m_pace;
  std::optional<acts::Act> m_answered; // what the answer under way does, for the log of acts
  bool m_polling = false, m_leaving = false, m_loggingIn = false;
  bool m_troubled = false;       // the failure shown is only that no UKEY could be looked for
  bool m_blind = false;          // the last look for UKEYs was none: what it did not see is not out
  std::stop_source m_pollStop;   // of the poll that is under way: whatever else is to be done goes before it
  std::shared_ptr<bool> m_alive; // posted functions look before they touch this object
  // Last: they end before what they use. An act on a UKEY is finished: to stop it is to end the driver in the middle
  // of it, and only giveUpWaiting() does that.
  Worker m_portalWorker;
  Worker m_ukeyWorker{Worker::AtEnd::Finished};
};

} // namespace certdesk::workflow
