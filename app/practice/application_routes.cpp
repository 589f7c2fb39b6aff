#include "app/practice/answers.h"
#include "app/practice/application_noun.h"
#include "app/practice/download.h"
#include "app/practice/enrolment.h"
#include "app/practice/forms.h"
#include "app/practice/materials.h"
#include "app/practice/payment.h"
#include "app/practice/receipt.h"
#include "app/practice/renewal.h"
#include "app/practice/replay.h"
#include "app/practice/routes.h"
#include "app/practice/unlock.h"
#include "app/practice/unlock_answer.h"

namespace certdesk::practice {

namespace {

using portal::Route;

Reply<HttpAnswer> answerApplication(Visit& visit, const Account& account, const HttpRequest& request,
                                    const ApplicationRow& row) {
  const auto etag = etagOf(visit, row);
  if (request.field("if-none-match") == etag) return HttpAnswer{304, {}, {}, {{"ETag", etag}}, false};
  return answerSnapshot(visit, account, row);
}

Reply<HttpAnswer> answerReceipt(Visit& visit, const ApplicationRow& row) {
  const auto document = receiptOf(visit.database, row.id);
  if (document.empty()) return refuse(ErrorCode::NotFound, "no receipt is kept");
  return HttpAnswer{200, std::string(portal::certificatesType) + "; smime-type=" + std::string(portal::signedData),
                    std::string(document.begin(), document.end()), {}, false};
}

Reply<HttpAnswer> answerCaptcha(Visit& visit, const ApplicationRow& row) {
  const auto captcha = newCaptcha(visit, row);
  if (!captcha) return refused(captcha);
  return jsonAnswer(200, portal::toJson(*captcha));
}

// Hands the body, read and checked, to the work.
template <class Body, class Work>
Written with(Result<Body> parsed, Work work) {
  const auto body = readBody(std::move(parsed));
  if (!body) return refused(body);
  return work(*body);
}

Written write(Visit& visit, const Account& account, const HttpRequest& request, Route route, ApplicationRow row) {
  const auto& json = request.body;
  switch (route) {
  case Route::Reason:
    return with(portal::reasonRequestFrom(json), [&](const auto& body) { return giveReason(visit, row, body); });
  case Route::Agreement:
    return with(portal::agreementRequestFrom(json),
                [&](const auto& body) { return acceptAgreement(visit, row, body); });
  case Route::Quote:
    return with(portal::quoteRequestFrom(json),
                [&](const auto& body) { return confirmQuote(visit, account, row, body); });
  case Route::Answer:
    return with(portal::answerRequestFrom(json),
                [&](const auto& body) { return answerQuestion(visit, account, row, body); });
  case Route::Submission:
    return submit(visit, account, row);
  case Route::Cancellation:
    return cancel(visit, row);
  case Route::DownloadCheck:
    return with(portal::downloadCheckRequestFrom(json),
                [&](const auto& body) { return checkDownload(visit, row, body); });
  case Route::Mail:
    return resendMail(visit, account, row);
  case Route::UkeyRelease:
    return releaseUkey(visit, row);
  case Route::Confirmation:
    return with(portal::confirmationRequestFrom(json),
                [&](const auto& body) { return confirm(visit, account, row, body); });
  case Route::UnlockCompletion:
    return with(portal::confirmationRequestFrom(json),
                [&](const auto& body) { return completeUnlock(visit, account, row, body); });
  case Route::Form:
    return with(portal::formRequestFrom(json), [&](const auto& body) { return putForm(visit, account, row, body); });
  case Route::Materials:
    return with(portal::arrangeRequestFrom(json), [&](const auto& body) { return arrange(visit, account, row, body); });
  case Route::MaterialsCompletion:
    return with(portal::completionRequestFrom(json),
                [&](const auto& body) { return complete(visit, account, row, body); });
  case Route::PaymentOrder:
    return orderPayment(visit, account, row);
  case Route::PaymentMethod:
    return with(portal::paymentMethodRequestFrom(json),
                [&](const auto& body) { return choosePayment(visit, account, row, body); });
  case Route::OpenFiles:
    return acknowledgeOpenFiles(visit, row);
  case Route::UnlockRelease:
  case Route::UnlockResponse:
  case Route::Receipt:
  case Route::LoginChallenge:
  case Route::UkeyLogin:
  case Route::EstReenrol:
  case Route::Account:
  case Route::Password:
  case Route::AnswerCode:
  case Route::NewAnswer:
  case Route::Freeze:
  case Route::Unfreeze:
  case Route::Revoke:
  case Route::PasswordCode:
  case Route::PasswordReset:
  case Route::RegistrationCode:
  case Route::Registration:
  case Route::Service:
  case Route::Login:
  case Route::Refresh:
  case Route::Logout:
  case Route::Certificates:
  case Route::Applications:
  case Route::Start:
  case Route::Application:
  case Route::Captcha:
  case Route::StartUpload:
  case Route::UploadOctets:
  case Route::Upload:
  case Route::ReadUpload:
  case Route::EstCaCertificates:
  case Route::EstAttributes:
  case Route::EstEnrol:
  case Route::EstServerKey:
    break;
  }
  return refuse(404, "not_found", "no such page of an application");
}

// Secrets: never kept for a replay, and answered anew each time, as the unlock counts them.
Reply<HttpAnswer> answerRelease(Visit& visit, const Account& account, const HttpRequest& request,
                                const ApplicationRow& row) {
  const auto body = readBody(portal::unlockReleaseRequestFrom(request.body));
  if (!body) return refused(body);
  const auto grant = releaseOfficerPins(visit, account, row, *body);
  if (!grant) return refused(grant);
  return jsonAnswer(200, portal::toJson(*grant));
}

Reply<HttpAnswer> answerUnlockCode(Visit& visit, const Account& account, const HttpRequest& request,
                                   const ApplicationRow& row) {
  const auto body = readBody(portal::unlockResponseRequestFrom(request.body));
  if (!body) return refused(body);
  const auto response = answerChallenge(visit, account, row, body->challenge);
  if (!response) return refused(response);
  return jsonAnswer(200, std::string(portal::responseJson(*response).text()));
}

Reply<HttpAnswer> answerWrite(Visit& visit, const Account& account, const HttpRequest& request, Route route,
                              const ApplicationRow& row) {
  const auto condition = request.field("if-match");
  if (condition.empty()) return refuse(428, "precondition_required", "If-Match");
  if (!matchesVersion(row, condition)) return refuse(ErrorCode::ChangedElsewhere);
  const auto written = write(visit, account, request, route, row);
  if (!written) return refused(written);
  return answerSnapshot(visit, account, *written);
}

} // namespace

Reply<HttpAnswer> answerSnapshot(Visit& visit, const Account& account, const ApplicationRow& row, int status) {
  const auto noun = nounOf(visit, account, row);
  if (!noun) return refused(noun);
  auto answer = jsonAnswer(status, portal::toJson(*noun));
  answer.fields.emplace_back("ETag", noun->etag);
  return answer;
}

Reply<HttpAnswer> answerUnderApplication(Visit& visit, const Account& account, const HttpRequest& request,
                                         const RouteMatch& match) {
  const auto row = applicationWith(visit.database, match.variable);
  if (!row || row->accountId != account.id) return refuse(ErrorCode::NotFound);
  if (match.route == Route::Application) return answerApplication(visit, account, request, *row);
  if (match.route == Route::Receipt) return answerReceipt(visit, *row);
  if (row->service == unlockService && !isOfUnlock(match.route)) return refuse(ErrorCode::NotAllowedNow);
  if (match.route == Route::UnlockRelease) return answerRelease(visit, account, request, *row);
  if (match.route == Route::UnlockResponse) return answerUnlockCode(visit, account, request, *row);
  return once(visit, account, request, [&]() -> Reply<HttpAnswer> {
    if (match.route == Route::Captcha) return answerCaptcha(visit, *row);
    if (match.route == Route::StartUpload) return answerStartUpload(visit, account, request, *row);
    return answerWrite(visit, account, request, match.route, *row);
  });
}

} // namespace certdesk::practice
