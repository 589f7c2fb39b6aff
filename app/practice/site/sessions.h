#pragma once
#include "app/practice/database.h"
#include "app/practice/http.h"

namespace certdesk::practice {

// Who is at the review console: a browser that came with the token, and keeps a cookie from then on. In memory, so that
// they end with the process; used on the store's thread alone.
class Sessions {
public:
  struct Session {
    std::string form; // what every form of this session carries, so that no other site's page can send one
    Moment endsAt{};
  };
  explicit Sessions(int port);
  // The Set-Cookie of a new one.
  [[nodiscard]] std::string open(Moment now);
  [[nodiscard]] const Session* of(const HttpRequest& request, Moment now) const; // nullptr: none
  // The Set-Cookie that takes it away.
  [[nodiscard]] std::string close(const HttpRequest& request);

private:
  [[nodiscard]] std::string cookieIn(const HttpRequest& request) const;
  std::string m_name;                        // of the cookie
  std::map<std::string, Session> m_sessions; // by the cookie's hash
};

} // namespace certdesk::practice
