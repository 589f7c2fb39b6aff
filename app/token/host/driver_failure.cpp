#include "app/token/host/driver_failure.h"

namespace certdesk::token {

bool Place::stillThere() const {
  const auto token = slot.token();
  return token && token->serial == serial;
}

tl::unexpected<Error> failureOf(const pkcs11::Error& error, const Place& place) {
  auto detail = pkcs11::describe(error);
  if (error.code == CKR_USER_NOT_LOGGED_IN) return pinNeeded(std::move(detail));
  if (pkcs11::meansNoRoom(error.code)) return ukeyFull(std::move(detail));
  if (pkcs11::meansRemoved(error.code) || !place.stillThere()) return fail(ErrorCode::UkeyRemoved, std::move(detail));
  return ukeyFault(error);
}

tl::unexpected<Error> ukeyFault(const pkcs11::Error& error) {
  return fail(ErrorCode::UkeyFault, pkcs11::describe(error));
}

tl::unexpected<Error> cannotUnwrap(std::string detail) { return fail(ErrorCode::UkeyCannotUnwrap, std::move(detail)); }
tl::unexpected<Error> cannotMakeKey(std::string detail) {
  return fail(ErrorCode::UkeyCannotMakeKey, std::move(detail));
}
tl::unexpected<Error> ukeyFull(std::string detail) { return fail(ErrorCode::UkeyFull, std::move(detail)); }
tl::unexpected<Error> writeMismatch(std::string detail) {
  return fail(ErrorCode::UkeyWriteMismatch, std::move(detail));
}
tl::unexpected<Error> proofFailed(std::string detail) { return fail(ErrorCode::UkeyProofFailed, std::move(detail)); }
tl::unexpected<Error> keyGone(std::string detail) { return fail(ErrorCode::UkeyKeyGone, std::move(detail)); }
tl::unexpected<Error> pinNeeded(std::string detail) { return fail(ErrorCode::PinNeeded, std::move(detail)); }

} // namespace certdesk::token
