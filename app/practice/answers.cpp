#include "app/practice/answers.h"

#include "app/core/text.h"
#include "app/portal/problem.h"
#include "app/portal/routes.h"

#include <algorithm>

namespace certdesk::practice {

HttpAnswer jsonAnswer(int status, std::string json) {
  return {status, std::string(portal::jsonType), std::move(json), {}, false};
}

HttpAnswer problemAnswer(const Refusal& refusal) {
  portal::Problem problem;
  problem.status = refusal.status;
  problem.code = refusal.code;
  problem.title = refusal.code;
  std::replace(problem.title.begin(), problem.title.end(), '_', ' ');
  // What went wrong inside is nobody's business outside.
  if (refusal.status < 500) problem.detail = refusal.detail;
  HttpAnswer answer{refusal.status, std::string(portal::problemType), portal::toJson(problem), {}, false};
  if (refusal.retryAfter)
    answer.fields.emplace_back("Retry-After", std::to_string(std::max<std::int64_t>(1, refusal.retryAfter->count())));
  if (refusal.status == 401)
    answer.fields.emplace_back("WWW-Authenticate", refusal.code == "authorisation_code_needed"
                                                       ? "Basic realm=\"CertDesk EST\", charset=\"UTF-8\""
                                                       : "Bearer");
  return answer;
}

std::string base64Lines(ByteView der) {
  constexpr std::size_t lineLength = 64;
  const auto text = base64(der);
  std::string lines;
  for (std::size_t i = 0; i < text.size(); i += lineLength)
    lines += text.substr(i, lineLength) + "\r\n";
  return lines;
}

} // namespace certdesk::practice
