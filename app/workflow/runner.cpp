#include "app/workflow/runner.h"

#include "app/core/log.h"
#include "app/core/pause.h"
#include "app/workflow/recorded.h"

#include <random>
#include <utility>

namespace certdesk::workflow {

namespace {

// A UKEY may take as long as it takes; the interface says which calls ever give up.
constexpr auto ukeyDeadline = std::chrono::minutes(10);

double chance() {
  static thread_local std::minstd_rand random{std::random_device{}()};
  return std::uniform_real_distribution<>(0, 1)(random);
}

template <class Do>
class Finally {
public:
  explicit Finally(Do what) : m_do(std::move(what)) {}
  ~Finally() { m_do(); }
  Finally(const Finally&) = delete; // done once
  Finally& operator=(const Finally&) = delete;

private:
  Do m_do;
};

bool writes(Effect effect) {
  switch (effect) {
  case Effect::GenerateSigningKey:
  case Effect::Enrol:
  case Effect::InstallEncryptionKey:
  case Effect::WriteCertificates:
  case Effect::Prove:
  case Effect::Confirm:
  case Effect::RemoveOldSet:
  case Effect::Unlock:
  case Effect::CompleteUnlock:
    return true;
  case Effect::FetchApplication:
  case Effect::ListUkeys:
  case Effect::ReadUkey:
  case Effect::TryUkey:
  case Effect::AskUnlockChallenge:
    return false;
  }
  return false;
}

} // namespace

Runner::Runner(World world, std::string applicationId, const Checklist& checklist, Poster post, Observer observe,
               Options options)
    : m_world(std::move(world)), m_post(std::move(post)), m_observe(std::move(observe)), m_options(std::move(options)),
      m_pace(m_options.poll), m_alive(std::make_shared<bool>(true)) {
  if (!m_options.sleep) m_options.sleep = pauseUnlessStopped;
  m_view.checklist = &checklist;
  m_view.facts.applicationId = std::move(applicationId);
}

Runner::~Runner() {
  *m_alive = false;
  m_pollStop.request_stop();
}

void Runner::begin() { advance(); }

void Runner::answer(Answer said) {
  if (m_view.busy || m_leaving) return;
  if (!m_view.facts.application.known() && !std::holds_alternative<LogIn>(said)) return;
  release();
  const bool onUkey = usesUkey(said);
  m_answered = actOf(said, m_view.facts);
  m_loggingIn = std::holds_alternative<LogIn>(said);
  if (m_loggingIn) m_view.needsLogin = false;
  // A job must be copyable and an answer with a secret is not, so it travels in a box.
  auto box = std::make_shared<Answer>(std::move(said));
  const std::string captchaId = m_view.captcha ? m_view.captcha->id : std::string();
  start(std::nullopt, onUkey, [this, box, captchaId, facts = m_view.facts](const Call& call) {
    return carry(std::move(*box), facts, captchaId, m_world, call);
  });
}

void Runner::retry() {
  if (m_view.busy) return;
  release();
  advance();
}

void Runner::ukeysSeen(std::vector<token::TokenInfo> inserted) {
  // What is under way may be learning better; the next beat comes after it.
  if (m_view.busy || m_view.facts.inserted.is(inserted)) return;
  takeInserted(std::move(inserted));
  advance();
}

void Runner::release() {
  m_hold = Hold::Nothing;
  m_view.waitsForRetry = false;
}

void Runner::leave(std::function<void()> left) {
  m_leaving = true;
  m_pollStop.request_stop();
  m_portalWorker.stopCurrent();
  // Whether an operation is open is not asked: the login may be under way just now.
  endOperation(boundSerial(m_view.facts), std::move(left));
}

void Runner::endOperation(std::string serial, std::function<void()> ended) {
  m_ukeyWorker.post([this, serial = std::move(serial), ended = std::move(ended)](std::stop_token stop) {
    if (!serial.empty()) (void)m_world.tokens.end(serial, Call{std::move(stop), in(std::chrono::seconds(10))});
    if (ended) m_post(ended);
  });
}

void Runner::giveUpWaiting() { m_ukeyWorker.stopCurrent(); }

void Runner::takeInserted(std::vector<token::TokenInfo> inserted) {
  auto& facts = m_view.facts;
  const bool wasOut = !std::exchange(m_blind, false) && facts.inserted.known() && boundUkey(facts) == nullptr;
  const bool wasIn = boundUkey(facts) != nullptr;
  facts.inserted = std::move(inserted);
  if (m_troubled && !facts.inserted->empty()) m_view.failure.reset();
  if (boundUkey(facts) == nullptr) {
    forgetPulled(facts);
    // What was wrong on its page is not what keeps the person waiting now; what stopped an act still is.
    if (wasIn && !std::holds_alternative<Perform>(standing(*m_view.checklist, facts).next)) m_view.failure.reset();
  } else if (wasOut) {
    // The right one is back: putting it in is the person's "go on". Where it was not known to be out, a failure that
    // is still to be read stands.
    release();
    m_view.failure.reset();
  }
}

void Runner::advance() {
  if (m_view.busy || m_leaving) return;
  auto& view = m_view;
  view.standing = standing(*view.checklist, view.facts);
  // While the application is asked for anew, what was reached stays.
  if (view.facts.application.known()) view.percent = percent(*view.checklist, view.facts);
  if (const auto* perform = std::get_if<Perform>(&view.standing.next)) {
    const bool held = onlyLooks(perform->effect) ? m_hold == Hold::Everything : m_hold != Hold::Nothing;
    view.waitsForRetry = view.needsLogin || held;
    if (!view.waitsForRetry) {
      const auto effect = perform->effect;
      start(effect, usesUkey(effect), [this, effect, facts = view.facts](const Call& call) {
        return workflow::perform(effect, facts, m_held, m_world, call);
      });
      return;
    }
  } else if (const auto span = beat()) {
    if (!m_polling && !view.needsLogin) pollPortal(*span);
  } else if (std::holds_alternative<Ended>(view.standing.next) && view.facts.pinGiven) {
    view.facts.pinGiven = false;
    endOperation(boundSerial(view.facts), {});
  }
  publish();
}

void Runner::start(std::optional<Effect> effect, bool onUkey, Job job) {
  m_view.busy = true;
  m_view.running = effect;
  m_view.writing = effect && writes(*effect);
  m_pollStop.request_stop();
  publish();
  auto& worker = onUkey ? m_ukeyWorker : m_portalWorker;
  const auto deadline = onUkey ? std::chrono::duration_cast<std::chrono::milliseconds>(ukeyDeadline)
                               : std::chrono::duration_cast<std::chrono::milliseconds>(m_options.portalDeadline);
  worker.post([this, effect, deadline, job = std::move(job), alive = m_alive](std::stop_token stop) {
    auto result = std::make_shared<Result<Learned>>(internalError("an act threw"));
    // Posted whatever happens, or the window would be busy for good.
    const Finally report([&] {
      m_post([this, effect, result, alive] {
        if (*alive) finished(effect, std::move(*result));
      });
    });
    *result = job(Call{std::move(stop), in(deadline)});
  });
}

void Runner::finished(std::optional<Effect> effect, Result<Learned> result) {
  auto& view = m_view;
  view.busy = false;
  view.running.reset();
  view.writing = false;
  const bool wasOpen = view.facts.pinGiven;
  const auto serial = boundSerial(view.facts);
  const bool looked = effect && onlyLooks(*effect);
  const bool loggedIn = std::exchange(m_loggingIn, false);
  record(std::exchange(m_answered, std::nullopt), effect, view, result);
  if (result && result->application) recordPaid(view, *result->application);
  if (!result) {
    failedWith(std::move(result.error()));
    view.needsLogin = view.needsLogin || loggedIn;
    // What only looks may follow a failure by itself, but not for ever: a look that failed is repeated by the person.
    // Where the PIN went with the failure, the person is asked for it before the same look comes again.
    m_hold = looked && view.facts.pinGiven == wasOpen ? Hold::Everything : Hold::Acts;
  } else {
    // Looking again after a failure is no success: the note stays until something was done.
    if (!looked) view.failure.reset();
    if (result->captcha) view.captcha = std::move(result->captcha);
    if (result->codeGiven) view.captcha.reset();
    auto trouble = std::exchange(result->trouble, std::nullopt);
    if (result->inserted) m_blind = trouble.has_value();
    apply(std::move(*result), view.facts, m_held);
    if (trouble && !view.failure) {
      note(std::move(*trouble));
      m_troubled = true;
    }
  }
  if (wasOpen && !view.facts.pinGiven) endOperation(serial, {});
  advance();
}

void Runner::failedWith(Error error) {
  auto& view = m_view;
  const auto code = error.code;
  note(std::move(error));
  view.needsLogin = view.needsLogin || code == ErrorCode::LoginExpired || code == ErrorCode::LoginRefused ||
                    code == ErrorCode::LoginLocked;
  if (code == ErrorCode::CaptchaWrong || code == ErrorCode::AuthorisationCodeWrong) view.captcha.reset();
  forgetAfter(code, view.facts);
}

void Runner::note(Error error) {
  log::warn("workflow", std::string(nameOf(error.code)) + " " + error.detail);
  std::optional<Step> step;
  if (const auto* line = m_view.standing.line) step = line->step;
  m_view.failure = Failure{std::move(error), step};
  m_troubled = false;
}

Result<std::optional<portal::Application>> Runner::look(const std::string& id, const std::string& etag,
                                                        const Call& call) {
  auto answer = m_world.portal.application(id, etag, call);
  if (!answer || !*answer) return answer;
  return understood(*std::move(*answer));
}

// What comes next comes from elsewhere: from the CA, or from where the money is.
std::optional<std::chrono::milliseconds> Runner::beat() const {
  if (m_view.standing.next == Next(Await{Wait::Review})) return m_options.poll;
  if (m_view.standing.next == Next(Ask{Page::Pay})) return m_options.payPoll;
  return std::nullopt;
}

void Runner::pollPortal(std::chrono::milliseconds beat) {
  m_polling = true;
  m_pace.keep(beat);
  m_pollStop = std::stop_source();
  const auto id = m_view.facts.applicationId;
  const auto etag = m_view.facts.application->etag;
  const auto span = m_pace.next(chance());
  m_portalWorker.post([this, id, etag, span, stop = m_pollStop.get_token(), alive = m_alive](const std::stop_token&) {
    m_options.sleep(stop, span);
    using Polled = Result<std::optional<portal::Application>>;
    auto answer = std::make_shared<Polled>(std::optional<portal::Application>());
    if (!stop.stop_requested()) *answer = look(id, etag, Call{stop, in(m_options.portalDeadline)});
    m_post([this, answer, alive] {
      if (*alive) polled(std::move(*answer));
    });
  });
}

void Runner::polled(Result<std::optional<portal::Application>> answer) {
  m_polling = false;
  // A poll that failed is tried again, later each time; it costs nothing and the person has nothing to do. One that was
  // stopped for something else says nothing.
  if (!answer && !m_pollStop.stop_requested()) {
    m_view.needsLogin = m_view.needsLogin || answer.error().code == ErrorCode::LoginExpired;
    m_pace.failed(answer.error().retryAfter);
    note(std::move(answer.error()));
    m_view.failure->looked = true;
  } else if (answer && !m_view.busy) {
    m_pace.answered();
    if (*answer) recordPaid(m_view, **answer);
    if (m_view.failure && (m_view.failure->looked || *answer)) m_view.failure.reset();
    Learned learned;
    learned.application = std::move(*answer);
    apply(std::move(learned), m_view.facts, m_held);
  }
  advance();
}

void Runner::publish() {
  if (m_observe) m_observe(m_view);
}

} // namespace certdesk::workflow
