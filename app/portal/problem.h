#pragma once
#include "app/core/result.h"

#include <span>
#include <string>
#include <string_view>

namespace certdesk::portal {

// What the portal says where it says no: application/problem+json (RFC 9457) with a stable code.
struct Problem {
  int status = 0;            // of HTTP
  std::string code;          // such as "changed_elsewhere"; [a-z_]{1,64}
  std::string title, detail; // for people and logs; title is at most 200 characters, detail 1000
};
[[nodiscard]] std::string toJson(const Problem& problem);
[[nodiscard]] Result<Problem> problemFrom(std::string_view json);

// The codes that a client has a word for, and the status each comes with.
struct ProblemEntry {
  std::string_view code;
  ErrorCode error;
  int status;
};
[[nodiscard]] std::span<const ProblemEntry> allProblems();
// Nothing where the contract has no code for that failure.
[[nodiscard]] const ProblemEntry* problemFor(ErrorCode error);

// The failure behind an answer of 400 and above. A body that is no problem, or whose code is unknown, leaves the status
// to speak: 503 and 429 S-01, 426 S-07, 404 S-04, 412 S-05, 401 A-03, any other 4xx S-03, 5xx S-02.
[[nodiscard]] Error errorFrom(int status, std::string_view body);

} // namespace certdesk::portal
