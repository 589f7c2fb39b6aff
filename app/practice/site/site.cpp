#include "app/practice/site/site.h"

#include "app/practice/mail_box.h"
#include "app/practice/site/apply_page.h"
#include "app/practice/site/cashier_page.h"
#include "app/practice/site/desk.h"
#include "app/practice/site/site_texts.h"
#include "app/practice/site/web_form.h"

#include <algorithm>
#include <openssl/crypto.h>

namespace certdesk::practice {

namespace {

bool equal(const std::string& a, const std::string& b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

// "/practice/desk/applications/" + id + "/" + act; nothing in it for another path.
struct Place {
  std::string id, act;
};
Place placeIn(const std::string& path) {
  if (!path.starts_with(applicationAddress)) return {};
  const auto rest = path.substr(std::string_view(applicationAddress).size());
  const auto slash = std::min(rest.find('/'), rest.size());
  return {rest.substr(0, slash), rest.substr(std::min(rest.size(), slash + 1))};
}

HttpAnswer answerGet(Visit& visit, const std::string& path, const std::string& form) {
  const DeskView view{visit, form};
  if (path == deskAddress) return listPage(view);
  if (path == mailAddress) return mailPage(view);
  if (path.starts_with(materialAddress))
    return materialAnswer(view, path.substr(std::string_view(materialAddress).size()));
  if (const auto place = placeIn(path); !place.id.empty()) return applicationPage(view, place.id);
  return wrongAnswer(visit.language, 404, text::noSuchPage, deskAddress);
}

} // namespace

Site::Site(std::string consoleToken, int port) : m_token(std::move(consoleToken)), m_sessions(port) {}

bool Site::hasToken(const HttpRequest& request) const { return equal(request.parameter("token"), m_token); }

HttpAnswer Site::answer(Visit& visit, const HttpRequest& request) {
  const auto& path = request.path;
  const bool get = request.method == "GET";
  if (path == styleAddress) return get ? styleAnswer() : notAllowed(visit.language, "GET");
  if (path.starts_with(cashierAddress)) return answerCashier(visit, request);
  if (path == applyAddress) return answerApply(visit, request);
  if (path.starts_with(deskAddress)) return answerDesk(visit, request);
  if (!get || !hasToken(request)) return wrongAnswer(visit.language, 403, text::linkNeeded);
  if (path == "/practice/") return enter(visit, request);
  // For scripts, which keep no cookies.
  if (path == "/practice/mail") return mailPage({visit, {}});
  return wrongAnswer(visit.language, 404, text::noSuchPage);
}

// A page of our own that goes on to the console, and no redirection: where the link was on another site's page, a
// strict cookie is not sent before one of our pages leads on.
HttpAnswer Site::enter(const Visit& visit, const HttpRequest& request) {
  const auto words = [&](const Phrase& phrase) { return say(visit.language, phrase); };
  Page page{visit.language, words(text::opening), {}, {}, deskAddress, "narrow"};
  page.body = element("p", link(deskAddress, words(text::openConsole)));
  auto answer = pageAnswer(page);
  if (m_sessions.of(request, visit.now) == nullptr)
    answer.fields.emplace_back("Set-Cookie", m_sessions.open(visit.now));
  return answer;
}

HttpAnswer Site::answerDesk(Visit& visit, const HttpRequest& request) {
  const auto* session = m_sessions.of(request, visit.now);
  if (session == nullptr) return wrongAnswer(visit.language, 403, text::linkNeeded);
  const auto place = placeIn(request.path);
  const bool acts = request.path == leaveAddress || !place.act.empty();
  if (request.method != (acts ? "POST" : "GET")) return notAllowed(visit.language, acts ? "POST" : "GET");
  return acts ? answerPost(visit, request, *session) : answerGet(visit, request.path, session->form);
}

HttpAnswer Site::answerPost(Visit& visit, const HttpRequest& request, const Sessions::Session& session) {
  const auto form = webFormFrom(request);
  if (!form) return wrongAnswer(visit.language, form.error().status, text::unreadable, deskAddress);
  if (!equal(inForm(*form, formField), session.form))
    return wrongAnswer(visit.language, 403, text::formExpired, deskAddress);
  if (request.path == leaveAddress) {
    auto answer = pageAnswer({visit.language,
                              say(visit.language, text::left),
                              styled("p", "lead", say(visit.language, text::linkNeeded)),
                              {},
                              {},
                              "narrow"});
    answer.fields.emplace_back("Set-Cookie", m_sessions.close(request));
    return answer;
  }
  const auto place = placeIn(request.path);
  return actOn(visit, place.id, place.act, *form);
}

} // namespace certdesk::practice
