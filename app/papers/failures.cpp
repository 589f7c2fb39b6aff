#include "app/papers/failures.h"

namespace certdesk::papers {

tl::unexpected<Error> typeWrong(std::string detail) { return fail(ErrorCode::MaterialTypeWrong, std::move(detail)); }
tl::unexpected<Error> empty() { return fail(ErrorCode::MaterialEmpty); }
tl::unexpected<Error> tooLarge(std::string detail) { return fail(ErrorCode::MaterialTooLarge, std::move(detail)); }
tl::unexpected<Error> unreadable(std::string detail) { return fail(ErrorCode::MaterialUnreadable, std::move(detail)); }
tl::unexpected<Error> tooManyPixels(std::string detail) {
  return fail(ErrorCode::MaterialTooManyPixels, std::move(detail));
}
tl::unexpected<Error> locked() { return fail(ErrorCode::MaterialLocked); }
tl::unexpected<Error> otherForm() { return fail(ErrorCode::MaterialOtherForm); }
tl::unexpected<Error> tooManyPages(std::string detail) {
  return fail(ErrorCode::MaterialTooManyPages, std::move(detail));
}
tl::unexpected<Error> changed(std::string detail) { return fail(ErrorCode::MaterialChanged, std::move(detail)); }
tl::unexpected<Error> damaged(std::string detail) { return fail(ErrorCode::UploadDamaged, std::move(detail)); }
tl::unexpected<Error> diskFull() { return fail(ErrorCode::DiskFull); }

} // namespace certdesk::papers
