#include "app/portal/answers.h"
#include "app/portal/rest_portal.h"
#include "app/portal/wire_desk.h"

// The desks of one's certificates and of one's account.
namespace certdesk::portal {

namespace {
constexpr std::string_view nothing = "{}";

Outcome outcomeOf(const Result<HttpAnswer>& answer) { return answer ? Outcome() : failed(answer); }
} // namespace

Result<CertificateRecord> RestPortal::changeState(Route route, const std::string& certificateId, const Secret& body,
                                                  const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = say(writing(route, certificateId, body.text()), call);
  if (!answer) return failed(answer);
  auto record = nounIn(*answer, certificateFrom);
  if (record && record->id != certificateId) return malformed("another certificate");
  return record;
}

Result<CertificateRecord> RestPortal::freeze(const std::string& certificateId, FreezeReason reason,
                                             const Secret& password, const Call& call) {
  return changeState(Route::Freeze, certificateId, toJson(FreezeRequest{reason, password.clone()}), call);
}
Result<CertificateRecord> RestPortal::unfreeze(const std::string& certificateId, UnfreezeReason reason,
                                               const Secret& password, const Call& call) {
  return changeState(Route::Unfreeze, certificateId, toJson(UnfreezeRequest{reason, password.clone()}), call);
}
Result<CertificateRecord> RestPortal::revoke(const std::string& certificateId, RevocationReason reason,
                                             const Secret& password, const Call& call) {
  return changeState(Route::Revoke, certificateId, toJson(RevocationRequest{reason, password.clone()}), call);
}

// --- one's account ---

Result<Account> RestPortal::account(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = say({.route = Route::Account}, call);
  if (!answer) return failed(answer);
  return nounIn(*answer, accountFrom);
}
Outcome RestPortal::changePassword(const Secret& old, const Secret& fresh, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto body = toJson(PasswordChangeRequest{old.clone(), fresh.clone()});
  return outcomeOf(say(writing(Route::Password, {}, body.text()), call));
}
Result<MailedCode> RestPortal::mailAnswerCode(const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto answer = say(writing(Route::AnswerCode, {}, nothing), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, mailedCodeFrom);
}
Outcome RestPortal::resetAnswer(const Secret& code, const std::string& question, const Secret& answer,
                                const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  const auto body = toJson(AnswerResetRequest{code.clone(), question, answer.clone()});
  return outcomeOf(say(writing(Route::NewAnswer, {}, body.text()), call));
}

// --- before a login ---

Result<HttpAnswer> RestPortal::sayOnce(Route route, std::string_view body, const Call& call) {
  const auto turn = take(call);
  if (!turn) return failed(turn);
  if (auto version = checkVersion(); !version) return failed(version);
  auto message = writing(route, {}, body);
  message.repeatable = false;
  message.once = true;
  return m_channel.say(message, {}, call);
}

Result<MailedCode> RestPortal::mailPasswordCode(const std::string& userName, const Call& call) {
  const auto answer = sayOnce(Route::PasswordCode, toJson(PasswordCodeRequest{userName}), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, mailedCodeFrom);
}
Outcome RestPortal::resetPassword(const std::string& userName, const Secret& code, const Secret& fresh,
                                  const Call& call) {
  const auto body = toJson(PasswordResetRequest{userName, code.clone(), fresh.clone()});
  return outcomeOf(sayOnce(Route::PasswordReset, body.text(), call));
}
Result<MailedCode> RestPortal::mailRegistrationCode(const std::string& email, const Call& call) {
  const auto answer = sayOnce(Route::RegistrationCode, toJson(RegistrationCodeRequest{email}), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, mailedCodeFrom);
}
Result<Account> RestPortal::registerAccount(const Registration& registration, const Call& call) {
  const auto body = toJson(registration);
  const auto answer = sayOnce(Route::Registration, body.text(), call);
  if (!answer) return failed(answer);
  return nounIn(*answer, accountFrom);
}

} // namespace certdesk::portal
