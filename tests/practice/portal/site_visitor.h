#pragma once
#include "app/practice/texts.h"
#include "tests/practice/portal/papers_visitor.h"

namespace practice_test {

using WebForm = std::map<std::string, std::string>;
inline constexpr const char* formType = "Content-Type: application/x-www-form-urlencoded";
[[nodiscard]] std::string encoded(const WebForm& form); // as browsers post it
[[nodiscard]] WebForm with(WebForm form, const WebForm& more);

// Somebody at the review console, whose browser keeps the session's cookie.
class Staff {
public:
  explicit Staff(Bench& bench); // REQUIREs that the token opens it
  [[nodiscard]] Answer get(const std::string& path) const;
  [[nodiscard]] Answer post(const std::string& path, const WebForm& form) const;
  [[nodiscard]] Answer raw(const std::string& method, const std::string& path, const Fields& fields = {},
                           const std::string& body = {}) const;
  // What the page's forms carry beside what is typed: "form" and, where something is decided, "version".
  [[nodiscard]] WebForm formOf(const std::string& path) const;
  [[nodiscard]] const std::string& setCookie() const { return m_setCookie; }
  [[nodiscard]] const std::string& token() const { return m_token; } // token=…

private:
  Browser m_browser;
  std::string m_token, m_setCookie, m_cookie;
};

[[nodiscard]] certdesk::practice::Settings byHand(); // papers are asked for, and nothing is approved by itself
// All is there, and it waits for the reviewer.
[[nodiscard]] PapersVisitor atReview(Bench& bench, const char* templateName = PapersVisitor::person);
[[nodiscard]] std::string stageOf(const Visitor& visitor); // as it is now; the visitor has seen nothing of it
// The path on which the newest code is paid, REQUIREd.
std::string ordered(PapersVisitor& visitor);

[[nodiscard]] bool has(const Answer& answer, const std::string& text);
void checkGuarded(const Answer& answer); // what a browser must be told with every page

} // namespace practice_test
