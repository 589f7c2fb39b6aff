#pragma once
#include "app/core/bytes.h"
#include "app/practice/http.h"
#include "app/practice/refusal.h"

namespace certdesk::practice {

[[nodiscard]] HttpAnswer jsonAnswer(int status, std::string json);
// application/problem+json (RFC 9457), with Retry-After where there is one and WWW-Authenticate (RFC 9110) with 401.
[[nodiscard]] HttpAnswer problemAnswer(const Refusal& refusal);
// A body as the contract's own reader found it: 400 with the place of what is wrong.
template <class T>
[[nodiscard]] Reply<T> readBody(Result<T> body) {
  if (!body) return refuse(400, "bad_request", body.error().detail);
  return std::move(*body);
}
// Base64 in lines, as EST carries DER (RFC 8951).
[[nodiscard]] std::string base64Lines(ByteView der);

} // namespace certdesk::practice
