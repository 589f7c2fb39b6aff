#include "app/workflow/runner.h"

#include "app/core/log.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace certdesk::workflow {

namespace {

// A UKEY may take as long as it takes; the interface says which calls ever give up.
constexpr auto ukeyDeadline = std::chrono::minutes(10);

void sleepUnlessStopped(std::stop_token stop, std::chrono::milliseconds span) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  wake.wait_for(lock, stop, span, [] { return false; });
}

bool writes(Effect effect) {
  switch (effect) {
  case Effect::GenerateSigningKey:
  case Effect::Enrol:
  case Effect::InstallEncryptionKey:
  case Effect::WriteCertificates:
  case Effect::Prove:
  case Effect::Confirm: return true;
  case Effect::FetchApplication:
  case Effect::ListUkeys:
  case Effect::ReadUkey:
  case Effect::TryUkey: return false;
  }
  return false;
}

} // namespace

Runner::Runner(World world, std::string applicationId, const Checklist& checklist, Poster post, Observer observe,
               Options options)
    : m_world(std::move(world)), m_post(std::move(post)), m_observe(std::move(observe)), m_options(options),
      m_alive(std::make_shared<bool>(true)) {
  m_view.checklist = &checklist;
  m_view.facts.applicationId = std::move(applicationId);
}

Runner::~Runner() { *m_alive = false; }

void Runner::begin() { advance(); }

void Runner::answer(Answer said) {
  if (m_view.busy) return;
  release();
  const bool onUkey = usesUkey(said);
  if (std::holds_alternative<LogIn>(said)) m_view.needsLogin = false;
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

void Runner::ukeysChanged(std::vector<token::TokenInfo> inserted) {
  m_seen = std::move(inserted);
  if (m_view.busy) return;
  takeInserted();
  advance();
}

void Runner::release() {
  m_hold = Hold::Nothing;
  m_view.waitsForRetry = false;
}

void Runner::leave(std::function<void()> left) {
  m_portalWorker.stopCurrent();
  m_ukeyWorker.post([this, serial = boundSerial(m_view.facts), open = m_view.facts.pinGiven,
                     left = std::move(left)](std::stop_token stop) {
    if (open) (void)m_world.tokens.end(serial, Call{std::move(stop), in(std::chrono::seconds(10))});
    m_post(left);
  });
}

void Runner::giveUpWaiting() { m_ukeyWorker.stopCurrent(); }

void Runner::takeInserted() {
  if (!m_seen) return;
  auto& facts = m_view.facts;
  const bool was = boundUkey(facts) != nullptr;
  facts.inserted = std::move(*m_seen);
  m_seen.reset();
  if (boundUkey(facts) == nullptr) {
    facts.holdings.forget();
    facts.proved.forget();
    facts.pinGiven = false;
  } else if (!was) {
    // The right one is back: putting it in is the person's "go on".
    release();
    m_view.failure.reset();
  }
}

void Runner::advance() {
  if (m_view.busy) return;
  auto& view = m_view;
  view.standing = standing(*view.checklist, view.facts);
  view.percent = percent(*view.checklist, view.facts);
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
  } else if (const auto* await = std::get_if<Await>(&view.standing.next)) {
    if (await->wait == Wait::Review && !m_polling && !view.needsLogin) pollPortal();
  } else if (std::holds_alternative<Ended>(view.standing.next) && view.facts.pinGiven) {
    view.facts.pinGiven = false;
    const auto serial = boundSerial(view.facts);
    m_ukeyWorker.post([this, serial](std::stop_token stop) {
      (void)m_world.tokens.end(serial, Call{std::move(stop), in(std::chrono::seconds(10))});
    });
  }
  publish();
}

void Runner::start(std::optional<Effect> effect, bool onUkey, Job job) {
  m_view.busy = true;
  m_view.running = effect;
  m_view.writing = effect && writes(*effect);
  if (m_polling) m_portalWorker.stopCurrent();
  publish();
  auto& worker = onUkey ? m_ukeyWorker : m_portalWorker;
  const auto deadline = onUkey ? std::chrono::duration_cast<std::chrono::milliseconds>(ukeyDeadline)
                               : std::chrono::duration_cast<std::chrono::milliseconds>(m_options.portalDeadline);
  worker.post([this, effect, deadline, job = std::move(job), alive = m_alive](std::stop_token stop) {
    auto result = std::make_shared<Result<Learned>>(job(Call{std::move(stop), in(deadline)}));
    m_post([this, effect, result, alive] {
      if (*alive) finished(effect, std::move(*result));
    });
  });
}

void Runner::finished(std::optional<Effect> effect, Result<Learned> result) {
  auto& view = m_view;
  view.busy = false;
  view.running.reset();
  view.writing = false;
  if (!result) {
    m_hold = effect && onlyLooks(*effect) ? Hold::Everything : Hold::Acts;
    failedWith(std::move(result.error()));
  } else {
    // Looking again after a failure is no success: the note stays until something was done.
    if (!effect || !onlyLooks(*effect)) view.failure.reset();
    if (result->captcha) view.captcha = std::move(result->captcha);
    if (result->codeGiven) view.captcha.reset();
    apply(std::move(*result), view.facts, m_held);
  }
  takeInserted();
  advance();
}

void Runner::failedWith(Error error) {
  auto& view = m_view;
  log::warn("workflow", std::string(nameOf(error.code)) + " " + error.detail);
  const bool lookFailed = view.standing.line == nullptr;
  view.needsLogin = view.needsLogin || error.code == ErrorCode::LoginExpired ||
                    (error.code == ErrorCode::LoginRefused) || (error.code == ErrorCode::LoginLocked);
  forgetAfter(error.code, view.facts);
  if (error.code == ErrorCode::CaptchaWrong || error.code == ErrorCode::AuthorisationCodeWrong) view.captcha.reset();
  std::optional<Step> step;
  if (!lookFailed) step = view.standing.line->step;
  view.failure = Failure{std::move(error), step};
}

void Runner::pollPortal() {
  m_polling = true;
  const auto id = m_view.facts.applicationId;
  const auto etag = m_view.facts.application->etag;
  m_portalWorker.post([this, id, etag, alive = m_alive](std::stop_token stop) {
    sleepUnlessStopped(stop, m_options.poll);
    using Polled = Result<std::optional<portal::Application>>;
    auto answer = std::make_shared<Polled>(std::optional<portal::Application>());
    if (!stop.stop_requested()) *answer = m_world.portal.application(id, etag, Call{stop, in(m_options.portalDeadline)});
    m_post([this, answer, alive] {
      if (*alive) polled(std::move(*answer));
    });
  });
}

void Runner::polled(Result<std::optional<portal::Application>> answer) {
  m_polling = false;
  // A poll that failed is tried again at the next beat; it costs nothing and the person has nothing to do.
  if (answer) {
    if (*answer && !m_view.busy) {
      Learned learned;
      learned.application = std::move(**answer);
      apply(std::move(learned), m_view.facts, m_held);
    }
    if (!m_view.busy) m_view.failure.reset(); // unchanged is an answer too
  } else {
    if (answer.error().code == ErrorCode::LoginExpired) m_view.needsLogin = true;
    m_view.failure = Failure{std::move(answer.error()), Step::Review};
  }
  advance();
}

void Runner::publish() {
  if (m_observe) m_observe(m_view);
}

} // namespace certdesk::workflow
