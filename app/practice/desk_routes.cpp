#include "app/practice/account_changes.h"
#include "app/practice/answers.h"
#include "app/practice/certificate_status.h"
#include "app/practice/replay.h"
#include "app/practice/routes.h"

// The desks of one's certificates and of one's account.
namespace certdesk::practice {

namespace {

using portal::Route;

HttpAnswer done() { return {204, {}, {}, {}, false}; }

template <class Body, class Work>
Reply<HttpAnswer> with(Result<Body> parsed, Work work) {
  const auto body = readBody(std::move(parsed));
  if (!body) return refused(body);
  auto result = work(*body);
  if (!result) return refused(result);
  if constexpr (std::is_void_v<typename decltype(result)::value_type>)
    return done();
  else
    return jsonAnswer(200, portal::toJson(*result));
}

Reply<HttpAnswer> answerStatus(Visit& visit, const Account& account, const HttpRequest& request,
                               const RouteMatch& match) {
  const auto& id = match.variable;
  const auto noun = [&](const Reply<CertificateRow>& row) -> Reply<portal::CertificateRecord> {
    if (!row) return refused(row);
    return nounOf(visit, *row);
  };
  if (match.route == Route::Freeze)
    return with(portal::freezeRequestFrom(request.body),
                [&](const auto& body) { return noun(freeze(visit, account, id, body)); });
  if (match.route == Route::Unfreeze)
    return with(portal::unfreezeRequestFrom(request.body),
                [&](const auto& body) { return noun(unfreeze(visit, account, id, body)); });
  return with(portal::revocationRequestFrom(request.body),
              [&](const auto& body) { return noun(revoke(visit, account, id, body)); });
}

} // namespace

Reply<HttpAnswer> answerDesk(Visit& visit, const Account& account, const HttpRequest& request, const RouteMatch& match,
                             const std::string& accessToken) {
  if (match.route == Route::Account) return jsonAnswer(200, portal::toJson(nounOf(account)));
  return once(visit, account, request, [&]() -> Reply<HttpAnswer> {
    if (match.route == Route::Password)
      return with(portal::passwordChangeRequestFrom(request.body),
                  [&](const auto& body) { return changePassword(visit, account, body, accessToken); });
    if (match.route == Route::NewAnswer)
      return with(portal::answerResetRequestFrom(request.body),
                  [&](const auto& body) { return resetAnswer(visit, account, body); });
    if (match.route == Route::AnswerCode) {
      const auto mailed = mailAnswerCode(visit, account);
      if (!mailed) return refused(mailed);
      return jsonAnswer(200, portal::toJson(*mailed));
    }
    return answerStatus(visit, account, request, match);
  });
}

Reply<HttpAnswer> answerFrontDoor(Visit& visit, const HttpRequest& request, Route route) {
  const auto& json = request.body;
  if (route == Route::PasswordCode)
    return with(portal::passwordCodeRequestFrom(json), [&](const auto& body) { return mailPasswordCode(visit, body); });
  if (route == Route::PasswordReset)
    return with(portal::passwordResetRequestFrom(json), [&](const auto& body) { return resetPassword(visit, body); });
  if (route == Route::RegistrationCode)
    return with(portal::registrationCodeRequestFrom(json),
                [&](const auto& body) { return mailRegistrationCode(visit, body); });
  auto answer = with(portal::registrationFrom(json), [&](const auto& body) { return registerAccount(visit, body); });
  if (answer) answer->status = 201;
  return answer;
}

} // namespace certdesk::practice
