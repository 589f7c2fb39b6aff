#include "app/token/host/unlocking.h"

#include "app/core/text.h"
#include "app/crypto/digest.h"
#include "app/token/failures.h"
#include "app/token/host/driver_failure.h"
#include "app/token/host/statements.h"
#include "app/token/pin_rules.h"

#include <algorithm>
#include <utility>

namespace certdesk::token {

namespace {

constexpr std::size_t nonceSize = 32;

// A locked officer's PIN ends everything short of a new UKEY: nothing is tried that may come to that. Read anew before
// each login.
Outcome mayTry(const Place& place, bool guessing) {
  const auto token = place.slot.token();
  if (!token) return failureOf(token.error(), place);
  if (token->securityOfficer.locked) return unlockRefused("the flag says that the officer's PIN is locked");
  if (token->securityOfficer.finalTry && guessing) return unlockRefused("the last try is not spent on a guess");
  return {};
}

// The PIN that opened it. `next` goes first where it may be on the UKEY already: that is how most releases end that
// have to be repeated. Where it is not, `current` is no guess any more.
Result<const Secret*> logInOfficer(const pkcs11::Session& session, const Place& place,
                                   const crypto::OfficerPins& pins) {
  for (const auto* pin : {&pins.next, &pins.current}) {
    const bool isNext = pin == &pins.next;
    if (isNext && !pins.mayBeNext) continue;
    if (auto may = mayTry(place, isNext); !may) return failed(may);
    const auto done = session.login(pkcs11::Role::SecurityOfficer, pin->view());
    if (done) return pin;
    const auto& error = done.error();
    if (pkcs11::meansOtherSession(error.code)) return ukeyBusy(pkcs11::describe(error));
    if (pkcs11::meansPinLocked(error.code)) return unlockRefused(pkcs11::describe(error));
    if (!pkcs11::meansPinWrong(error.code)) return failureOf(error, place);
  }
  return unlockRefused("the officer's PIN is none that the portal knows");
}

// What is done as the officer, in a session that is open.
struct OfficersTurn {
  const pkcs11::Session& session;
  const Place& place;
  crypto::OfficerPins& pins;

  // The user's PIN first: were it the other way round, a UKEY that is cut off in between would be open to nobody. True
  // where both were as they should be: the user's PIN was set before, or just now, and the officer's was `next`.
  [[nodiscard]] Result<bool> take(const Secret& newPin, bool userPinSet) {
    const auto used = logInOfficer(session, place, pins);
    if (!used) return failed(used);
    const bool rotated = *used == &pins.next;
    pins.mayBeNext = rotated; // known now: another try is no guess
    if (!userPinSet || userPinLocked())
      if (const auto set = session.initPin(newPin.view()); !set) return pinFailure(set.error(), place);
    if (!rotated) {
      if (const auto set = session.setPin(pins.current.view(), pins.next.view()); !set)
        return failureOf(set.error(), place);
      pins.mayBeNext = true;
    }
    if (const auto out = session.logout(); !out) return failureOf(out.error(), place);
    return rotated && !userPinLocked();
  }

private:
  [[nodiscard]] bool userPinLocked() const {
    const auto token = place.slot.token();
    return token && token->user.locked;
  }
};

// Some take a PIN and forget it: the portal would give up the PIN that the officer still has. So it is over only when
// a login with the new one has opened, in a session of its own.
Outcome openAsOfficer(const pkcs11::Module& module, const Place& place, crypto::OfficerPins& pins,
                      const Secret& newPin) {
  constexpr int mostTurns = 3; // it is set, forgotten and set again, and looked at
  closeStraySessions(place);
  for (int turn = 0; turn < mostTurns; ++turn) {
    const auto session = openSession(module, place);
    if (!session) return failed(session);
    const auto right = OfficersTurn{*session, place, pins}.take(newPin, turn > 0);
    if (!right) (void)session->logout();
    if (!right) return failed(right);
    if (*right) return {};
  }
  return writeMismatch("the UKEY does not keep the PINs that it takes");
}

// A PIN that an officer has set is for one login on some UKEYs: then it has to be changed before anything else. It is
// the person's own already, so it is changed to another one, and back.
Outcome keepAsOwn(const pkcs11::Module& module, const Place& place, const Secret& newPin) {
  const auto token = place.slot.token();
  if (!token) return failureOf(token.error(), place);
  if (!token->user.toBeChanged) return {};
  std::string turned(newPin.text());
  std::rotate(turned.begin(), turned.begin() + 1, turned.end()); // of the same length and the same signs
  const Secret other{std::string_view(turned)};
  wipe(turned);
  const auto session = openSession(module, place);
  if (!session) return failed(session);
  for (const auto& [from, to] : {std::pair{&newPin, &other}, std::pair{&other, &newPin}})
    if (const auto set = session->setPin(from->view(), to->view()); !set) return pinFailure(set.error(), place);
  return {};
}

} // namespace

Result<UnlockKey> Unlocking::makeKey(const pkcs11::Module& module, const std::string& serial) {
  forget(serial);
  const auto ukey = findUkey(module, serial);
  if (!ukey) return failed(ukey);
  // Said before the portal counts a release for it.
  if (auto may = mayTry(ukey->place, false); !may) return failed(may);
  auto key = crypto::makeSealKey();
  if (!key) return failed(key);
  Asked asked{std::move(*key), crypto::randomOctets(nonceSize)};
  if (asked.nonce.empty()) return internalError("no random numbers");
  UnlockKey answer{asked.key.publicKey, asked.nonce};
  m_asked.insert_or_assign(serial, std::move(asked));
  return answer;
}

void Unlocking::forget(const std::string& serial) {
  m_asked.erase(serial);
  m_kept.erase(serial);
}

// Without a key no seal opens; without a seal it is what was kept of the order before.
Result<Unlocking::Opened> Unlocking::open(const Place& place, const UnlockOrder& order) {
  auto asked = m_asked.extract(place.serial);
  auto kept = m_kept.extract(place.serial);
  if (order.sealed.empty() && !kept.empty() && kept.mapped().application == order.application)
    return std::move(kept.mapped());
  const Asked key = asked.empty() ? Asked() : std::move(asked.mapped());
  auto pins = crypto::openUnlockSeal(key.key, {order.application, place.serial, key.nonce, order.nonce}, order.sealed);
  if (!pins) return failed(pins);
  return Opened{order.application, order.nonce, std::move(*pins)};
}

Result<SignedStatement> Unlocking::unlock(const pkcs11::Module& module, const Unlock& request) {
  const auto ukey = findUkey(module, request.serial);
  if (!ukey) {
    m_kept.erase(request.serial);
    return failed(ukey);
  }
  const auto& [place, info] = *ukey;
  if (auto right = rightLength(info, request.newPin); !right) return failed(right);
  if (auto good = checkNewPin(request.newPin, {}); !good) return failed(good);
  const auto certificate = crypto::Certificate::fromDer(request.order.certificate);
  if (!certificate) return failed(certificate);
  const auto& order = request.order;
  auto opened = open(place, order);
  if (!opened) return failed(opened);
  const auto nonce = opened->nonce;
  auto done = openAsOfficer(module, place, opened->pins, request.newPin);
  if (done) done = keepAsOwn(module, place, request.newPin);
  if (!done) {
    if (done.error().code == ErrorCode::PinLength) m_kept.insert_or_assign(place.serial, std::move(*opened));
    return failed(done);
  }
  auto operation = Operation::begin(module, {request.serial, request.newPin.clone(), false});
  if (!operation) return failed(operation);
  return signedBy(*operation, *certificate,
                  {"unlock", order.origin, place.serial, {{"application", order.application}, {"nonce", hex(nonce)}}});
}

} // namespace certdesk::token
