#include "app/token/failures.h"

namespace certdesk::token {

tl::unexpected<Error> ukeyNotFound(const std::string& serial) {
  return fail(ErrorCode::UkeyNotFound, "no UKEY with serial " + serial);
}

tl::unexpected<Error> ukeyBusy(std::string detail) { return fail(ErrorCode::UkeyBusy, std::move(detail)); }

tl::unexpected<Error> wrongPinLength(std::string detail) { return fail(ErrorCode::PinLength, std::move(detail)); }

tl::unexpected<Error> unlockCodeMistyped(std::string detail) {
  return fail(ErrorCode::UnlockCodeMistyped, std::move(detail));
}

tl::unexpected<Error> unlockRefused(std::string detail) {
  return fail(ErrorCode::UnlockRefusedByUkey, std::move(detail));
}

tl::unexpected<Error> lacksCertificate(std::string detail) {
  return fail(ErrorCode::UkeyLacksCertificate, std::move(detail));
}

} // namespace certdesk::token
