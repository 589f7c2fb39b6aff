#include "app/practice/site/sessions.h"

#include "app/practice/hashing.h"
#include "app/practice/random.h"

#include <algorithm>

namespace certdesk::practice {

namespace {

constexpr std::size_t mostSessions = 50;
constexpr auto life = std::chrono::hours(12);
constexpr const char* attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

} // namespace

// The port is part of the name: cookies know none, and two portals on one PC must not put each other out.
Sessions::Sessions(int port) : m_name("__Host-certdesk-console-" + std::to_string(port)) {}

std::string Sessions::open(Moment now) {
  std::erase_if(m_sessions, [&](const auto& each) { return each.second.endsAt <= now; });
  const auto older = [](const auto& a, const auto& b) { return a.second.endsAt < b.second.endsAt; };
  if (m_sessions.size() >= mostSessions)
    m_sessions.erase(std::min_element(m_sessions.begin(), m_sessions.end(), older));
  const auto cookie = newToken();
  m_sessions[tokenHash(cookie)] = {newToken(), now + life};
  return m_name + "=" + cookie + attributes;
}

std::string Sessions::cookieIn(const HttpRequest& request) const {
  const auto cookies = request.field("cookie");
  std::string_view rest = cookies;
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto name = pair.substr(std::min(pair.find_first_not_of(' '), pair.size()));
    if (name.size() > m_name.size() && name.starts_with(m_name) && name[m_name.size()] == '=')
      return std::string(name.substr(m_name.size() + 1));
  }
  return {};
}

const Sessions::Session* Sessions::of(const HttpRequest& request, Moment now) const {
  const auto cookie = cookieIn(request);
  const auto found = cookie.empty() ? m_sessions.end() : m_sessions.find(tokenHash(cookie));
  return found == m_sessions.end() || found->second.endsAt <= now ? nullptr : &found->second;
}

std::string Sessions::close(const HttpRequest& request) {
  m_sessions.erase(tokenHash(cookieIn(request)));
  return m_name + "=; Max-Age=0" + attributes;
}

} // namespace certdesk::practice
