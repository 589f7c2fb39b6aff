#include "app/practice/front_desk.h"

#include "app/core/log.h"
#include "app/practice/answers.h"
#include "app/practice/files.h"
#include "app/practice/review.h"
#include "app/practice/routes.h"
#include "app/practice/upload_file.h"

#include <charconv>

namespace certdesk::practice {

namespace {

constexpr auto listLife = std::chrono::hours(24); // they are good for a week

// en before zh, or the other way round; Chinese where neither is named (RFC 9110 section 12.5.4, without weights).
Language languageOf(const HttpRequest& request) {
  const auto field = request.field("accept-language");
  const auto english = field.find("en");
  return english < field.find("zh") ? Language::English : Language::Chinese;
}

// 1.10 is newer than 1.9: part by part.
bool olderThan(std::string_view version, std::string_view minimum) {
  const auto take = [](std::string_view& text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with('.'))
      text.remove_prefix(1);
    else
      text = {};
    return error == std::errc() ? number : 0;
  };
  while (!minimum.empty()) {
    const int ours = take(version);
    const int least = take(minimum);
    if (ours != least) return ours < least;
  }
  return false;
}

// Always with its port, as a client writes the origin it has verified: a browser leaves 443 out.
std::string originOf(const HttpRequest& request) {
  const auto host = request.field("host");
  const auto colon = host.rfind(':');
  const bool port = colon != std::string::npos && host.find(']', colon) == std::string::npos;
  return "https://" + host + (port ? "" : ":443");
}

} // namespace

FrontDesk::FrontDesk(Store& store, const Office& office, Place place)
    : m_store(store), m_office(office), m_place(std::move(place)), m_site(m_place.consoleToken, m_place.port) {}

void FrontDesk::begin(Visit& visit) { settle(visit); }

HttpAnswer FrontDesk::answer(const HttpRequest& request) {
  const auto fault = m_faults.next(request);
  HttpAnswer answer;
  if (!fault || !HttpFaults::actsBefore(fault->kind)) answer = answerInside(request);
  if (fault) answer = m_faults.spoil(*fault, std::move(answer));
  answer.fields.emplace_back("Cache-Control", "no-store");
  answer.fields.emplace_back("X-Content-Type-Options", "nosniff");
  return answer;
}

// Another name for this address would be somebody else's page talking to us through the person's browser.
Reply<void> FrontDesk::checkDoor(const HttpRequest& request) const {
  // Nothing of ours is called so, and not every database takes it in a text.
  if (request.path.find('\0') != std::string::npos) return refuse(404, "not_found", "no such path");
  if (!m_place.door.knows(request.field("host"), m_place.port)) return refuse(421, "misdirected_request", "Host");
  const auto agent = request.field("user-agent");
  constexpr std::string_view ours = "CertDesk/";
  if (request.path != portal::entryOf(portal::Route::Service).path && agent.starts_with(ours) &&
      olderThan(std::string_view(agent).substr(ours.size()), m_office.settings.minimumClient))
    return refuse(ErrorCode::ClientTooOld);
  return {};
}

HttpAnswer FrontDesk::answerInside(const HttpRequest& request) {
  if (const auto open = checkDoor(request); !open) return problemAnswer(open.error());
  if (request.path.starts_with("/crl/")) return answerList(request);
  if (Site::isFor(request)) return answerSite(request);
  return answerContract(request);
}

HttpAnswer FrontDesk::answerContract(const HttpRequest& request) {
  const auto match = matchRoute(request.method, request.path);
  if (!match) {
    const auto methods = methodsOf(request.path);
    if (methods.empty()) return problemAnswer({404, "not_found", "no such path", {}});
    auto answer = problemAnswer({405, "method_not_allowed", methods, {}});
    answer.fields.emplace_back("Allow", methods);
    return answer;
  }
  const auto answer = visit([&](Visit& visit) {
    visit.language = languageOf(request);
    visit.origin = originOf(request);
    auto reply = answerRoute(visit, request, *match);
    if (!reply && reply.error().status >= 500) visit.database.abandon();
    if (!reply && reply.error().status >= 500) log::error("practice", reply.error().detail);
    return reply ? std::move(*reply) : problemAnswer(reply.error());
  });
  if (answer) return *answer;
  log::error("practice", answer.error().detail);
  return problemAnswer({500, "internal", {}, {}});
}

HttpAnswer FrontDesk::answerList(const HttpRequest& request) {
  renewLists();
  const std::lock_guard lock(m_listMutex);
  const auto* list = request.path == "/crl/issuing.crl" ? &m_lists.issuing
                     : request.path == "/crl/root.crl"  ? &m_lists.root
                                                        : nullptr;
  if (list == nullptr || request.method != "GET") return problemAnswer({404, "not_found", {}, {}});
  return {200, "application/pkix-crl", std::string(list->begin(), list->end()), {}, false};
}

HttpAnswer FrontDesk::answerSite(const HttpRequest& request) {
  const auto answer = visit([&](Visit& visit) {
    visit.language = languageOf(request);
    visit.origin = originOf(request);
    return m_site.answer(visit, request);
  });
  if (answer) return *answer;
  log::error("practice", answer.error().detail);
  return problemAnswer({500, "internal", {}, {}});
}

void FrontDesk::renewLists() {
  bool old = false;
  {
    const std::lock_guard lock(m_listMutex);
    old = m_office.settings.clock() - m_listsMade > listLife;
  }
  if (old) listsHaveChanged();
}

// The revocation itself is kept already; the next start publishes what could not be written now.
void FrontDesk::listsHaveChanged() {
  if (const auto published = publishLists(); !published) log::error("practice", published.error().detail);
}

void FrontDesk::forget(const std::vector<std::string>& uploads) const {
  for (const auto& id : uploads)
    removeUpload(m_office.uploads, id);
}

Outcome FrontDesk::publishLists() {
  const auto now = m_office.settings.clock();
  const std::lock_guard lock(m_listMutex);
  auto lists = m_store.transact([&](Database& database) { return m_office.authority.revocationLists(database, now); });
  if (!lists) return failed(lists);
  if (!*lists) return failed(*lists);
  m_lists = std::move(**lists);
  m_listsMade = now;
  if (auto written = replaceFile(m_place.directory / "crl.der", m_lists.issuing); !written) return written;
  return replaceFile(m_place.directory / "crl.pem", viewOf(m_lists.pem));
}

} // namespace certdesk::practice
