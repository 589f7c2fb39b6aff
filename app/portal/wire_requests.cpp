#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"
#include "app/portal/wire.h"
#include "app/portal/wire_limits.h"

namespace certdesk::portal {

Secret toJson(const LoginRequest& request) {
  return secretJson({{"user_name", request.userName}, {"password", request.password.text()}});
}
Secret toJson(const RefreshRequest& request) { return secretJson({{"refresh_token", request.refreshToken.text()}}); }
Secret toJson(const AnswerRequest& request) { return secretJson({{"answer", request.answer.text()}}); }

Secret toJson(const DownloadCheckRequest& request) {
  if (request.captchaId.empty()) return secretJson({{"code", request.code.text()}});
  return secretJson(
      {{"code", request.code.text()}, {"captcha_id", request.captchaId}, {"captcha_text", request.captchaText}});
}

std::string toJson(const StartRequest& request) {
  return JsonWriter().text("service", request.service).text("certificate_id", request.certificateId).json();
}
std::string toJson(const ReasonRequest& request) {
  return JsonWriter().text("reason", wireName(request.reason)).flag("freeze", request.freeze).json();
}
std::string toJson(const AgreementRequest& request) {
  return JsonWriter().text("version", request.version).text("sha256", request.sha256).json();
}
std::string toJson(const QuoteRequest& request) {
  JsonWriter out;
  out.number("total_fen", request.totalFen);
  if (request.years) out.number("years", *request.years);
  return out.json();
}
std::string toJson(const ConfirmationRequest& request) {
  return JsonWriter().octets("statement", request.statement).octets("signature", request.signature).json();
}

Result<LoginRequest> loginRequestFrom(std::string_view json) {
  JsonReader in(json);
  LoginRequest request{in.filledText("user_name", limit::name), in.secret("password", limit::password)};
  return in.finish(std::move(request));
}

Result<RefreshRequest> refreshRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(RefreshRequest{in.secret("refresh_token", limit::token)});
}

Result<StartRequest> startRequestFrom(std::string_view json) {
  JsonReader in(json);
  StartRequest request{in.token("service", limit::id), in.token("certificate_id", limit::id)};
  return in.finish(std::move(request));
}

Result<ReasonRequest> reasonRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(ReasonRequest{in.choice<LossReason>("reason"), in.flag("freeze")});
}

Result<AgreementRequest> agreementRequestFrom(std::string_view json) {
  JsonReader in(json);
  AgreementRequest request{in.token("version", limit::id), in.sha256("sha256")};
  return in.finish(std::move(request));
}

Result<QuoteRequest> quoteRequestFrom(std::string_view json) {
  JsonReader in(json);
  QuoteRequest request{in.number("total_fen", 0, limit::fen), {}};
  if (in.has("years")) request.years = static_cast<int>(in.number("years", 1, limit::years));
  return in.finish(std::move(request));
}

Result<AnswerRequest> answerRequestFrom(std::string_view json) {
  JsonReader in(json);
  return in.finish(AnswerRequest{in.secret("answer", limit::secretText)});
}

Result<DownloadCheckRequest> downloadCheckRequestFrom(std::string_view json) {
  JsonReader in(json);
  DownloadCheckRequest request;
  request.code = in.secret("code", limit::secretText);
  if (in.has("captcha_id")) {
    request.captchaId = in.token("captcha_id", limit::id);
    request.captchaText = in.text("captcha_text", limit::id);
  }
  return in.finish(std::move(request));
}

Result<ConfirmationRequest> confirmationRequestFrom(std::string_view json) {
  JsonReader in(json);
  ConfirmationRequest request{in.octets("statement", limit::statement), in.octets("signature", limit::signature)};
  return in.finish(std::move(request));
}

} // namespace certdesk::portal
