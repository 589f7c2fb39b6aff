#pragma once
#include "app/practice/office.h"
#include "app/practice/site/sessions.h"

namespace certdesk::practice {

// The web sites of the practice portal, under /practice: the cashier, for whoever has a payment code, and the review
// console, for whoever came with the token of this start. No scripts; every act is a POST.
class Site {
public:
  Site(std::string consoleToken, int port);
  [[nodiscard]] HttpAnswer answer(Visit& visit, const HttpRequest& request);
  [[nodiscard]] static bool isFor(const HttpRequest& request) { return request.path.starts_with("/practice"); }

private:
  [[nodiscard]] bool hasToken(const HttpRequest& request) const;
  [[nodiscard]] HttpAnswer enter(const Visit& visit, const HttpRequest& request);
  [[nodiscard]] HttpAnswer answerDesk(Visit& visit, const HttpRequest& request);
  [[nodiscard]] HttpAnswer answerPost(Visit& visit, const HttpRequest& request, const Sessions::Session& session);
  std::string m_token;
  Sessions m_sessions;
};

} // namespace certdesk::practice
