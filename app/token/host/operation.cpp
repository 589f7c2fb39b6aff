#include "app/token/host/operation.h"

#include <utility>

namespace certdesk::token {

Result<Operation> Operation::begin(const pkcs11::Module& module, Begin request) {
  auto ukey = findUkey(module, request.serial);
  if (!ukey) return failed(ukey);
  auto session = openSession(module, ukey->place);
  if (!session) return failed(session);
  if (auto done = logIn(*session, ukey->place, request.pin, request.lastTryConfirmed); !done) return failed(done);
  return Operation(module, std::move(ukey->place), std::move(*session), std::move(request.pin),
                   ukey->info.protectedAuthenticationPath);
}

Operation::Operation(Operation&& other) noexcept
    : transport(std::move(other.transport)), soundKeys(std::move(other.soundKeys)), m_module(other.m_module),
      m_place(std::move(other.m_place)), m_session(std::move(other.m_session)), m_pin(std::move(other.m_pin)),
      m_pinPad(other.m_pinPad), m_over(other.m_over), m_moved(std::exchange(other.m_moved, true)),
      m_mechanisms(std::move(other.m_mechanisms)) {}

Operation::~Operation() {
  if (!m_moved) (void)m_session.logout();
}

Result<pkcs11::Mechanisms> Operation::mechanisms() {
  if (!m_mechanisms) {
    auto asked = said(m_place.slot.mechanisms());
    if (!asked) return failed(asked);
    m_mechanisms = std::move(*asked);
  }
  return *m_mechanisms;
}

tl::unexpected<Error> Operation::failure(const pkcs11::Error& error) {
  auto failed = failureOf(error, m_place);
  const auto code = failed.value().code;
  m_over = m_over || code == ErrorCode::UkeyRemoved || code == ErrorCode::PinNeeded;
  return failed;
}

Outcome Operation::reopen() {
  transport.reset();
  auto done = openAgain();
  m_over = m_over || !done;
  return done;
}

// A UKEY that was pulled and put back may be another one in the driver's eyes, or answer "wrong PIN" to the right one:
// then nothing is spent on it. The old session tells, since it dies with the pull.
Outcome Operation::stillAlive() {
  CK_SESSION_INFO info{};
  if (auto alive = said(m_session.call("C_GetSessionInfo", &CK_FUNCTION_LIST::C_GetSessionInfo, &info)); !alive)
    return alive;
  if (!m_place.stillThere()) return failure({CKR_DEVICE_REMOVED, "C_GetTokenInfo"});
  return {};
}

Outcome Operation::openAgain() {
  if (auto alive = stillAlive(); !alive) return alive;
  if (m_pinPad) {
    // Nobody shall type the PIN again: the login lasts as long as one session is open (v2.40 section 5.6).
    auto another = openSession(*m_module, m_place);
    if (!another) return failed(another);
    m_session = std::move(*another);
    return {};
  }
  if (auto out = said(m_session.logout()); !out) return out;
  if (auto closed = said(m_session.close()); !closed) return closed;
  auto another = openSession(*m_module, m_place);
  if (!another) return failed(another);
  m_session = std::move(*another);
  return logIn(m_session, m_place, m_pin, false);
}

} // namespace certdesk::token
