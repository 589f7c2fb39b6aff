#include "app/token/host/pin.h"

#include "app/token/failures.h"
#include "app/token/pin_rules.h"

namespace certdesk::token {

namespace {

tl::unexpected<Error> pinLocked(std::string detail) { return fail(ErrorCode::PinLocked, std::move(detail)); }
tl::unexpected<Error> mustChange(std::string detail) { return fail(ErrorCode::PinMustChange, std::move(detail)); }

// Flags are the UKEY's own word, read now: what the window saw may be old.
Outcome mayTry(const pkcs11::TokenInfo& token, bool lastTryConfirmed) {
  if (token.user.locked) return pinLocked("the flag says so, no login was tried");
  if (token.user.finalTry && !lastTryConfirmed)
    return fail(ErrorCode::PinLastTryUnconfirmed, "the flag says so, no login was tried");
  return {};
}

} // namespace

// A PIN that the UKEY would refuse by its form must not cost a try. On a reader with keys of its own there is none
// here.
Outcome rightLength(const pkcs11::TokenInfo& token, const Secret& pin) {
  if (token.protectedAuthenticationPath) return {};
  if (pin.empty() || pin.size() < token.minimumPin || pin.size() > token.maximumPin)
    return wrongPinLength("outside " + std::to_string(token.minimumPin) + " to " + std::to_string(token.maximumPin));
  return {};
}

tl::unexpected<Error> pinFailure(const pkcs11::Error& error, const Place& place) {
  auto detail = pkcs11::describe(error);
  if (pkcs11::meansPinUnsuitable(error.code)) return wrongPinLength(std::move(detail));
  if (error.code == CKR_PIN_EXPIRED) return mustChange(std::move(detail));
  if (error.code == CKR_USER_ALREADY_LOGGED_IN || error.code == CKR_USER_ANOTHER_ALREADY_LOGGED_IN)
    return ukeyBusy(std::move(detail));
  if (pkcs11::meansPinLocked(error.code)) return pinLocked(std::move(detail));
  if (!pkcs11::meansPinWrong(error.code)) return failureOf(error, place);
  const auto token = place.slot.token();
  if (token && token->user.locked) return pinLocked(std::move(detail));
  if (token && token->user.finalTry) return fail(ErrorCode::PinWrongLastTry, std::move(detail));
  return fail(ErrorCode::PinWrong, std::move(detail));
}

void closeStraySessions(const Place& place) { (void)place.slot.closeAllSessions(); }

Result<pkcs11::Session> openSession(const pkcs11::Module& module, const Place& place) {
  auto session = pkcs11::Session::open(module, place.slot.id(), pkcs11::Access::ReadWrite);
  if (session) return std::move(*session);
  if (session.error().code == CKR_SESSION_COUNT) return ukeyBusy(pkcs11::describe(session.error()));
  return failureOf(session.error(), place);
}

Outcome logIn(const pkcs11::Session& session, const Place& place, const Secret& pin, bool lastTryConfirmed) {
  const auto token = place.slot.token();
  if (!token) return failureOf(token.error(), place);
  if (auto may = mayTry(*token, lastTryConfirmed); !may) return may;
  if (token->user.toBeChanged) return mustChange("the flag says so, no login was tried");
  if (auto right = rightLength(*token, pin); !right) return right;
  const auto done = token->protectedAuthenticationPath ? session.loginOnReader(pkcs11::Role::User)
                                                       : session.login(pkcs11::Role::User, pin.view());
  if (!done) return pinFailure(done.error(), place);
  return {};
}

Outcome changePin(const pkcs11::Module& module, const ChangePin& request) {
  const auto ukey = findUkey(module, request.serial);
  if (!ukey) return failed(ukey);
  if (auto may = mayTry(ukey->info, request.lastTryConfirmed); !may) return may;
  for (const auto* pin : {&request.oldPin, &request.newPin})
    if (auto right = rightLength(ukey->info, *pin); !right) return right;
  const bool onReader = ukey->info.protectedAuthenticationPath; // then both are typed there, and judged there
  if (!onReader)
    if (auto good = checkNewPin(request.newPin, request.oldPin); !good) return good;
  const auto session = openSession(module, ukey->place);
  if (!session) return failed(session);
  const auto done =
      onReader ? session->setPinOnReader() : session->setPin(request.oldPin.view(), request.newPin.view());
  if (!done) return pinFailure(done.error(), ukey->place);
  return {};
}

} // namespace certdesk::token
