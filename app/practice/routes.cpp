#include "app/practice/routes.h"

#include "app/practice/answers.h"
#include "app/practice/application_noun.h"
#include "app/practice/applications.h"
#include "app/practice/replay.h"
#include "app/practice/site/apply_page.h"
#include "app/practice/texts.h"
#include "app/practice/ukey_login.h"

namespace certdesk::practice {

namespace {

using portal::Route;

std::string bearer(const HttpRequest& request) {
  const auto field = request.field("authorization");
  constexpr std::string_view scheme = "Bearer ";
  return field.starts_with(scheme) ? field.substr(scheme.size()) : std::string();
}

HttpAnswer sessionAnswer(const portal::Session& session) {
  return jsonAnswer(201, std::string(portal::toJson(session).text()));
}

Reply<HttpAnswer> answerService(Visit& visit) {
  const auto language = visit.language;
  portal::Service service;
  service.name = say(language, text::portalName);
  service.practice = true;
  service.hotlines = {{say(language, text::hotline), "000-0000 0001", say(language, text::hours)},
                      {say(language, text::renewalHotline), "000-0000 0002", say(language, text::hours)}};
  service.notices = {{"practice", say(language, text::practiceNotice), true},
                     {"tender", say(language, text::tenderNotice), false}};
  service.applyAddress = visit.origin + applyAddress;
  service.minimumClient = visit.office.settings.minimumClient;
  service.serverTime = secondsOf(visit.now);
  return jsonAnswer(200, portal::toJson(service));
}

Reply<HttpAnswer> answerLogin(Visit& visit, const HttpRequest& request) {
  const auto body = readBody(portal::loginRequestFrom(request.body));
  if (!body) return refused(body);
  const auto session = login(visit, *body);
  if (!session) return refused(session);
  return sessionAnswer(*session);
}

Reply<HttpAnswer> answerRefresh(Visit& visit, const HttpRequest& request) {
  const auto body = readBody(portal::refreshRequestFrom(request.body));
  if (!body) return refused(body);
  const auto session = refresh(visit, *body);
  if (!session) return refused(session);
  return sessionAnswer(*session);
}

Reply<HttpAnswer> answerChallenge(Visit& visit) {
  const auto nonce = loginChallenge(visit);
  if (!nonce) return refused(nonce);
  return jsonAnswer(200, portal::challengeJson(*nonce));
}

Reply<HttpAnswer> answerUkeyLogin(Visit& visit, const HttpRequest& request) {
  const auto body = readBody(portal::ukeyLoginRequestFrom(request.body));
  if (!body) return refused(body);
  const auto session = loginByUkey(visit, *body);
  if (!session) return refused(session);
  return sessionAnswer(*session);
}

// One page of rows that are in order; the cursor names the last row of the page before.
template <class Noun, class RowType>
Reply<HttpAnswer> pageAnswer(Visit& visit, const HttpRequest& request, const std::vector<RowType>& rows,
                             const std::function<Reply<Noun>(const RowType&)>& noun) {
  const auto cursor = request.parameter("cursor");
  portal::Page<Noun> page;
  bool begun = cursor.empty();
  std::string last;
  for (const auto& row : rows) {
    if (begun && page.items.size() == visit.office.settings.pageSize) {
      page.next = last;
      break;
    }
    if (begun) {
      auto item = noun(row);
      if (!item) return refused(item);
      page.items.push_back(std::move(*item));
      last = row.id;
    }
    begun = begun || row.id == cursor;
  }
  if (!begun) return refuse(400, "bad_request", "cursor");
  return jsonAnswer(200, portal::toJson(page));
}

Reply<HttpAnswer> answerCertificates(Visit& visit, const Account& account, const HttpRequest& request) {
  return pageAnswer<portal::CertificateRecord, CertificateRow>(
      visit, request, certificatesOf(visit, account),
      [&](const CertificateRow& row) -> Reply<portal::CertificateRecord> { return nounOf(visit, row); });
}

Reply<HttpAnswer> answerApplications(Visit& visit, const Account& account, const HttpRequest& request) {
  return pageAnswer<portal::Application, ApplicationRow>(
      visit, request, applicationsOf(visit.database, account.id),
      [&](const ApplicationRow& row) { return nounOf(visit, account, row); });
}

Reply<HttpAnswer> answerStart(Visit& visit, const Account& account, const HttpRequest& request) {
  const auto body = readBody(portal::startRequestFrom(request.body));
  if (!body) return refused(body);
  const auto started = start(visit, account, *body);
  if (!started) return refused(started);
  return answerSnapshot(visit, account, started->row, started->fresh ? 201 : 200);
}

Reply<HttpAnswer> answerAccount(Visit& visit, const HttpRequest& request, const RouteMatch& match) {
  const auto account = accountBehind(visit, bearer(request));
  if (!account) return refused(account);
  if (const auto may = mayAsk(visit, *account, request, match); !may) return refused(may);
  switch (match.route) {
  case Route::Logout:
    logout(visit, bearer(request));
    return HttpAnswer{204, {}, {}, {}, false};
  case Route::Certificates:
    return answerCertificates(visit, *account, request);
  case Route::Applications:
    return answerApplications(visit, *account, request);
  case Route::Start:
    return once(visit, *account, request, [&] { return answerStart(visit, *account, request); });
  case Route::Account:
  case Route::Password:
  case Route::AnswerCode:
  case Route::NewAnswer:
  case Route::Freeze:
  case Route::Unfreeze:
  case Route::Revoke:
    return answerDesk(visit, *account, request, match, bearer(request));
  case Route::UploadOctets:
  case Route::Upload:
  case Route::ReadUpload:
    return answerUpload(visit, *account, request, match);
  case Route::Application:
  case Route::Reason:
  case Route::Agreement:
  case Route::Quote:
  case Route::Answer:
  case Route::Submission:
  case Route::Cancellation:
  case Route::Captcha:
  case Route::DownloadCheck:
  case Route::Mail:
  case Route::UkeyRelease:
  case Route::Confirmation:
  case Route::Form:
  case Route::StartUpload:
  case Route::Materials:
  case Route::MaterialsCompletion:
  case Route::PaymentOrder:
  case Route::PaymentMethod:
  case Route::OpenFiles:
  case Route::UnlockRelease:
  case Route::UnlockCompletion:
  case Route::UnlockResponse:
  case Route::Receipt:
  case Route::LoginChallenge:
  case Route::UkeyLogin:
  case Route::EstReenrol:
  case Route::Service:
  case Route::Login:
  case Route::PasswordCode:
  case Route::PasswordReset:
  case Route::RegistrationCode:
  case Route::Registration:
  case Route::Refresh:
  case Route::EstCaCertificates:
  case Route::EstAttributes:
  case Route::EstEnrol:
  case Route::EstServerKey:
    break;
  }
  return answerUnderApplication(visit, *account, request, match);
}

} // namespace

Reply<HttpAnswer> answerRoute(Visit& visit, const HttpRequest& request, const RouteMatch& match) {
  switch (match.route) {
  case Route::Service:
    return answerService(visit);
  case Route::Login:
    return answerLogin(visit, request);
  case Route::Refresh:
    return answerRefresh(visit, request);
  case Route::PasswordCode:
  case Route::PasswordReset:
  case Route::RegistrationCode:
  case Route::Registration:
    return answerFrontDoor(visit, request, match.route);
  case Route::EstCaCertificates:
    return answerCaCertificates(visit);
  case Route::EstAttributes:
    return answerAttributes(visit, request);
  case Route::EstEnrol:
    return answerEnrol(visit, request);
  case Route::EstReenrol:
    return answerReenrol(visit, request);
  case Route::LoginChallenge:
    return answerChallenge(visit);
  case Route::UkeyLogin:
    return answerUkeyLogin(visit, request);
  case Route::EstServerKey:
    return answerServerKey(visit, request, match.variable);
  case Route::Account:
  case Route::Password:
  case Route::AnswerCode:
  case Route::NewAnswer:
  case Route::Freeze:
  case Route::Unfreeze:
  case Route::Revoke:
  case Route::Logout:
  case Route::Certificates:
  case Route::Applications:
  case Route::Start:
  case Route::Application:
  case Route::Reason:
  case Route::Agreement:
  case Route::Quote:
  case Route::Answer:
  case Route::Submission:
  case Route::Cancellation:
  case Route::Captcha:
  case Route::DownloadCheck:
  case Route::Mail:
  case Route::UkeyRelease:
  case Route::Confirmation:
  case Route::Form:
  case Route::StartUpload:
  case Route::UploadOctets:
  case Route::Upload:
  case Route::ReadUpload:
  case Route::Materials:
  case Route::MaterialsCompletion:
  case Route::PaymentOrder:
  case Route::PaymentMethod:
  case Route::OpenFiles:
  case Route::UnlockRelease:
  case Route::UnlockCompletion:
  case Route::UnlockResponse:
  case Route::Receipt:
    break;
  }
  return answerAccount(visit, request, match);
}

} // namespace certdesk::practice
