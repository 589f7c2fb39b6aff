#include "app/practice/refusal.h"

#include "app/portal/problem.h"

namespace certdesk::practice {

tl::unexpected<Refusal> refuse(ErrorCode error, std::string detail, std::optional<std::chrono::seconds> retryAfter) {
  const auto* entry = portal::problemFor(error);
  if (entry == nullptr) return refuse(400, "bad_request", std::move(detail));
  return tl::unexpected<Refusal>(Refusal{entry->status, std::string(entry->code), std::move(detail), retryAfter});
}

tl::unexpected<Refusal> refuse(int status, std::string code, std::string detail) {
  return tl::unexpected<Refusal>(Refusal{status, std::move(code), std::move(detail), {}});
}

tl::unexpected<Refusal> broken(const Error& error) {
  return refuse(500, "internal", std::string(nameOf(error.code)) + " " + error.detail);
}

} // namespace certdesk::practice
