#include "app/portal/wire_desk.h"

#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire_limits.h"

#include <array>

namespace certdesk::portal {

namespace {

constexpr std::array<std::string_view, 4> freezeReasons = {"ukey_missing", "suspicion", "pause", "other"};
constexpr std::array<std::string_view, 3> unfreezeReasons = {"ukey_found", "needed_again", "other"};
constexpr std::array<std::string_view, 4> revocationReasons = {"key_compromise", "cessation_of_operation", "superseded",
                                                               "unspecified"};
static_assert(freezeReasons.size() == static_cast<std::size_t>(FreezeReason::Other) + 1);
static_assert(unfreezeReasons.size() == static_cast<std::size_t>(UnfreezeReason::Other) + 1);
static_assert(revocationReasons.size() == static_cast<std::size_t>(RevocationReason::Unspecified) + 1);

template <class Request>
Secret withReason(const Request& request) {
  return secretJson({{"reason", wireName(request.reason)}, {"password", request.password.text()}});
}
template <class Request>
Result<Request> withReasonFrom(std::string_view json) {
  JsonReader in(json);
  Request request{in.choice<decltype(Request::reason)>("reason"), in.secret("password", limit::password)};
  return in.finish(std::move(request));
}

} // namespace

template <>
std::span<const std::string_view> wireNames<FreezeReason>() {
  return freezeReasons;
}
template <>
std::span<const std::string_view> wireNames<UnfreezeReason>() {
  return unfreezeReasons;
}
template <>
std::span<const std::string_view> wireNames<RevocationReason>() {
  return revocationReasons;
}

std::string toJson(const MailedCode& mailed) {
  return JsonWriter().time("expires", mailed.expires).time("next_allowed_at", mailed.nextAllowedAt).json();
}
Result<MailedCode> mailedCodeFrom(std::string_view json) {
  JsonReader in(json);
  MailedCode mailed{in.time("expires"), in.time("next_allowed_at")};
  return in.finish(mailed);
}

Secret toJson(const FreezeRequest& request) { return withReason(request); }
Secret toJson(const UnfreezeRequest& request) { return withReason(request); }
Secret toJson(const RevocationRequest& request) { return withReason(request); }
Secret toJson(const PasswordChangeRequest& request) {
  return secretJson({{"old_password", request.oldPassword.text()}, {"new_password", request.newPassword.text()}});
}
Secret toJson(const AnswerResetRequest& request) {
  return secretJson({{"code", request.code.text()}, {"question", request.question}, {"answer", request.answer.text()}});
}
std::string toJson(const PasswordCodeRequest& request) {
  return JsonWriter().text("user_name", request.userName).json();
}
Secret toJson(const PasswordResetRequest& request) {
  return secretJson(
      {{"user_name", request.userName}, {"code", request.code.text()}, {"new_password", request.newPassword.text()}});
}
std::string toJson(const RegistrationCodeRequest& request) { return JsonWriter().text("email", request.email).json(); }
Secret toJson(const Registration& request) {
  return secretJson({{"user_name", request.userName},
                     {"display_name", request.displayName},
                     {"organisation", request.organisation},
                     {"email", request.email},
                     {"question", request.question},
                     {"code", request.code.text()},
                     {"password", request.password.text()},
                     {"answer", request.answer.text()}});
}

Result<FreezeRequest> freezeRequestFrom(std::string_view json) { return withReasonFrom<FreezeRequest>(json); }
Result<UnfreezeRequest> unfreezeRequestFrom(std::string_view json) { return withReasonFrom<UnfreezeRequest>(json); }
Result<RevocationRequest> revocationRequestFrom(std::string_view json) {
  return withReasonFrom<RevocationRequest>(json);
}

Result<PasswordChangeRequest> passwordChangeRequestFrom(std::string_view json) {
  JsonReader in(json);
  PasswordChangeRequest request{in.secret("old_password", limit::password), in.secret("new_password", limit::password)};
  return in.finish(std::move(request));
}
Result<AnswerResetRequest> answerResetRequestFrom(std::string_view json) {
  JsonReader in(json);
  AnswerResetRequest request{in.secret("code", limit::secretText), in.text("question", limit::name),
                             in.secret("answer", limit::secretText)};
  return in.finish(std::move(request));
}
Result<PasswordCodeRequest> passwordCodeRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(PasswordCodeRequest{in.filledText("user_name", limit::name)});
}
Result<PasswordResetRequest> passwordResetRequestFrom(std::string_view json) {
  JsonReader in(json);
  PasswordResetRequest request{in.filledText("user_name", limit::name), in.secret("code", limit::secretText),
                               in.secret("new_password", limit::password)};
  return in.finish(std::move(request));
}
Result<RegistrationCodeRequest> registrationCodeRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(RegistrationCodeRequest{in.filledText("email", limit::name)});
}
Result<Registration> registrationFrom(std::string_view json) {
  JsonReader in(json);
  Registration request;
  request.userName = in.filledText("user_name", limit::name);
  request.displayName = in.filledText("display_name", limit::name);
  request.organisation = in.text("organisation", limit::name);
  request.email = in.filledText("email", limit::name);
  request.question = in.filledText("question", limit::name);
  request.code = in.secret("code", limit::secretText);
  request.password = in.secret("password", limit::password);
  request.answer = in.secret("answer", limit::secretText);
  return in.finish(std::move(request));
}

} // namespace certdesk::portal
