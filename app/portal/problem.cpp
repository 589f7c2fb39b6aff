#include "app/portal/problem.h"

#include "app/portal/json_reader.h"
#include "app/portal/json_writer.h"

#include <algorithm>
#include <array>

namespace certdesk::portal {

namespace {

constexpr std::array problems = {
    ProblemEntry{"login_refused", ErrorCode::LoginRefused, 401},
    ProblemEntry{"login_locked", ErrorCode::LoginLocked, 423},
    ProblemEntry{"login_expired", ErrorCode::LoginExpired, 401},
    ProblemEntry{"answer_wrong", ErrorCode::AnswerWrong, 403},
    ProblemEntry{"answer_locked", ErrorCode::AnswerLocked, 423},
    ProblemEntry{"not_found", ErrorCode::NotFound, 404},
    ProblemEntry{"changed_elsewhere", ErrorCode::ChangedElsewhere, 412},
    ProblemEntry{"not_allowed_now", ErrorCode::NotAllowedNow, 409},
    ProblemEntry{"client_too_old", ErrorCode::ClientTooOld, 426},
    ProblemEntry{"idempotency_mismatch", ErrorCode::IdempotencyMismatch, 422},
    ProblemEntry{"code_wrong", ErrorCode::AuthorisationCodeWrong, 403},
    ProblemEntry{"code_locked", ErrorCode::AuthorisationCodeLocked, 423},
    ProblemEntry{"code_expired", ErrorCode::AuthorisationCodeExpired, 410},
    ProblemEntry{"captcha_wrong", ErrorCode::CaptchaWrong, 403},
    ProblemEntry{"download_window_closed", ErrorCode::DownloadWindowClosed, 403},
    ProblemEntry{"mail_cool_down", ErrorCode::MailCoolDown, 429},
    ProblemEntry{"bound_elsewhere", ErrorCode::ApplicationBoundElsewhere, 409},
    ProblemEntry{"superseded", ErrorCode::SupersededElsewhere, 409},
    ProblemEntry{"form_invalid", ErrorCode::FormInvalid, 422},
    ProblemEntry{"upload_elsewhere", ErrorCode::UploadElsewhere, 409},
    ProblemEntry{"upload_damaged", ErrorCode::UploadDamaged, 422},
    ProblemEntry{"materials_missing", ErrorCode::MaterialsMissing, 409},
    ProblemEntry{"material_refused", ErrorCode::MaterialRefused, 422},
    ProblemEntry{"ukey_login_refused", ErrorCode::UkeyLoginRefused, 401},
    ProblemEntry{"ukey_login_unusable", ErrorCode::UkeyLoginUnusable, 403},
    ProblemEntry{"renewal_only", ErrorCode::RenewalOnly, 403},
    ProblemEntry{"reset_code_wrong", ErrorCode::ResetCodeWrong, 403},
    ProblemEntry{"reset_code_expired", ErrorCode::ResetCodeExpired, 410},
    ProblemEntry{"password_weak", ErrorCode::PasswordWeak, 422},
    ProblemEntry{"user_name_taken", ErrorCode::UserNameTaken, 409},
    ProblemEntry{"password_again_wrong", ErrorCode::PasswordAgainWrong, 403},
    ProblemEntry{"ukey_lacks_certificate", ErrorCode::UkeyLacksCertificate, 403},
    ProblemEntry{"unlock_grant_expired", ErrorCode::UnlockGrantExpired, 410},
    ProblemEntry{"unlock_done", ErrorCode::UnlockDone, 409},
    ProblemEntry{"unlock_to_staff", ErrorCode::UnlockToStaff, 423},
    ProblemEntry{"unlock_no_more", ErrorCode::UnlockNoMore, 409},
    ProblemEntry{"unlock_code_locked", ErrorCode::UnlockCodeLocked, 423},
    ProblemEntry{"busy", ErrorCode::PortalBusy, 503},
};

ErrorCode byStatus(int status) {
  if (status == 503 || status == 429) return ErrorCode::PortalBusy;
  if (status >= 500) return ErrorCode::PortalFailed;
  if (status == 401) return ErrorCode::LoginExpired;
  if (status == 404) return ErrorCode::NotFound;
  if (status == 412) return ErrorCode::ChangedElsewhere;
  if (status == 426) return ErrorCode::ClientTooOld;
  return ErrorCode::PortalRefused;
}

} // namespace

std::string toJson(const Problem& problem) {
  return JsonWriter()
      .text("type", "about:blank")
      .text("title", problem.title)
      .number("status", problem.status)
      .text("code", problem.code)
      .text("detail", problem.detail)
      .json();
}

Result<Problem> problemFrom(std::string_view json) {
  JsonReader in(json);
  Problem problem;
  problem.status = static_cast<int>(in.number("status", 400, 599));
  problem.code = in.token("code", 64);
  problem.title = in.text("title", 200);
  if (in.has("detail")) problem.detail = in.text("detail", 1000, Lines::Many);
  return in.finish(std::move(problem));
}

std::span<const ProblemEntry> allProblems() { return problems; }

const ProblemEntry* problemFor(ErrorCode error) {
  const auto entry =
      std::find_if(problems.begin(), problems.end(), [error](const auto& each) { return each.error == error; });
  return entry == problems.end() ? nullptr : &*entry;
}

Error errorFrom(int status, std::string_view body) {
  const auto prefix = "HTTP " + std::to_string(status);
  const auto problem = problemFrom(body);
  if (!problem) return {byStatus(status), prefix + " without a problem document"};
  const auto entry =
      std::find_if(problems.begin(), problems.end(), [&](const auto& each) { return each.code == problem->code; });
  const auto code = entry == problems.end() ? byStatus(status) : entry->error;
  return {code, prefix + " " + problem->code + ": " + problem->title};
}

} // namespace certdesk::portal
