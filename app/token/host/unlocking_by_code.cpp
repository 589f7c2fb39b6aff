#include "app/token/host/unlocking_by_code.h"

#include "app/core/text.h"
#include "app/token/failures.h"
#include "app/token/host/statements.h"
#include "app/token/pin_rules.h"
#include "pkcs11/unblock.h"

namespace certdesk::token {

namespace {

// U-09: this challenge takes no response any more, and no wrong one was the cause.
tl::unexpected<Error> challengeVoid(std::string detail) { return fail(ErrorCode::UnlockCodeVoid, std::move(detail)); }

// What the UKEY's refusal of a response means for the person.
tl::unexpected<Error> refusal(const pkcs11::Error& error, const Place& place) {
  auto detail = pkcs11::describe(error);
  if (error.code == CKR_ARGUMENTS_BAD) return unlockCodeMistyped(std::move(detail));
  if (error.code == CKR_OPERATION_NOT_INITIALIZED) return challengeVoid(std::move(detail));
  if (pkcs11::meansPinLocked(error.code)) return fail(ErrorCode::UnlockCodeLocked, std::move(detail));
  if (pkcs11::meansPinUnsuitable(error.code)) return wrongPinLength(std::move(detail));
  if (pkcs11::meansPinWrong(error.code)) return fail(ErrorCode::UnlockCodeWrong, std::move(detail));
  if (pkcs11::meansOtherSession(error.code)) return ukeyBusy(std::move(detail));
  return failureOf(error, place);
}

} // namespace

Result<Challenge> UnlockingByCode::makeChallenge(const pkcs11::Module& module, const std::string& serial) {
  const auto ukey = findUkey(module, serial);
  if (!ukey) return failed(ukey);
  m_challenges.erase(serial);
  auto code = pkcs11::Unblock(module, ukey->place.slot.id()).challenge();
  if (!code) return failureOf(code.error(), ukey->place);
  m_challenges[serial] = *code;
  return Challenge{std::move(*code)};
}

Outcome UnlockingByCode::respond(const pkcs11::Module& module, const Place& place, const UnlockByCode& request) {
  const auto asked = m_challenges.find(place.serial);
  if (asked == m_challenges.end() || asked->second != request.order.challenge)
    return challengeVoid("it is not this host's last challenge");
  closeStraySessions(place);
  const auto done = pkcs11::Unblock(module, place.slot.id()).respond(request.response.view(), request.newPin.view());
  auto outcome = done ? Outcome() : refusal(done.error(), place);
  const bool over = outcome || outcome.error().code == ErrorCode::UnlockCodeLocked ||
                    outcome.error().code == ErrorCode::UnlockCodeVoid;
  if (over) m_challenges.erase(asked);
  return outcome;
}

Result<SignedStatement> UnlockingByCode::unlock(const pkcs11::Module& module, const UnlockByCode& request) {
  const auto ukey = findUkey(module, request.serial);
  if (!ukey) return failed(ukey);
  const auto& [place, info] = *ukey;
  if (auto right = rightLength(info, request.newPin); !right) return failed(right);
  if (auto good = checkNewPin(request.newPin, {}); !good) return failed(good);
  const auto& order = request.order;
  const auto certificate = crypto::Certificate::fromDer(order.certificate);
  if (!certificate) return failed(certificate);
  if (auto opened = respond(module, place, request); !opened) return failed(opened);
  auto operation = Operation::begin(module, {request.serial, request.newPin.clone(), false});
  if (!operation) return failed(operation);
  return signedBy(*operation, *certificate,
                  {"unlock",
                   order.origin,
                   place.serial,
                   {{"application", order.application}, {"nonce", hex(viewOf(order.challenge))}}});
}

} // namespace certdesk::token
