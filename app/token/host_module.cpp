#include "app/token/host_module.h"

#include "app/token/failures.h"

#include <algorithm>

namespace certdesk::token {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
// A driver that keeps failing is looked at less often. The first failure costs no wait: a new host mostly helps.
constexpr auto longestRest = 8s;

bool has(const std::vector<TokenInfo>& tokens, const std::string& serial) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const auto& token) { return token.serial == serial; });
}

} // namespace

// Exclusive use of the host, given back with the object.
class HostModule::Turn {
public:
  static Result<Turn> take(HostModule& module, bool looking, const Call& call) {
    std::unique_lock lock(module.m_mutex);
    const bool free = module.m_free.wait_until(lock, call.stop, call.deadline, [&] { return !module.m_busy; });
    if (!free && call.stop.stop_requested()) return cancelled("the wait for another call was given up");
    if (!free) return ukeyBusy("another call holds " + module.m_path);
    module.m_busy = true;
    module.m_looking = looking;
    return Turn(module);
  }
  ~Turn() {
    if (m_module == nullptr) return;
    {
      const std::lock_guard lock(m_module->m_mutex);
      m_module->m_busy = m_module->m_looking = false;
    }
    m_module->m_free.notify_all();
  }
  Turn(Turn&& other) noexcept : m_module(std::exchange(other.m_module, nullptr)) {}
  Turn& operator=(Turn&&) = delete;
  Turn(const Turn&) = delete; // it is given back once
  Turn& operator=(const Turn&) = delete;

private:
  explicit Turn(HostModule& module) : m_module(&module) {}
  HostModule* m_module;
};

std::optional<TokenInfo> HostModule::seen(const std::string& serial) {
  const std::lock_guard lock(m_mutex);
  for (const auto& token : m_seen.tokens)
    if (token.serial == serial) return token;
  return std::nullopt;
}

bool HostModule::isHeld(const std::string& serial) {
  const std::lock_guard lock(m_mutex);
  return m_open.contains(serial) || m_unlocking.contains(serial);
}

bool HostModule::resting() {
  return !m_open.empty() || (m_busy && !m_looking) || (m_failures > 1 && Clock::now() < m_notBefore);
}

// What an open operation has written since is not in it.
HostModule::Seen HostModule::seenLast() {
  auto seen = m_seen;
  seen.before.insert(m_open.begin(), m_open.end());
  return seen;
}

void HostModule::noteOpened(const std::string& serial) {
  for (auto& token : m_seen.tokens)
    if (token.serial == serial) token.pin = PinState::Ok;
}

HostModule::Seen HostModule::look(const Call& call) {
  {
    const std::lock_guard lock(m_mutex);
    if (resting()) return seenLast();
  }
  const auto turn = Turn::take(*this, true, call);
  {
    const std::lock_guard lock(m_mutex);
    if (!turn || resting()) return seenLast(); // somebody began an operation in between
  }
  auto seen = observe(call);
  if (seen.failure) {
    seen.failure->names = m_path;
    const std::lock_guard lock(m_mutex);
    seen.tokens = m_seen.tokens; // nobody has seen them go
    for (const auto& token : seen.tokens)
      seen.before.insert(token.serial);
  }
  remember(seen);
  return seen;
}

HostModule::Seen HostModule::observe(const Call& call) {
  if (auto ready = makeReady(call); !ready) return {{}, ready.error()};
  const auto reply = exchange(requestFrame(ListUkeys()), HostConnection::Nature::Read, call);
  if (!reply.frame) return {{}, reply.frame.error()};
  auto listed = readAnswer<Listed>(Kind::Answer, *reply.frame);
  if (!listed) return {{}, listed.error()};
  m_stale = m_stale || listed->worn;
  for (auto& token : listed->tokens)
    token.modulePath = m_path;
  return {std::move(listed->tokens), {}};
}

void HostModule::remember(const Seen& seen) {
  const std::lock_guard lock(m_mutex);
  if (seen.failure && seen.failure->code == ErrorCode::Cancelled) return;
  if (seen.failure) {
    m_notBefore = in(std::min<std::chrono::milliseconds>(500ms * (1 << std::min(m_failures, 5)), longestRest));
    ++m_failures;
    m_stale = true; // whatever it is, a new host may know better
    m_unlocking.clear();
  } else {
    m_failures = 0;
    // A driver may go on with what it knew of a UKEY that was pulled; only a new one is sure to look again.
    const bool gone = std::any_of(m_seen.tokens.begin(), m_seen.tokens.end(),
                                  [&](const auto& token) { return !has(seen.tokens, token.serial); });
    std::erase_if(m_unlocking, [&](const auto& serial) { return !has(seen.tokens, serial); });
    m_stale = m_stale || gone || (seen.tokens.empty() && Clock::now() - m_started > m_options.blindness);
  }
  m_seen = seen;
}

Result<Bytes> HostModule::askOf(const std::string& serial, const Outgoing& request, HostConnection::Nature nature,
                                Effect effect, const Call& call) {
  const auto turn = Turn::take(*this, false, call);
  if (!turn) return failed(turn);
  if (auto ready = makeReady(call); !ready) return failed(ready);
  auto reply = exchange(request, nature, call);
  const std::lock_guard lock(m_mutex);
  if (!reply.frame) {
    const auto code = reply.frame.error().code;
    if (reply.operationOver) m_open.erase(serial);
    if (effect == Effect::Unlocks && code == ErrorCode::PinLength) m_unlocking.insert(serial); // for another one
    if (reply.operationOver || code == ErrorCode::UnlockCodeLocked || code == ErrorCode::UnlockSealBroken)
      m_unlocking.erase(serial);
    // A driver may refuse the right PIN for what it knew of the UKEY before a pull that nobody saw: where the person
    // gives it again, it is to another one.
    const bool refused = code == ErrorCode::PinWrong || code == ErrorCode::PinWrongLastTry;
    m_stale = m_stale || reply.operationOver || refused;
  } else if (effect == Effect::Opens) {
    m_open.insert(serial);
  } else if (effect == Effect::Closes) {
    m_open.erase(serial);
    m_unlocking.erase(serial);
  } else if (effect == Effect::BeginsUnlock) {
    m_unlocking.insert(serial);
  } else if (effect == Effect::Unlocks) {
    m_unlocking.erase(serial);
  }
  const bool pinTaken = effect == Effect::Opens || effect == Effect::ChangesPin || effect == Effect::Unlocks;
  if (reply.frame && pinTaken) noteOpened(serial);
  return std::move(reply.frame);
}

// A running host that may be asked; an old one is replaced where nobody's operation would end with it.
Outcome HostModule::makeReady(const Call& call) {
  const bool old = [this] {
    const std::lock_guard lock(m_mutex);
    return m_stale && m_open.empty() && m_unlocking.empty();
  }();
  if (old) m_host.reset(); // it may take its time to end
  if (m_host) return {};
  auto host = HostConnection::start(m_options, m_path, call);
  if (!host) return failed(host);
  m_host.emplace(std::move(*host));
  m_started = Clock::now();
  m_stale = false;
  return {};
}

HostConnection::Reply HostModule::exchange(const Outgoing& request, HostConnection::Nature nature, const Call& call) {
  auto reply = m_host->exchange(request, nature, call);
  if (m_host->alive()) return reply;
  m_host.reset();
  const std::lock_guard lock(m_mutex);
  m_open.clear();
  m_unlocking.clear();
  return reply;
}

} // namespace certdesk::token
