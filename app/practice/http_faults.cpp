#include "app/practice/http_faults.h"

#include "app/practice/answers.h"

#include <thread>

namespace certdesk::practice {

namespace {

bool fits(const HttpFault& fault, const HttpRequest& request) {
  return (fault.method.empty() || fault.method == request.method) && request.path.ends_with(fault.path);
}

} // namespace

void HttpFaults::arm(const HttpFault& fault) {
  const std::lock_guard lock(m_mutex);
  m_armed.push_back(fault);
}

void HttpFaults::clear() {
  const std::lock_guard lock(m_mutex);
  m_armed.clear();
}

void HttpFaults::clear(int number) {
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_armed, [&](const HttpFault& fault) { return fault.number == number; });
}

std::vector<HttpFault> HttpFaults::armed() const {
  const std::lock_guard lock(m_mutex);
  return m_armed;
}

std::set<int> HttpFaults::struck() const {
  const std::lock_guard lock(m_mutex);
  return m_struck;
}

std::vector<std::string> HttpFaults::seen() const {
  const std::lock_guard lock(m_mutex);
  return m_seen;
}

void HttpFaults::clearSeen() {
  const std::lock_guard lock(m_mutex);
  m_seen.clear();
}

void HttpFaults::whenStruck(std::function<void()> act) {
  const std::lock_guard lock(m_mutex);
  m_whenStruck = std::move(act);
}

std::optional<HttpFault> HttpFaults::next(const HttpRequest& request) {
  const std::lock_guard lock(m_mutex);
  m_seen.push_back(request.method + ' ' + request.path);
  for (auto fault = m_armed.begin(); fault != m_armed.end(); ++fault) {
    if (!fits(*fault, request)) continue;
    if (fault->afterRequests > 0) {
      --fault->afterRequests;
      continue;
    }
    auto struck = *fault;
    m_struck.insert(fault->number);
    if (!fault->lasting) m_armed.erase(fault);
    return struck;
  }
  return std::nullopt;
}

bool HttpFaults::actsBefore(HttpFault::Kind kind) {
  switch (kind) {
  case HttpFault::Kind::DropBefore:
  case HttpFault::Kind::FailBefore:
  case HttpFault::Kind::Busy:
  case HttpFault::Kind::LoggedOut:
    return true;
  case HttpFault::Kind::DropAfter:
  case HttpFault::Kind::FailAfter:
  case HttpFault::Kind::Malformed:
  case HttpFault::Kind::Late:
    return false;
  }
  return false;
}

HttpAnswer HttpFaults::spoil(const HttpFault& fault, HttpAnswer answer) const {
  std::unique_lock lock(m_mutex);
  const auto act = m_whenStruck;
  lock.unlock();
  if (act) act();
  switch (fault.kind) {
  case HttpFault::Kind::DropBefore:
  case HttpFault::Kind::DropAfter:
    answer.cut = true;
    break;
  case HttpFault::Kind::FailBefore:
  case HttpFault::Kind::FailAfter:
    answer = {500, "text/html", "<h1>Internal Server Error</h1>", {}, false};
    break;
  case HttpFault::Kind::Malformed:
    answer.body.resize(answer.body.size() / 2);
    break;
  case HttpFault::Kind::Busy:
    answer = {503,
              "application/problem+json",
              R"({"type":"about:blank","title":"busy","status":503,"code":"busy"})",
              {{"Retry-After", "1"}},
              false};
    break;
  case HttpFault::Kind::LoggedOut:
    answer = problemAnswer(refuse(ErrorCode::LoginExpired).value());
    break;
  case HttpFault::Kind::Late:
    std::this_thread::sleep_for(fault.late);
    break;
  }
  return answer;
}

} // namespace certdesk::practice
