#pragma once
#include "app/core/result.h"

#include <chrono>
#include <optional>
#include <string>

namespace certdesk::practice {

// Why the portal says no: what becomes application/problem+json. The detail is for logs and never holds a secret.
struct Refusal {
  int status = 500;
  std::string code, detail;
  std::optional<std::chrono::seconds> retryAfter;
};
template <class T>
using Reply = tl::expected<T, Refusal>;

// With the contract's code and status for that failure.
[[nodiscard]] tl::unexpected<Refusal> refuse(ErrorCode error, std::string detail = {},
                                             std::optional<std::chrono::seconds> retryAfter = {});
// For what the contract has no failure of its own for.
[[nodiscard]] tl::unexpected<Refusal> refuse(int status, std::string code, std::string detail = {});
// Our own fault: nothing of the visit is kept.
[[nodiscard]] tl::unexpected<Refusal> broken(const Error& error);
template <class T>
[[nodiscard]] tl::unexpected<Refusal> refused(const Reply<T>& reply) {
  return tl::unexpected<Refusal>(reply.error());
}

} // namespace certdesk::practice
