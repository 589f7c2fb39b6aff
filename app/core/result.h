#pragma once
#include "app/core/error_code.h"

#include <chrono>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace certdesk {

// What went wrong. The code is for people; the detail is for the log alone and never holds a secret.
struct [[nodiscard]] Error {
  ErrorCode code;
  std::string detail;
  std::optional<std::chrono::seconds> retryAfter = {}; // where the other side named a time to come back
  std::string names = {}; // for people, a line each: the things that the sentence of the code is about
};

template <class T>
using Result = tl::expected<T, Error>;
using Outcome = Result<void>;

// The way a failure is raised: return fail(ErrorCode::PinWrong, "C_Login: CKR_PIN_INCORRECT");
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(detail)});
}
// Our own fault, met by whoever it happens to: K-05.
[[nodiscard]] inline tl::unexpected<Error> internalError(std::string detail) {
  return fail(ErrorCode::Internal, std::move(detail));
}
// Hands a failure on unchanged.
template <class T>
[[nodiscard]] tl::unexpected<Error> failed(const Result<T>& result) {
  return tl::unexpected<Error>(result.error());
}

} // namespace certdesk
